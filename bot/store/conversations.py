"""Conversations: one a person and channel address, with what the path must remember between messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.messages import InboundMessage
from bot.privacy.seal import Keyring
from bot.safety.levels import About, Category, Level, Verdict
from bot.store.database import Connection, one

ADDRESS = "conversations.address:{}"


@dataclass(frozen=True, slots=True)
class Episode:
    """An open risk episode."""

    id: int
    level: Level
    category: Category
    about: About
    last_danger_at: datetime


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as one turn sees it."""

    id: int
    channel: str
    address: str = field(repr=False)
    language: str | None
    language_is_chosen: bool
    region: str | None
    handover: str
    disclosed_at: datetime | None
    last_inbound_at: datetime | None
    pauses_activity: bool
    open_question: str | None
    episode: Episode | None
    is_queued: bool
    recent: tuple[Verdict, ...] = ()


async def ensure(conn: Connection, keyring: Keyring, message: InboundMessage) -> int:
    """The id of the conversation with this person, made at the first message."""
    pseudonym = keyring.pseudonym(message.channel, message.address)
    found = await _find(conn, pseudonym)
    if found is None:
        # Several first messages at once: one makes the conversation, the others wait here. Waiting in an upsert
        # instead would lock the person's row, which a turn that holds the conversation's row may want: a deadlock.
        await conn.execute("SELECT pg_advisory_xact_lock(%s)", (int.from_bytes(pseudonym[:8], signed=True),))
        found = await _find(conn, pseudonym)
    return found if found is not None else await _create(conn, keyring, pseudonym, message)


async def find(conn: Connection, keyring: Keyring, channel: str, address: str) -> int | None:
    """The id of the conversation at this address, or None."""
    return await _find(conn, keyring.pseudonym(channel, address))


async def _find(conn: Connection, pseudonym: bytes) -> int | None:
    cursor = await conn.execute(
        "SELECT c.id FROM conversations c JOIN people p ON p.id = c.person_id WHERE p.pseudonym = %s",
        (pseudonym,),
    )
    row = await cursor.fetchone()
    return row["id"] if row else None


async def _create(conn: Connection, keyring: Keyring, pseudonym: bytes, message: InboundMessage) -> int:
    cursor = await conn.execute("INSERT INTO people (pseudonym) VALUES (%s) RETURNING id", (pseudonym,))
    person = (await one(cursor))["id"]
    cursor = await conn.execute(
        "INSERT INTO conversations (person_id, channel, address, region) VALUES (%s, %s, %s, %s) RETURNING id",
        (person, message.channel, keyring.seal(message.address, ADDRESS.format(person)), message.region_hint),
    )
    return (await one(cursor))["id"]


async def load(conn: Connection, keyring: Keyring, conversation_id: int) -> Conversation:
    """Everything one turn needs, in one query."""
    cursor = await conn.execute(
        """
        SELECT c.*, e.id AS e_id, e.level AS e_level, e.category AS e_category, e.about AS e_about,
               e.last_danger_at AS e_at,
               EXISTS (SELECT 1 FROM queue q WHERE q.conversation_id = c.id AND q.closed_at IS NULL) AS is_queued,
               (SELECT coalesce(json_agg(v), '[]') FROM (
                    SELECT level, category, about, confidence FROM verdicts
                    WHERE conversation_id = c.id ORDER BY created_at DESC LIMIT 5) v) AS recent
        FROM conversations c LEFT JOIN episodes e ON e.conversation_id = c.id AND e.closed_at IS NULL
        WHERE c.id = %s
        """,
        (conversation_id,),
    )
    return _conversation(await one(cursor), keyring)


def _conversation(row: dict[str, Any], keyring: Keyring) -> Conversation:
    episode = None
    if row["e_id"] is not None:
        episode = Episode(
            row["e_id"],
            Level(row["e_level"]),
            Category(row["e_category"]),
            About(row["e_about"]),
            row["e_at"],
        )
    return Conversation(
        id=row["id"],
        channel=row["channel"],
        address=keyring.open(row["address"], ADDRESS.format(row["person_id"])),
        language=row["language"],
        language_is_chosen=row["language_is_chosen"],
        region=row["region"],
        handover=row["handover"],
        disclosed_at=row["disclosed_at"],
        last_inbound_at=row["last_inbound_at"],
        pauses_activity=row["pauses_activity"],
        open_question=row["open_question"],
        episode=episode,
        is_queued=row["is_queued"],
        recent=tuple(
            Verdict(Level(v["level"]), Category(v["category"]), About(v["about"]), v["confidence"])
            for v in row["recent"]
        ),
    )


async def update(conn: Connection, conversation_id: int, changes: dict[str, Any]) -> None:
    """Set columns; the names come from our own code, never from a person."""
    columns = ", ".join(f"{name} = %({name})s" for name in changes)
    await conn.execute(
        f"UPDATE conversations SET {columns} WHERE id = %(id)s",  # noqa: S608
        {**changes, "id": conversation_id},
    )


async def next_seqs(conn: Connection, conversation_id: int, count: int) -> list[int]:
    """The next `count` positions in the conversation; holds its row until the transaction ends."""
    cursor = await conn.execute(
        "UPDATE conversations SET last_seq = last_seq + %s WHERE id = %s RETURNING last_seq",
        (count, conversation_id),
    )
    last = (await one(cursor))["last_seq"]
    return list(range(last - count + 1, last + 1))
