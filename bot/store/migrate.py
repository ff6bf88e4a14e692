"""Numbered SQL files, each applied once, in order, under an advisory lock."""

from __future__ import annotations

from pathlib import Path

import psycopg
from procrastinate import App

from bot.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 5_114_633  # any number that nobody else uses in this database


async def migrate(url: str, queue: App) -> list[str]:
    """Bring the database to this version; returns the names of what was applied. `queue` brings its own schema."""
    try:
        async with await psycopg.AsyncConnection.connect(url, connect_timeout=10) as conn:
            await conn.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))
            await conn.execute("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY)")
            if not await _exists(conn, "procrastinate_jobs"):
                await conn.execute(queue.schema_manager.get_schema().encode())
            return await _apply_missing(conn)
    except psycopg.OperationalError:
        raise StoreError("the database cannot be reached; start it or correct KINDLINE_DATABASE_URL") from None


async def _exists(conn: psycopg.AsyncConnection, table: str) -> bool:
    row = await (await conn.execute("SELECT to_regclass(%s)", (table,))).fetchone()
    return row is not None and row[0] is not None


async def _apply_missing(conn: psycopg.AsyncConnection) -> list[str]:
    rows = await (await conn.execute("SELECT name FROM migrations")).fetchall()
    done = {name for (name,) in rows}
    missing = [path for path in sorted(MIGRATIONS.glob("*.sql")) if path.stem not in done]
    for path in missing:
        await conn.execute(path.read_bytes())
        await conn.execute("INSERT INTO migrations VALUES (%s)", (path.stem,))
    return [path.stem for path in missing]
