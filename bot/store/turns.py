"""What one turn found and how long it took; no words."""

from __future__ import annotations

from typing import Any

from psycopg.types.json import Json

from bot.store.database import TURN, Connection, notify
from bot.understanding.types import Understanding


async def record(conn: Connection, inbox_id: int, owner: str, understanding: Understanding, ms: float) -> None:
    """Store the turn and tell whoever waits for it."""
    await conn.execute(
        """
        INSERT INTO turns (inbox_id, owner, language, intent, entities, ms) VALUES (%s, %s, %s, %s, %s, %s)
        ON CONFLICT (inbox_id) DO NOTHING
        """,
        (
            inbox_id,
            owner,
            Json({"code": understanding.language.code, "confidence": understanding.language.confidence}),
            Json({"name": understanding.intent, "confidence": understanding.intent_confidence}),
            # a phone number or a free value could name a person: only closed vocabularies are kept
            Json([e.as_rasa() for e in understanding.entities if e.entity in ("topic", "exercise", "language_name")]),
            ms,
        ),
    )
    await notify(conn, TURN, inbox_id)


async def load(conn: Connection, inbox_id: int) -> dict[str, Any] | None:
    """The turn with its verdict, or None while it runs."""
    cursor = await conn.execute(
        """
        SELECT t.*, v.level, v.category, v.about, v.confidence, v.evidence
        FROM turns t LEFT JOIN verdicts v USING (inbox_id) WHERE t.inbox_id = %s
        """,
        (inbox_id,),
    )
    return await cursor.fetchone()
