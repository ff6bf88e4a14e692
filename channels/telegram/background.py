"""Telegram's two ways of bringing updates; a channel uses one, never both.

Webhook: https://core.telegram.org/bots/api#setwebhook  Polling: https://core.telegram.org/bots/api#getupdates
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram.error import BadRequest, InvalidToken, TelegramError

from channels.receive import NOT_STORED
from channels.telegram.bot import WANTED_UPDATES, TelegramBot

_log = logging.getLogger(__name__)

LONG_POLL_S = 25
FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 60.0

Handle = Callable[[dict[str, Any]], Awaitable[int]]
"""Handles one update and returns the HTTP status that a webhook would have answered."""


async def poll(bot: TelegramBot, handle: Handle) -> None:
    """Fetch updates for ever.

    Telegram forgets an update only once a later `offset` shows that it is stored.
    """
    if not await persist("deleteWebhook", bot.delete_webhook):
        return
    offset: int | None = None
    pause_s = FIRST_PAUSE_S
    while True:
        try:
            for update in await bot.raw_updates(offset, LONG_POLL_S):
                if await handle(update) == NOT_STORED:
                    break
                offset = update["update_id"] + 1
            else:
                pause_s = FIRST_PAUSE_S
                continue
        except InvalidToken:
            _log.error("telegram: the token is refused; polling ends")
            return
        # Whatever it is, a bot that stops listening is worse: say so, wait, ask again from the same offset.
        except Exception as error:
            _log.error("telegram: no updates: %s", type(error).__name__)
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)


async def register(bot: TelegramBot, url: str, secret: str) -> None:
    """Tell Telegram where updates go and by which secret we know them."""

    async def set_webhook() -> bool:
        return await bot.set_webhook(url, secret_token=secret, allowed_updates=WANTED_UPDATES)

    await persist("setWebhook", set_webhook)


async def persist(what: str, call: Callable[[], Awaitable[bool]]) -> bool:
    """Repeat `call` with growing pauses until Telegram takes it; False when it never will."""
    pause_s = FIRST_PAUSE_S
    while True:
        try:
            return await call()
        except (InvalidToken, BadRequest) as error:
            _log.error("telegram: %s refused: %s", what, type(error).__name__)
            return False
        except TelegramError as error:
            _log.warning("telegram: %s failed, trying again: %s", what, type(error).__name__)
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
