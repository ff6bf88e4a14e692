"""The connection pool and live notices (`LISTEN/NOTIFY`)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import psycopg
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from bot.errors import StoreError

Connection = psycopg.AsyncConnection[DictRow]
POOL_SIZE = 12
CONNECT_TIMEOUT_S = 10.0
FEED = "kindline_feed"
TURN = "kindline_turn"


class Database:
    """One pool a process. `connection()` is a transaction: committed at the end, rolled back on an error."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            url,
            min_size=1,
            max_size=POOL_SIZE,
            open=False,
            timeout=CONNECT_TIMEOUT_S,
            kwargs={"row_factory": dict_row},
            check=AsyncConnectionPool.check_connection,
        )

    async def open(self) -> None:
        """Connect; raises `StoreError` when the server cannot be reached."""
        try:
            await self._pool.open(wait=True, timeout=CONNECT_TIMEOUT_S)
        except (PoolTimeout, psycopg.OperationalError):
            raise StoreError("the database cannot be reached; start it or correct KINDLINE_DATABASE_URL") from None

    async def close(self) -> None:
        """Give every connection back to the server."""
        await self._pool.close()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """One transaction."""
        try:
            async with self._pool.connection() as conn:
                yield conn
        except (PoolTimeout, psycopg.OperationalError) as error:
            raise StoreError("the database did not answer") from error


async def one(cursor: psycopg.AsyncCursor[DictRow]) -> DictRow:
    """The row of a statement that always gives one; raises `StoreError` when it was erased meanwhile."""
    row = await cursor.fetchone()
    if row is None:
        raise StoreError("a row that must be there is gone")
    return row


async def notify(conn: Connection, channel: str, value: int) -> None:
    """Tell every listener once this transaction commits."""
    await conn.execute("SELECT pg_notify(%s, %s)", (channel, str(value)))


class Notices:
    """Wakes whoever waits for a number on a notice channel; survives a lost connection."""

    def __init__(self, url: str, channel: str) -> None:
        self._url = url
        self._channel = channel
        self._waiting: dict[int, set[asyncio.Event]] = {}
        self._task: asyncio.Task[None] | None = None
        self.ready = asyncio.Event()

    async def start(self) -> None:
        """Listen in the background."""
        self._task = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Stop listening."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        while True:
            try:
                await self._listen()
            except psycopg.OperationalError:
                self.ready.clear()
                await asyncio.sleep(0.5)

    async def _listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._url, autocommit=True) as conn:
            await conn.execute(f"LISTEN {self._channel}")
            self.ready.set()
            self._wake_all()  # something may have been said while nobody listened
            async for notice in conn.notifies():
                for event in self._waiting.get(int(notice.payload), ()):
                    event.set()

    def _wake_all(self) -> None:
        for events in self._waiting.values():
            for event in events:
                event.set()

    @asynccontextmanager
    async def watch(self, number: int) -> AsyncIterator[asyncio.Event]:
        """An event that is set whenever `number` is told; register before reading what may have changed."""
        event = asyncio.Event()
        self._waiting.setdefault(number, set()).add(event)
        try:
            yield event
        finally:
            self._waiting[number].discard(event)
            if not self._waiting[number]:
                del self._waiting[number]
