"""A talk in the terminal, through the same path as a real message: inbox, job, turn, outbox."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from bot.errors import StoreError
from bot.intake import Intake
from bot.jobs import make_queue
from bot.messages import InboundMessage
from bot.privacy.seal import Keyring
from bot.safety.levels import About, Category, Level, Verdict
from bot.settings import Settings
from bot.store import outbox, turns
from bot.store.database import TURN, Database, Notices
from bot.store.embedded import database_url

ANSWER_TIMEOUT_S = 60.0


class Talk:
    """One person's talk; use as an async context manager."""

    def __init__(self, settings: Settings, channel: str, language: str | None = None, region: str | None = None):
        url = database_url(settings)
        self._keyring = Keyring(settings.secret_key)
        self.database = Database(url)
        self._queue = make_queue(url)
        self._notices = Notices(url, TURN)
        self._intake = Intake(self.database, self._queue, self._keyring)
        self._channel = f"terminal-{channel}"
        self._language = language
        self._region = region
        self._address = secrets.token_hex(8)
        self.last: list[outbox.Row] = []
        """What the last turn said."""
        self.last_inbox_id = 0

    async def __aenter__(self) -> Talk:
        await self.database.open()
        await self._queue.open_async()
        await self._notices.start()
        await self._notices.ready.wait()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._notices.stop()
        await self._queue.close_async()
        await self.database.close()

    async def say(self, text: str) -> dict[str, Any]:
        """Send a text; the turn as the contract's JSON."""
        return await self._send(text=text)

    async def press(self, token: str) -> dict[str, Any]:
        """Press a button that was issued; the turn as the contract's JSON."""
        return await self._send(choice=token)

    async def _send(self, *, text: str = "", choice: str | None = None) -> dict[str, Any]:
        message = InboundMessage(
            self._channel,
            secrets.token_hex(12),
            self._address,
            text=text,
            choice=choice,
            language_hint=self._language,
            region_hint=self._region,
        )
        inbox_id = await self._intake.store(message)
        assert inbox_id is not None
        self.last_inbox_id = inbox_id
        turn = await self._wait_for(inbox_id)
        async with self.database.connection() as conn:
            self.last = await outbox.of_turn(conn, self._keyring, inbox_id)
        return turn_as_json(text, turn, self.last)

    async def _wait_for(self, inbox_id: int) -> dict[str, Any]:
        async with self._notices.watch(inbox_id) as event:
            try:
                async with asyncio.timeout(ANSWER_TIMEOUT_S):
                    while True:
                        async with self.database.connection() as conn:
                            turn = await turns.load(conn, inbox_id)
                        if turn is not None:
                            return turn
                        await event.wait()
                        event.clear()
            except TimeoutError:
                raise StoreError("no answer came; is the service running? see var/log") from None


def turn_as_json(text: str, turn: dict[str, Any], rows: list[outbox.Row]) -> dict[str, Any]:
    """The contract's object for one turn."""
    verdict = Verdict(
        Level(turn["level"] or 0),
        Category(turn["category"] or "none"),
        About(turn["about"] or "self"),
        turn["confidence"] or 0.0,
    )
    return {
        "text": text,
        "language": turn["language"],
        "risk": verdict.as_json(),
        "intent": turn["intent"],
        "entities": turn["entities"],
        "owner": turn["owner"],
        "ms": round(turn["ms"], 1),
        "replies": [_reply(row) for row in rows],
    }


def _reply(row: outbox.Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "text": row.message.text,
        "language": row.message.language,
        "buttons": [{"title": button.title, "payload": button.payload} for button in row.message.buttons],
        "attachments": [],
        "segments": row.segments,
    }
