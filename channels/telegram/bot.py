"""python-telegram-bot's client, with what we need beyond it."""

from __future__ import annotations

from typing import Any

from telegram import Bot
from telegram.request import HTTPXRequest

TELEGRAM_URL = "https://api.telegram.org"
CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 10.0
POOL_TIMEOUT_S = 5.0
CONNECTIONS = 32
"""Telegram allows about 30 messages a second over all chats: https://core.telegram.org/bots/faq"""
WANTED_UPDATES = ("message", "callback_query")


class TelegramBot(Bot):
    """The library's bot, whose requests to Telegram can be closed without having logged in first."""

    __slots__ = ()

    async def raw_updates(self, offset: int | None, timeout_s: int) -> list[dict[str, Any]]:
        """Updates as Telegram wrote them: one that the library cannot read must not block the others.

        `Bot.get_updates` fails for the whole batch then, and logs it whole.
        https://core.telegram.org/bots/api#getupdates
        """
        return await self._post(
            "getUpdates",
            {"offset": offset, "timeout": timeout_s, "allowed_updates": list(WANTED_UPDATES)},
            read_timeout=timeout_s + READ_TIMEOUT_S,
        )

    async def close_connections(self) -> None:
        """Close both connection pools."""
        for request in self._request:
            await request.shutdown()


def make_bot(token: str, api_url: str = TELEGRAM_URL, read_timeout_s: float = READ_TIMEOUT_S) -> TelegramBot:
    """A bot that has sent nothing yet."""

    def pool(size: int) -> HTTPXRequest:
        return HTTPXRequest(
            connection_pool_size=size,
            connect_timeout=CONNECT_TIMEOUT_S,
            read_timeout=read_timeout_s,
            write_timeout=read_timeout_s,
            pool_timeout=POOL_TIMEOUT_S,
        )

    base = f"{api_url.rstrip('/')}/bot"
    return TelegramBot(token, base_url=base, request=pool(CONNECTIONS), get_updates_request=pool(1))
