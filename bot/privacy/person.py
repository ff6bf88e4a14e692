"""A person's data by their code: shown whole, or erased whole. The code is the number of their conversation."""

from __future__ import annotations

import json
from typing import Any

from bot.errors import DataError
from bot.privacy.erase import erase
from bot.privacy.seal import Keyring
from bot.settings import Settings
from bot.store import conversations, inbox, outbox
from bot.store.database import Connection, Database
from bot.store.embedded import database_url

ALL = 1_000_000


async def erase_person(settings: Settings, code: str) -> str:
    """Erase; the running database is needed."""
    database = Database(database_url(settings))
    await database.open()
    try:
        async with database.connection() as conn:
            await erase(conn, await _conversation(conn, code))
    finally:
        await database.close()
    return f"erased {code}"


async def export_person(settings: Settings, code: str) -> str:
    """JSON of what is stored; the address itself is left out."""
    database, keyring = Database(database_url(settings)), Keyring(settings.secret_key)
    await database.open()
    try:
        async with database.connection() as conn:
            found = await _collect(conn, keyring, await _conversation(conn, code))
    finally:
        await database.close()
    return json.dumps(found, ensure_ascii=False, indent=2, default=str)


async def _conversation(conn: Connection, code: str) -> int:
    if not (code.isdecimal() and len(code) < 19):
        raise DataError("a person's code is a number")
    cursor = await conn.execute("SELECT id FROM conversations WHERE id = %s", (int(code),))
    if await cursor.fetchone() is None:
        raise DataError(f"nobody has the code {code}")
    return int(code)


async def _collect(conn: Connection, keyring: Keyring, conversation: int) -> dict[str, Any]:
    person = await conversations.load(conn, keyring, conversation)
    said = await inbox.after(conn, keyring, conversation, 0, ALL)
    answered = await outbox.after(conn, keyring, conversation, 0, ALL)
    cursor = await conn.execute(
        "SELECT level, category, about, created_at FROM verdicts WHERE conversation_id = %s ORDER BY created_at",
        (conversation,),
    )
    return {
        "code": conversation,
        "channel": person.channel,
        "language": person.language,
        "region": person.region,
        "said": [{"seq": m.seq, "at": m.received_at, "text": m.text} for m in said],
        "answered": [{"seq": r.message.seq, "at": at, "key": r.key, "text": r.message.text} for r, at in answered],
        "verdicts": await cursor.fetchall(),
    }
