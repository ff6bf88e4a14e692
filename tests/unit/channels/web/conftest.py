"""The widget's API over a talk kept in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette

from channels.web import WebChannel
from channels.web.api import Times
from channels.web.session import Signer
from channels.web.words import WORD_KEYS
from tests.fakes.web_feed import MemoryFeed


def words(tag: str) -> dict[str, str]:
    """Words that say what they are."""
    language = "ar" if tag == "ar" else "en"
    named = {key: f"{key} in {language}" for key in WORD_KEYS}
    return {"language": language, "direction": "rtl" if tag == "ar" else "ltr", **named}


@pytest.fixture
def feed() -> MemoryFeed:
    return MemoryFeed()


@pytest.fixture
def channel(feed: MemoryFeed) -> WebChannel:
    channel = WebChannel(
        Signer.from_secret("k1:secret"),
        origins=["https://clinic.example"],
        default_region="KE",
        times=Times(heartbeat_s=0.05, poll_s=0.05, stream_s=0.2),
    )
    channel.feed = feed
    channel.words = words
    return channel


@pytest.fixture
async def client(channel: WebChannel, feed: MemoryFeed) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=list(channel.routes(feed.accept)))
    transport = httpx.ASGITransport(app)  # an exception in a handler fails the test
    async with httpx.AsyncClient(transport=transport, base_url="http://kindline.test") as client:
        yield client
