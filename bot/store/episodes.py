"""Risk episodes and the counsellor queue: always changed in the transaction of the verdict."""

from __future__ import annotations

from bot.safety.levels import Verdict
from bot.store.database import Connection, one


async def record(conn: Connection, conversation_id: int, inbox_id: int, verdict: Verdict) -> None:
    """Keep the verdict on one message; a repeated turn keeps the first."""
    await conn.execute(
        """
        INSERT INTO verdicts (inbox_id, conversation_id, level, category, about, confidence, evidence)
        VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT (inbox_id) DO NOTHING
        """,
        (
            inbox_id,
            conversation_id,
            int(verdict.level),
            verdict.category.value,
            verdict.about.value,
            verdict.confidence,
            list(verdict.evidence),
        ),
    )


async def raise_to(conn: Connection, conversation_id: int, verdict: Verdict) -> int:
    """Open the episode or raise it; a level never falls here, only a human lowers it. Returns its id."""
    cursor = await conn.execute(
        """
        INSERT INTO episodes (conversation_id, level, category, about) VALUES (%s, %s, %s, %s)
        ON CONFLICT (conversation_id) WHERE closed_at IS NULL DO UPDATE SET
            category = CASE WHEN excluded.level >= episodes.level THEN excluded.category ELSE episodes.category END,
            about = CASE WHEN excluded.level >= episodes.level THEN excluded.about ELSE episodes.about END,
            level = greatest(episodes.level, excluded.level),
            last_danger_at = now()
        RETURNING id
        """,
        (conversation_id, int(verdict.level), verdict.category.value, verdict.about.value),
    )
    return (await one(cursor))["id"]


async def queue(
    conn: Connection, conversation_id: int, reason: str, level: int = 0, episode_id: int | None = None
) -> None:
    """Take a place in the counsellor queue, or raise the one held; the waiting time is kept."""
    await conn.execute(
        """
        INSERT INTO queue (conversation_id, episode_id, reason, level) VALUES (%s, %s, %s, %s)
        ON CONFLICT (conversation_id) WHERE closed_at IS NULL DO UPDATE SET
            episode_id = coalesce(excluded.episode_id, queue.episode_id),
            reason = CASE WHEN excluded.reason = 'risk' THEN 'risk' ELSE queue.reason END,
            level = greatest(queue.level, excluded.level),
            raised_at = CASE WHEN excluded.level > 0 THEN now() ELSE queue.raised_at END
        """,
        (conversation_id, episode_id, reason, level),
    )


async def is_anyone_on_shift(conn: Connection, language: str) -> bool:
    """Whether a counsellor who reads this language (or any, when none is named) is on shift now."""
    cursor = await conn.execute(
        """
        SELECT 1 FROM shifts WHERE now() BETWEEN starts_at AND ends_at
          AND (languages = '{}' OR %s = ANY (languages)) LIMIT 1
        """,
        (language,),
    )
    return await cursor.fetchone() is not None
