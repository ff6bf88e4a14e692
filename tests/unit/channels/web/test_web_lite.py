"""The page without a script."""

from __future__ import annotations

import re

import httpx
import pytest

from channels.web import lite
from channels.web.feed import Item
from tests.fakes.web_feed import MemoryFeed

PAGE_LIMIT_BYTES = 6 * 1024


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lite, "ANSWER_WAIT_S", 0.05)
    monkeypatch.setattr(lite, "SETTLE_S", 0.01)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


async def test_talk_by_forms(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    feed.answers = lambda message: [Item(0, "bot", "How <are> you?", (("Good", "t1"),))]
    page = await client.get("/lite?language=en&region=KE")
    assert "disclosure in en" in page.text
    page = await client.post("/lite", data={**hidden(page.text), "text": "a\r\nb"})
    assert feed.accepted[0].text == "a\nb"
    assert "How &lt;are&gt; you?" in page.text
    assert 'name="choice" value="t1"' in page.text
    await client.post("/lite", data={**hidden(page.text), "choice": "t1"})
    assert feed.accepted[1].choice == "t1"
    assert feed.accepted[0].address == feed.accepted[1].address


async def test_page_sent_again_is_no_double(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    form = {**hidden((await client.get("/lite")).text), "text": "hello"}
    for _ in range(2):
        assert (await client.post("/lite", data=form)).status_code == 200
    assert len(feed.accepted) == 1


async def test_looking_for_news_says_nothing(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    page = await client.post("/lite", data=hidden((await client.get("/lite")).text))
    assert page.status_code == 200
    assert not feed.accepted


async def test_page_is_small_strict_and_in_the_language(client: httpx.AsyncClient) -> None:
    page = await client.get("/lite?language=ar")
    assert '<html lang="ar" dir="rtl">' in page.text
    assert len(page.content) <= PAGE_LIMIT_BYTES
    assert "<script" not in page.text
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"x" * 70_000, 413), (b"text=hi&id=1", 400), (b"&" * 50, 400), (b"text=%ff%00&id=", 400)],
    ids=range(4),
)
async def test_malformed_form_is_refused_kindly(
    client: httpx.AsyncClient, feed: MemoryFeed, body: bytes, status: int
) -> None:
    assert (await client.post("/lite", content=body)).status_code == status
    assert not feed.accepted


async def test_too_many_fields_are_refused(client: httpx.AsyncClient) -> None:
    assert (await client.post("/lite", content=b"a=1&" * 50)).status_code == 400
