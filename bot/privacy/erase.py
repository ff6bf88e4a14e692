"""Erasing a person: every row that is theirs, at once."""

from __future__ import annotations

from bot.store.database import Connection


async def erase(conn: Connection, conversation_id: int) -> None:
    """Delete the person of this conversation, their messages, jobs and Rasa's memory of them."""
    # First the row that a turn holds, so that the two wait for one another in one order.
    await conn.execute("SELECT 1 FROM conversations WHERE id = %s FOR UPDATE", (conversation_id,))
    await conn.execute("DELETE FROM trackers WHERE sender = %s", (str(conversation_id),))
    await conn.execute(
        "DELETE FROM procrastinate_jobs WHERE lock = ANY (%s) AND status = 'todo'",
        ([f"turn:{conversation_id}", f"send:talk:{conversation_id}", f"send:danger:{conversation_id}"],),
    )
    await conn.execute(
        """
        DELETE FROM receipts WHERE provider_id IN
            (SELECT provider_id FROM outbox WHERE conversation_id = %s AND provider_id IS NOT NULL)
        """,
        (conversation_id,),
    )
    await conn.execute(
        "DELETE FROM people WHERE id = (SELECT person_id FROM conversations WHERE id = %s)",
        (conversation_id,),
    )
