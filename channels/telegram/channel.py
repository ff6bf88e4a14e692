"""Telegram by python-telegram-bot.

Webhook: https://core.telegram.org/bots/api#setwebhook  Sending: https://core.telegram.org/bots/api#sendmessage
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from collections.abc import Coroutine, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import TelegramError

from bot.errors import SettingError
from bot.messages import Button, Outbound, Outcome, SendResult
from bot.settings import Settings
from channels.base import Accept, Channel, Received, Rejected
from channels.capabilities import TELEGRAM
from channels.quiet import hush_libraries
from channels.receive import read_body, settle
from channels.telegram.background import poll, register
from channels.telegram.bot import READ_TIMEOUT_S, TELEGRAM_URL, make_bot
from channels.telegram.outcomes import outcome_of
from channels.telegram.updates import read_update

_log = logging.getLogger(__name__)

WEBHOOK_PATH = "/channels/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 — a header's name
MAX_BODY_BYTES = 1024 * 1024
"""4,096 emoji escaped as JSON, with the message replied to, pass 100 KB; a refused genuine update would come
again and again and hold up those behind it."""
CALLBACK_DATA_LIMIT_BYTES = 64
"""https://core.telegram.org/bots/api#inlinekeyboardbutton"""
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_SECRET = re.compile(r"[\w-]{1,256}", re.ASCII)


class TelegramChannel(Channel):
    """Telegram in and out: by webhook, or by long polling when `polling`."""

    name = "telegram"
    capabilities = TELEGRAM

    def __init__(
        self,
        token: str,
        secret: str = "",
        *,
        public_url: str = "",
        polling: bool = False,
        api_url: str = TELEGRAM_URL,
        read_timeout_s: float = READ_TIMEOUT_S,
    ) -> None:
        hush_libraries()
        self._secret = secret
        self._public_url = public_url.rstrip("/")
        self._is_polling = polling
        self._bot = make_bot(token, api_url, read_timeout_s)
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    def from_settings(cls, settings: Settings) -> TelegramChannel | None:
        """The channel, or None when the token, or the webhook's secret, is missing.

        Raises:
            SettingError: One of them is malformed.
        """
        token, secret, polling = settings.telegram_token, settings.telegram_secret, settings.telegram_polling
        if not token or not (secret or polling):
            return None
        if not _TOKEN.fullmatch(token):
            raise SettingError("KINDLINE_TELEGRAM_TOKEN must look like 123456:ABC-def, as BotFather gives it.")
        if secret and not _SECRET.fullmatch(secret):
            raise SettingError("KINDLINE_TELEGRAM_SECRET must be 1 to 256 letters, digits, _ or -.")
        return cls(
            token,
            secret or "",
            public_url=settings.public_url or "",
            polling=polling,
            api_url=settings.telegram_api_url or TELEGRAM_URL,
        )

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """The webhook; none while polling."""
        if self._is_polling:
            return []

        async def webhook(request: Request) -> Response:
            update = await self._genuine_update(request)
            if isinstance(update, Rejected):
                return Response(status_code=await settle(self.name, update, accept))
            return Response(status_code=await self._handle(update, accept))

        return [Route(WEBHOOK_PATH, webhook, methods=["POST"])]

    async def send(self, message: Outbound) -> SendResult:
        """Send one message as plain text, one button a row."""
        try:
            sent = await self._bot.send_message(
                message.address,
                message.text,
                reply_markup=_keyboard(message.buttons),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        # The last four: a readable answer in a shape that the library does not expect.
        except (TelegramError, AttributeError, KeyError, TypeError, ValueError) as failure:
            return outcome_of(failure)
        return SendResult(Outcome.DELIVERED, provider_id=str(sent.message_id))

    async def start(self, accept: Accept) -> None:
        """Begin polling, or register the webhook under an https `public_url`."""
        if self._is_polling:
            self._run(poll(self._bot, lambda update: self._handle(update, accept)))
        elif self._public_url.startswith("https://"):
            self._run(register(self._bot, self._public_url + WEBHOOK_PATH, self._secret))
        else:
            _log.warning("telegram: the public address is not https, so no webhook is registered")

    async def stop(self) -> None:
        """End polling and close the connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._bot.close_connections()

    async def _genuine_update(self, request: Request) -> object:
        given = request.headers.get(SECRET_HEADER, "")
        if not self._secret or not hmac.compare_digest(given.encode(), self._secret.encode()):
            return Rejected(403, "wrong or missing secret")
        body = await read_body(request, MAX_BODY_BYTES)
        if isinstance(body, Rejected):
            return body
        try:
            return json.loads(body)
        except (ValueError, RecursionError):
            return Rejected(400, "not JSON")

    async def _handle(self, update: object, accept: Accept) -> int:
        received = read_update(update, self.name, self._bot)
        status = await settle(self.name, received, accept)
        self._acknowledge_press(update, received)
        return status

    def _acknowledge_press(self, update: object, received: Received) -> None:
        # Until it is answered the button shows a spinner: https://core.telegram.org/bots/api#answercallbackquery
        match update:
            case {"callback_query": {"id": str(query_id)}} if not isinstance(received, Rejected):
                self._run(self._answer(query_id))

    async def _answer(self, query_id: str) -> None:
        try:
            await self._bot.answer_callback_query(query_id)
        except TelegramError as error:
            _log.info("telegram: a button press stays unanswered: %s", type(error).__name__)

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(button.title, callback_data=button.token)] for button in buttons if _is_sendable(button)
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _is_sendable(button: Button) -> bool:
    # Telegram refuses the whole message for one bad button; the words matter more.
    is_good = bool(button.title) and 0 < len(button.token.encode()) <= CALLBACK_DATA_LIMIT_BYTES
    if not is_good:
        _log.error("telegram: a button without a title or with a bad token is left out")
    return is_good
