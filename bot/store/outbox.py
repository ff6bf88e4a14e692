"""Outbound messages: written with the turn that says them, sent by the delivery job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.messages import Button, Outbound, SendResult
from bot.privacy.seal import Keyring
from bot.store import conversations
from bot.store.database import FEED, Connection, notify

BODY = "outbox.body:{}"


@dataclass(frozen=True, slots=True)
class Draft:
    """One rendered reply, before it has a place in the outbox."""

    key: str
    text: str = field(repr=False)
    buttons: tuple[Button, ...]
    language: str
    direction: str
    segments: int


@dataclass(frozen=True, slots=True)
class Row:
    """One outbox row with its words opened."""

    id: int
    inbox_id: int
    lane: str
    key: str
    state: str
    attempts: int
    message: Outbound
    segments: int


async def add(
    conn: Connection,
    keyring: Keyring,
    conversation_id: int,
    inbox_id: int,
    drafts: Sequence[Draft],
    *,
    lane: str,
    is_pulled: bool,
) -> None:
    """Append the replies of one turn; a row of a pulled channel is sent by being stored."""
    seqs = await conversations.next_seqs(conn, conversation_id, len(drafts))
    state = "sent" if is_pulled else "ready"
    rows = [
        (
            conversation_id,
            inbox_id,
            inbox_id,
            seq,
            lane,
            draft.key,
            _sealed(keyring, conversation_id, draft),
            state,
        )
        for seq, draft in zip(seqs, drafts, strict=True)
    ]
    async with conn.cursor() as cursor:
        await cursor.executemany(
            """
            INSERT INTO outbox (conversation_id, inbox_id, position, seq, lane, key, body, state)
            VALUES (%s, %s, (SELECT coalesce(max(position) + 1, 0) FROM outbox WHERE inbox_id = %s), %s, %s, %s, %s, %s)
            """,
            rows,
        )
    await notify(conn, FEED, conversation_id)


def _sealed(keyring: Keyring, conversation_id: int, draft: Draft) -> bytes:
    body = {
        "text": draft.text,
        "buttons": [[button.title, button.payload] for button in draft.buttons],
        "language": draft.language,
        "direction": draft.direction,
        "segments": draft.segments,
    }
    return keyring.seal(body, BODY.format(conversation_id))


def _opened(row: dict[str, Any], keyring: Keyring, address: str) -> Row:
    body = keyring.open(row["body"], BODY.format(row["conversation_id"]))
    buttons = tuple(
        Button(title, payload, token=f"{row['id']}.{number}") for number, (title, payload) in enumerate(body["buttons"])
    )
    message = Outbound(row["id"], address, body["text"], buttons, body["language"], body["direction"], row["seq"])
    return Row(
        row["id"],
        row["inbox_id"],
        row["lane"],
        row["key"],
        row["state"],
        row["attempts"],
        message,
        body["segments"],
    )


async def of_turn(conn: Connection, keyring: Keyring, inbox_id: int) -> list[Row]:
    """What one turn said, in order."""
    cursor = await conn.execute("SELECT * FROM outbox WHERE inbox_id = %s ORDER BY seq", (inbox_id,))
    return [_opened(row, keyring, "") for row in await cursor.fetchall()]


async def after(
    conn: Connection, keyring: Keyring, conversation_id: int, seq: int, limit: int
) -> list[tuple[Row, datetime]]:
    """What we said after a position, oldest first, with the time of each."""
    cursor = await conn.execute(
        "SELECT * FROM outbox WHERE conversation_id = %s AND seq > %s ORDER BY seq LIMIT %s",
        (conversation_id, seq, limit),
    )
    return [(_opened(row, keyring, ""), row["created_at"]) for row in await cursor.fetchall()]


async def load(conn: Connection, keyring: Keyring, conversation_id: int, outbox_id: int) -> Row | None:
    """One row of this conversation, or None."""
    cursor = await conn.execute(
        "SELECT * FROM outbox WHERE id = %s AND conversation_id = %s", (outbox_id, conversation_id)
    )
    row = await cursor.fetchone()
    return _opened(row, keyring, "") if row else None


async def pressed(conn: Connection, keyring: Keyring, conversation_id: int, token: str) -> Button | None:
    """The button behind a token, if we issued it in this conversation."""
    outbox_id, _, number = token.partition(".")
    if not (outbox_id.isdecimal() and number.isdecimal() and len(outbox_id) < 19):
        return None
    row = await load(conn, keyring, conversation_id, int(outbox_id))
    buttons = row.message.buttons if row else ()
    return buttons[int(number)] if int(number) < len(buttons) else None


async def last_choices(conn: Connection, keyring: Keyring, conversation_id: int) -> tuple[Button, ...]:
    """The choices under the last message we sent, for answers by number."""
    cursor = await conn.execute(
        "SELECT * FROM outbox WHERE conversation_id = %s ORDER BY seq DESC LIMIT 1", (conversation_id,)
    )
    row = await cursor.fetchone()
    return _opened(row, keyring, "").message.buttons if row else ()


async def due(conn: Connection, keyring: Keyring, conversation_id: int, lane: str, address: str) -> Row | None:
    """The next row of this lane to send (or left half-sent by a process that died)."""
    cursor = await conn.execute(
        """
        SELECT * FROM outbox WHERE conversation_id = %s AND lane = %s AND state IN ('ready', 'sending')
        ORDER BY seq LIMIT 1
        """,
        (conversation_id, lane),
    )
    row = await cursor.fetchone()
    return _opened(row, keyring, address) if row else None


async def begin(conn: Connection, outbox_id: int) -> None:
    """Mark that a send is under way: from here on its outcome may be ambiguous."""
    await conn.execute("UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = %s", (outbox_id,))


async def settle(conn: Connection, outbox_id: int, state: str, result: SendResult) -> None:
    """Record how the send ended."""
    await conn.execute(
        """
        UPDATE outbox SET state = %s, outcome = %s, detail = %s, provider_id = coalesce(%s, provider_id),
               sent_at = CASE WHEN %s = 'sent' THEN now() END
        WHERE id = %s
        """,
        (state, result.outcome.value, result.detail, result.provider_id, state, outbox_id),
    )


async def record_receipt(conn: Connection, channel: str, provider_id: str, status: str, code: str | None) -> None:
    """Keep every delivery report: a message may have several (queued, sent, delivered)."""
    await conn.execute(
        "INSERT INTO receipts (channel, provider_id, status, code) VALUES (%s, %s, %s, %s)",
        (channel, provider_id, status, code),
    )
