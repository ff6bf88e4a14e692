"""A talk kept in memory: the widget's feed and the inbox behind it, for tests without a database."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from bot.messages import InboundMessage
from channels.web.feed import Item

Answerer = Callable[[InboundMessage], list[Item]]


class MemoryFeed:
    """`accept` stores a message once and lets `answers` write what comes back."""

    def __init__(self, answers: Answerer = lambda message: []) -> None:
        self.talks: dict[str, list[Item]] = defaultdict(list)
        self.accepted: list[InboundMessage] = []
        self.answers = answers
        self._news: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def accept(self, message: InboundMessage) -> bool:
        """As the inbox does: a known provider id changes nothing."""
        if any(known.provider_id == message.provider_id for known in self.accepted):
            return False
        self.accepted.append(message)
        own = Item(0, "you", message.text or self._title(message), provider_id=message.provider_id)
        self.add(message.address, own, *self.answers(message))
        return True

    def add(self, address: str, *items: Item) -> None:
        """Store items with the next numbers and wake who waits."""
        talk = self.talks[address]
        for item in items:
            talk.append(replace(item, seq=len(talk) + 1))
        self.wake(address)

    async def after(self, address: str, seq: int, limit: int) -> list[Item]:
        """See `channels.web.feed.Feed`."""
        return [item for item in self.talks[address] if item.seq > seq][:limit]

    async def wait(self, address: str, seq: int, timeout_s: float) -> None:
        """See `channels.web.feed.Feed`."""
        if await self.after(address, seq, 1):
            return
        try:
            await asyncio.wait_for(self._news[address].wait(), timeout_s)
        except TimeoutError:
            return

    def wake(self, address: str) -> None:
        """See `channels.web.feed.Feed`."""
        self._news.pop(address, asyncio.Event()).set()

    async def erase(self, address: str) -> None:
        """See `channels.web.feed.Feed`."""
        self.talks.pop(address, None)

    def _title(self, message: InboundMessage) -> str:
        buttons = [button for item in self.talks[message.address] for button in item.buttons]
        return next((title for title, token in reversed(buttons) if token == message.choice), "")
