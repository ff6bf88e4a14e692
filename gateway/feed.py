"""What a web talk has to show: both sides of it, in order, live."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import datetime

from bot.privacy.erase import erase
from bot.privacy.seal import Keyring
from bot.store import conversations, inbox, outbox
from bot.store.database import Connection, Database, Notices
from channels.web.feed import Item

CHANNEL = "web"


class StoredFeed:
    """The feed of `channels/web/feed.py` over the inbox, the outbox and PostgreSQL's notices."""

    def __init__(self, database: Database, keyring: Keyring, notices: Notices) -> None:
        self._database = database
        self._keyring = keyring
        self._notices = notices

    async def after(self, address: str, seq: int, limit: int) -> list[Item]:
        """Items after `seq`, oldest first."""
        async with self._database.connection() as conn:
            conversation = await conversations.find(conn, self._keyring, CHANNEL, address)
            if conversation is None:
                return []
            said = await inbox.after(conn, self._keyring, conversation, seq, limit)
            answered = await outbox.after(conn, self._keyring, conversation, seq, limit)
            items = [await self._said(conn, message) for message in said]
        items += [_answered(row, at) for row, at in answered]
        return sorted(items, key=lambda item: item.seq)[:limit]

    async def _said(self, conn: Connection, message: inbox.Received) -> Item:
        """The person's own message; a pressed choice shows its title."""
        text = message.text
        if message.choice:
            button = await outbox.pressed(conn, self._keyring, message.conversation_id, message.choice)
            text = button.title if button else text
        return Item(message.seq, "you", text, (), "und", "auto", message.received_at, provider_id=message.provider_id)

    async def wait(self, address: str, seq: int, timeout_s: float) -> None:
        """Return when something newer than `seq` may be there, or after the time."""
        async with self._database.connection() as conn:
            conversation = await conversations.find(conn, self._keyring, CHANNEL, address)
        if conversation is None:
            await asyncio.sleep(min(timeout_s, 0.5))
            return
        async with self._notices.watch(conversation) as event:
            if await self._has_newer(conversation, seq):
                return
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), timeout_s)

    async def _has_newer(self, conversation: int, seq: int) -> bool:
        async with self._database.connection() as conn:
            cursor = await conn.execute("SELECT last_seq FROM conversations WHERE id = %s", (conversation,))
            row = await cursor.fetchone()
        return row is not None and row["last_seq"] > seq

    def wake(self, address: str) -> None:
        """Nothing to do: PostgreSQL wakes every gateway."""

    async def erase(self, address: str) -> None:
        """Forget the person."""
        async with self._database.connection() as conn:
            conversation = await conversations.find(conn, self._keyring, CHANNEL, address)
            if conversation is not None:
                await erase(conn, conversation)


def _answered(row: outbox.Row, at: datetime) -> Item:
    message = row.message
    buttons = tuple((button.title, button.token) for button in message.buttons)
    return Item(message.seq, "bot", message.text, buttons, message.language, message.direction, at)
