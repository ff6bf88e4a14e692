"""Inbound messages: stored once by channel and provider id, done once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.messages import InboundMessage
from bot.privacy.seal import Keyring
from bot.store import conversations
from bot.store.database import FEED, Connection, notify

BODY = "inbox.body:{}"


@dataclass(frozen=True, slots=True)
class Received:
    """An inbox row opened for its turn."""

    id: int
    conversation_id: int
    provider_id: str
    seq: int
    received_at: datetime
    is_done: bool
    text: str = field(repr=False)
    choice: str | None = field(repr=False)
    is_text: bool
    language_hint: str | None
    region_hint: str | None


async def add(conn: Connection, keyring: Keyring, conversation_id: int, message: InboundMessage) -> int | None:
    """Store the message; None when this provider id was stored before."""
    cursor = await conn.execute(
        "SELECT 1 FROM inbox WHERE channel = %s AND provider_id = %s", (message.channel, message.provider_id)
    )
    if await cursor.fetchone():
        return None
    [seq] = await conversations.next_seqs(conn, conversation_id, 1)
    cursor = await conn.execute(
        """
        INSERT INTO inbox (conversation_id, channel, provider_id, seq, body) VALUES (%s, %s, %s, %s, %s)
        ON CONFLICT (channel, provider_id) DO NOTHING RETURNING id
        """,
        (
            conversation_id,
            message.channel,
            message.provider_id,
            seq,
            _sealed(keyring, conversation_id, message),
        ),
    )
    row = await cursor.fetchone()
    await notify(conn, FEED, conversation_id)
    return row["id"] if row else None


def _sealed(keyring: Keyring, conversation_id: int, message: InboundMessage) -> bytes:
    body = {
        "text": message.text,
        "choice": message.choice,
        "is_text": message.is_text,
        "language_hint": message.language_hint,
        "region_hint": message.region_hint,
    }
    return keyring.seal(body, BODY.format(conversation_id))


def _opened(row: dict[str, Any], keyring: Keyring) -> Received:
    return Received(
        id=row["id"],
        conversation_id=row["conversation_id"],
        provider_id=row["provider_id"],
        seq=row["seq"],
        received_at=row["received_at"],
        is_done=row["done_at"] is not None,
        **keyring.open(row["body"], BODY.format(row["conversation_id"])),
    )


async def load(conn: Connection, keyring: Keyring, inbox_id: int) -> Received | None:
    """The row, or None when it was erased."""
    cursor = await conn.execute("SELECT * FROM inbox WHERE id = %s", (inbox_id,))
    row = await cursor.fetchone()
    return _opened(row, keyring) if row else None


async def newer(conn: Connection, keyring: Keyring, conversation_id: int, seq: int) -> list[Received]:
    """What the same person has sent since, oldest first."""
    cursor = await conn.execute(
        "SELECT * FROM inbox WHERE conversation_id = %s AND seq > %s AND done_at IS NULL ORDER BY seq",
        (conversation_id, seq),
    )
    return [_opened(row, keyring) for row in await cursor.fetchall()]


async def after(conn: Connection, keyring: Keyring, conversation_id: int, seq: int, limit: int) -> list[Received]:
    """What the person said after a position, oldest first."""
    cursor = await conn.execute(
        "SELECT * FROM inbox WHERE conversation_id = %s AND seq > %s ORDER BY seq LIMIT %s",
        (conversation_id, seq, limit),
    )
    return [_opened(row, keyring) for row in await cursor.fetchall()]


async def finish(conn: Connection, inbox_id: int) -> bool:
    """Mark done; False when another run of the same turn was first."""
    cursor = await conn.execute(
        "UPDATE inbox SET done_at = now() WHERE id = %s AND done_at IS NULL RETURNING id", (inbox_id,)
    )
    return await cursor.fetchone() is not None
