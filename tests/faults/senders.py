"""A channel whose sends end as scripted, and the shortest way to put something in its outbox."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.messages import InboundMessage, Outbound, Outcome, SendResult
from bot.service import Service
from bot.store import conversations, inbox, outbox
from channels.capabilities import TELEGRAM

CHANNEL = "probe"
DELIVERED = SendResult(Outcome.DELIVERED, provider_id="p1")
UNKNOWN = SendResult(Outcome.UNKNOWN, detail="timed out")
RETRY = SendResult(Outcome.RETRY_LATER, detail="503")

Scripted = SendResult | Exception | asyncio.Event


@dataclass(slots=True)
class ScriptedSender:
    """Answers each send with the next of `results`, then with delivered. An event is waited for first."""

    name = CHANNEL
    capabilities = TELEGRAM
    results: list[Scripted] = field(default_factory=list)
    found: list[SendResult | None] = field(default_factory=list)
    """What `look_up` answers, in order; None when empty, as of a provider that cannot tell."""
    sent: list[str] = field(default_factory=list)
    """Texts of all attempts."""

    async def send(self, message: Outbound) -> SendResult:
        """Note the attempt and end as scripted."""
        self.sent.append(message.text)
        result = self.results.pop(0) if self.results else DELIVERED
        if isinstance(result, Exception):
            raise result
        if isinstance(result, asyncio.Event):
            await result.wait()
            return DELIVERED
        return result

    async def look_up(self, message: Outbound) -> SendResult | None:
        """As scripted."""
        return self.found.pop(0) if self.found else None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an outbox."""

    service: Service
    conversation: int
    inbox_id: int

    async def put(self, *texts: str, lane: str = "talk", key: str = "acknowledge") -> None:
        """Append messages to a lane."""
        drafts = [outbox.Draft(key, text, (), "en", "ltr", 0) for text in texts]
        async with self.service.database.connection() as conn:
            ring = self.service.keyring
            await outbox.add(conn, ring, self.conversation, self.inbox_id, drafts, lane=lane, is_pulled=False)

    async def rows(self) -> list[dict[str, Any]]:
        """The outbox rows in order."""
        return await self._all("SELECT * FROM outbox WHERE conversation_id = %s ORDER BY seq")

    async def jobs(self, lane: str = "talk") -> list[dict[str, Any]]:
        """Deliveries that are still to be made."""
        query = "SELECT * FROM procrastinate_jobs WHERE lock = %s AND status = 'todo'"
        return await self._all(query, f"send:{lane}:{self.conversation}")

    async def _all(self, query: str, value: object = None) -> list[dict[str, Any]]:
        async with self.service.database.connection() as conn:
            return await (await conn.execute(query, (value or self.conversation,))).fetchall()

    async def texts(self, keys: Sequence[str]) -> list[str]:
        """The words of the rows with these keys."""
        async with self.service.database.connection() as conn:
            rows = await outbox.of_turn(conn, self.service.keyring, self.inbox_id)
        return [row.message.text for row in rows if row.key in keys]


async def meet(service: Service) -> Person:
    """A new person who has written once."""
    message = InboundMessage(CHANNEL, secrets.token_hex(8), secrets.token_hex(8), text="hello")
    async with service.database.connection() as conn:
        conversation = await conversations.ensure(conn, service.keyring, message)
        inbox_id = await inbox.add(conn, service.keyring, conversation, message)
    assert inbox_id is not None
    return Person(service, conversation, inbox_id)
