"""A database without the rest: the embedded PostgreSQL with our schema."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.jobs import make_queue
from bot.privacy.seal import new_key
from bot.settings import Settings, load_settings
from bot.store.embedded import database_url
from bot.store.migrate import migrate
from bot.supervisor import start_postgres
from tests.service import new_folder


@pytest_asyncio.fixture(scope="session")
async def database() -> AsyncIterator[Settings]:
    """Settings whose database runs and is migrated."""
    folder = new_folder("database")
    settings = load_settings({"KINDLINE_VAR": str(folder), "KINDLINE_SECRET_KEY": new_key()})
    postgres = await start_postgres(settings)
    assert postgres is not None
    url = database_url(settings)
    await migrate(url, make_queue(url))
    yield settings
    await postgres.stop()
