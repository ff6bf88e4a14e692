"""Fixtures that every suite shares. `service` is the whole thing, started once a session."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from bot.jobs import make_queue
from bot.privacy.seal import new_key
from bot.settings import Settings, load_settings
from bot.store.embedded import database_url
from bot.store.migrate import migrate
from bot.supervisor import start_postgres
from tests.fakes.server import LocalServer
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.twilio_api import FakeTwilio
from tests.service import Running, new_folder, start


def lacking(what: str) -> None:
    """Skip with the reason; on CI a skip is a failure, so that nothing is left out unseen."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI lacks {what}")
    pytest.skip(f"this machine lacks {what}")


@pytest.fixture(scope="session")
def telegram() -> Iterator[FakeTelegram]:
    """A Bot API server that the real client talks to."""
    fake = FakeTelegram()
    with LocalServer(fake.app()) as server:
        fake.url = server.url
        yield fake


@pytest.fixture(scope="session")
def twilio() -> Iterator[FakeTwilio]:
    """A Twilio stand-in that the real client talks to."""
    fake = FakeTwilio()
    with LocalServer(fake.app()) as server:
        fake.url = server.url
        yield fake


@pytest.fixture(scope="session")
def service(telegram: FakeTelegram, twilio: FakeTwilio) -> Iterator[Running]:
    """The running service."""
    running = start(new_folder("service"), telegram.url, twilio.url)
    yield running
    running.stop()


@pytest_asyncio.fixture(scope="session")
async def database() -> AsyncIterator[Settings]:
    """Settings of a database without the rest: the embedded PostgreSQL with our schema."""
    folder = new_folder("database")
    settings = load_settings({"KINDLINE_VAR": str(folder), "KINDLINE_SECRET_KEY": new_key()})
    postgres = await start_postgres(settings)
    assert postgres is not None
    url = database_url(settings)
    await migrate(url, make_queue(url))
    yield settings
    await postgres.stop()
