"""Delivery against a real PostgreSQL: sent once, in order, never given up too soon, never silently lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
import pytest_asyncio

from bot import jobs
from bot.delivery import MAX_ATTEMPTS, deliver_lane
from bot.messages import Outcome, SendResult
from bot.service import Service, build_service
from bot.settings import Settings
from bot.store import outbox
from bot.store.embedded import database_url
from tests.faults.polling import until
from tests.faults.senders import CHANNEL, DELIVERED, RETRY, UNKNOWN, Person, ScriptedSender, meet


@pytest_asyncio.fixture(scope="module")
async def parts(database: Settings) -> AsyncIterator[Service]:
    service = build_service(database, database_url(database), {})
    await service.open()
    yield service
    await service.close()


@pytest.fixture
def sender(parts: Service) -> ScriptedSender:
    sender = ScriptedSender()
    parts.channels = {CHANNEL: sender}
    return sender


@pytest_asyncio.fixture
async def person(parts: Service, sender: ScriptedSender) -> Person:
    return await meet(parts)


async def _deliver(person: Person, lane: str = "talk") -> None:
    await deliver_lane(person.service, person.conversation, lane)


async def _states(person: Person) -> list[str]:
    return [row["state"] for row in await person.rows()]


async def test_delivered_in_order(person: Person, sender: ScriptedSender) -> None:
    await person.put("one", "two", "three")
    await _deliver(person)
    assert sender.sent == ["one", "two", "three"]
    assert {(row["state"], row["provider_id"]) for row in await person.rows()} == {("sent", "p1")}


async def test_provider_asks_to_wait(person: Person, sender: ScriptedSender) -> None:
    sender.results = [SendResult(Outcome.RETRY_LATER, retry_after_s=40, detail="429")]
    before = datetime.now(UTC)
    await person.put("one", "two")
    await _deliver(person)
    assert sender.sent == ["one"]
    assert await _states(person) == ["ready", "ready"]
    [job] = await person.jobs()
    assert job["scheduled_at"] >= before + timedelta(seconds=40)
    await _deliver(person)
    assert sender.sent == ["one", "one", "two"]


async def test_waits_grow(person: Person, sender: ScriptedSender) -> None:
    sender.results = [RETRY] * 4
    await person.put("one")
    for _ in range(4):
        await _deliver(person)
    times = sorted(job["scheduled_at"] for job in await person.jobs())
    gaps = [later - earlier for earlier, later in pairwise(times)]
    assert gaps == sorted(gaps)
    assert gaps[-1] > timedelta(seconds=1)


async def test_given_up_at_last(person: Person, sender: ScriptedSender) -> None:
    """And what comes after it is sent all the same."""
    sender.results = [RETRY] * MAX_ATTEMPTS
    await person.put("one", "two")
    for _ in range(MAX_ATTEMPTS):
        await _deliver(person)
    assert sender.sent == ["one"] * MAX_ATTEMPTS + ["two"]
    assert await _states(person) == ["failed", "sent"]


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.BAD_ADDRESS, Outcome.OUR_FAULT])
async def test_never_tried_again(person: Person, sender: ScriptedSender, outcome: Outcome) -> None:
    sender.results = [SendResult(outcome)]
    await person.put("one")
    await _deliver(person)
    await _deliver(person)
    assert sender.sent == ["one"]
    assert await _states(person) == ["failed"]
    assert not await person.jobs()


async def test_unknown_but_found(person: Person, sender: ScriptedSender) -> None:
    sender.results, sender.found = [UNKNOWN], [SendResult(Outcome.QUEUED, provider_id="p7")]
    await person.put("one")
    await _deliver(person)
    assert sender.sent == ["one"]
    [row] = await person.rows()
    assert (row["state"], row["provider_id"]) == ("sent", "p7")


async def test_unknown_and_not_there(person: Person, sender: ScriptedSender) -> None:
    """The provider says that it has no such message: sent again."""
    sender.results, sender.found = [UNKNOWN], [RETRY]
    await person.put("one")
    await _deliver(person)
    await _deliver(person)
    assert sender.sent == ["one", "one"]
    assert await _states(person) == ["sent"]


@pytest.mark.parametrize("failure", [UNKNOWN, RuntimeError("one")], ids=["unknown", "raised"])
async def test_unknown_talk(
    person: Person, sender: ScriptedSender, failure: SendResult | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """Not repeated; the person is told, after what was already waiting."""
    sender.results = [failure]
    await person.put("one", "two")
    await _deliver(person)
    [told] = await person.texts(["maybe_missed"])
    assert sender.sent == ["one", "two", told]
    assert await _states(person) == ["unknown", "sent", "sent"]
    assert "one" not in [record.getMessage() for record in caplog.records]


async def test_unknown_notice_is_not_noticed(person: Person, sender: ScriptedSender) -> None:
    sender.results = [UNKNOWN, UNKNOWN]
    await person.put("one")
    await _deliver(person)
    assert await _states(person) == ["unknown", "unknown"]


@pytest.mark.parametrize("failure", [UNKNOWN, RuntimeError("one")], ids=["unknown", "raised"])
async def test_unknown_danger(person: Person, sender: ScriptedSender, failure: SendResult | Exception) -> None:
    sender.results = [failure]
    await person.put("one", lane="danger")
    await _deliver(person, "danger")
    assert len(await person.jobs("danger")) == 1
    await _deliver(person, "danger")
    assert sender.sent == ["one", "one"]
    assert await _states(person) == ["sent"]


@pytest.mark.parametrize(("lane", "again"), [("talk", False), ("danger", True)], ids=["talk", "danger"])
async def test_killed_while_sending(person: Person, sender: ScriptedSender, lane: str, again: bool) -> None:
    await person.put("one", lane=lane)
    async with person.service.database.connection() as conn:
        await outbox.begin(conn, (await person.rows())[0]["id"])
    await _deliver(person, lane)
    await _deliver(person, lane)
    assert ("one" in sender.sent) is again
    assert bool(await person.texts(["maybe_missed"])) is not again


async def test_killed_while_sending_and_found(person: Person, sender: ScriptedSender) -> None:
    sender.found = [DELIVERED]
    await person.put("one")
    async with person.service.database.connection() as conn:
        await outbox.begin(conn, (await person.rows())[0]["id"])
    await _deliver(person)
    assert sender.sent == []
    assert await _states(person) == ["sent"]


async def test_danger_does_not_wait_for_talk(person: Person, sender: ScriptedSender) -> None:
    """By the real worker: a send that hangs in one lane, crisis words in the other."""
    async with person.service.database.connection() as conn:
        await conn.execute("DELETE FROM procrastinate_jobs")  # what the tests before left to be tried again
    hanging = asyncio.Event()
    sender.results = [hanging]
    working = asyncio.create_task(jobs.run_worker(person.service))
    try:
        await _put_and_defer(person, "slow", "talk")
        await until(lambda: sender.sent == ["slow"], "hanging send")
        await _put_and_defer(person, "crisis", "danger")
        await until(lambda: sender.sent == ["slow", "crisis"], "crisis words", timeout_s=3)
    finally:
        hanging.set()
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def _put_and_defer(person: Person, text: str, lane: str) -> None:
    await person.put(text, lane=lane)
    async with person.service.database.connection() as conn:
        await jobs.defer_delivery(person.service.queue, conn, person.conversation, lane)
