"""The event stream: frames, numbers, heartbeat, end."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from bot.errors import StoreError
from bot.messages import Outbound, Outcome
from channels.web import WebChannel
from channels.web.feed import Item
from channels.web.session import Session, Signer
from tests.fakes.web_feed import MemoryFeed

EVENTS = "/channels/web/events"
ADDRESS = "A" * 22
TALK = {"Authorization": f"Bearer {Signer.from_secret('k1:secret').token(Session(ADDRESS))}"}


def frames(body: str) -> list[tuple[int, dict[str, Any]]]:
    found = []
    for frame in body.split("\n\n"):
        if frame and not frame.startswith(":"):
            head, data = frame.split("\n")
            found.append((int(head.removeprefix("id: ")), json.loads(data.removeprefix("data: "))))
    return found


async def test_talk_so_far_comes_first_with_its_numbers(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    hello = Item(0, "bot", "two\nlines", (("Yes", "t1"),), "ar", "rtl")
    feed.add(ADDRESS, Item(0, "you", "hi"), hello)
    answer = await client.get(f"{EVENTS}?after=0", headers=TALK)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert [(number, item["author"]) for number, item in frames(answer.text)] == [(1, "you"), (2, "bot")]
    _, last = frames(answer.text)[1]
    assert last["text"] == "two\nlines"
    assert last["buttons"] == [{"title": "Yes", "token": "t1"}]
    assert (last["language"], last["direction"]) == ("ar", "rtl")


async def test_last_event_id_is_honoured(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    feed.add(ADDRESS, *(Item(0, "bot", str(n)) for n in range(3)))
    answer = await client.get(f"{EVENTS}?after=0", headers={**TALK, "Last-Event-ID": "2"})
    assert [number for number, _ in frames(answer.text)] == [3]


async def test_long_history_comes_whole_and_in_order(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    feed.add(ADDRESS, *(Item(0, "bot", str(n)) for n in range(350)))
    answer = await client.get(EVENTS, headers=TALK)
    assert [number for number, _ in frames(answer.text)] == list(range(1, 351))


async def test_silence_is_filled_with_heartbeats_and_the_stream_ends(client: httpx.AsyncClient) -> None:
    answer = await client.get(EVENTS, headers=TALK)
    assert set(answer.text.split("\n\n")) == {":", ""}
    assert answer.text.count(":") >= 3


async def test_send_wakes_a_waiting_stream(client: httpx.AsyncClient, channel: WebChannel, feed: MemoryFeed) -> None:
    stream = asyncio.create_task(client.get(EVENTS, headers=TALK))
    await asyncio.sleep(0)
    feed.talks[ADDRESS].append(Item(1, "bot", "stored elsewhere"))
    result = await channel.send(Outbound(1, ADDRESS, "stored elsewhere", seq=1))
    assert result.outcome is Outcome.DELIVERED
    assert [number for number, _ in frames((await stream).text)] == [1]


async def test_store_that_breaks_ends_the_stream_quietly(
    client: httpx.AsyncClient, feed: MemoryFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise StoreError("down")

    monkeypatch.setattr(feed, "wait", fail)
    answer = await client.get(EVENTS, headers=TALK)
    assert answer.text == ":\n\n"
