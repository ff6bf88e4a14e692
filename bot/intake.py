"""The door to the inbox: one transaction stores the message and defers its turn."""

from __future__ import annotations

from procrastinate import App

from bot import jobs
from bot.messages import InboundMessage
from bot.privacy.seal import Keyring
from bot.store import conversations, inbox
from bot.store.database import Database

TEXT_LIMIT_CHARS = 10_000
"""Longer texts are cut: no channel of ours carries more, and sealing megabytes would be a way to flood us."""


class Intake:
    """Stores inbound messages. Once `store` returns, the message will be answered, whatever is killed."""

    def __init__(self, database: Database, queue: App, keyring: Keyring) -> None:
        self._database = database
        self._queue = queue
        self._keyring = keyring

    async def accept(self, message: InboundMessage) -> bool:
        """Store the message; False for a repeat delivery. Raises `StoreError` when it could not be stored."""
        return await self.store(message) is not None

    async def store(self, message: InboundMessage) -> int | None:
        """As `accept`, with the inbox id."""
        message = _bounded(message)
        async with self._database.connection() as conn:
            conversation_id = await conversations.ensure(conn, self._keyring, message)
            inbox_id = await inbox.add(conn, self._keyring, conversation_id, message)
            if inbox_id is not None:
                await jobs.defer_turn(self._queue, conn, conversation_id, inbox_id)
            return inbox_id


def _bounded(message: InboundMessage) -> InboundMessage:
    if len(message.text) <= TEXT_LIMIT_CHARS:
        return message
    from dataclasses import replace

    return replace(message, text=message.text[:TEXT_LIMIT_CHARS])
