"""Fixtures that every suite shares. `service` is the whole thing, started once a session."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

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
