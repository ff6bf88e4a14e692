"""Any process may be killed at any moment: nothing is lost, doubled or out of order, and danger is answered."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import psutil
import psycopg
import pytest
from psycopg.rows import dict_row

from bot.privacy.seal import Keyring
from bot.store import conversations, outbox
from bot.store.embedded import database_url
from tests.fakes.server import LocalServer
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.twilio_api import FakeTwilio
from tests.faults.people import Crowd
from tests.service import Running, new_folder, start

PEOPLE, MESSAGES = 30, 10
PARTS = ("gateway", "worker", "rasa", "actions")
SETTLE_S = 120
TABLES = {"inbox": "id", "outbox": "id", "verdicts": "inbox_id", "queue": "id", "conversations": "id"}


@pytest.fixture(scope="module")
def doubles() -> Iterator[tuple[FakeTelegram, FakeTwilio]]:
    telegram, twilio = FakeTelegram(), FakeTwilio()
    with LocalServer(telegram.app()) as one, LocalServer(twilio.app()) as two:
        telegram.url, twilio.url = one.url, two.url
        yield telegram, twilio


@pytest.fixture(scope="module")
def service(doubles: tuple[FakeTelegram, FakeTwilio]) -> Iterator[Running]:
    """A service of its own, with the worker beside the gateway."""
    telegram, twilio = doubles
    folder = new_folder("kill")
    running = start(folder, telegram.url, twilio.url, KINDLINE_SEPARATE_WORKER="1")
    yield running
    running.stop()


async def test_kill(service: Running, doubles: tuple[FakeTelegram, FakeTwilio]) -> None:
    telegram, twilio = doubles
    rng, killed = random.Random(20), Counter[str]()
    killing = asyncio.create_task(_kill_at_random(service, rng, killed))
    await Crowd(service, telegram, twilio, MESSAGES, rng).write(PEOPLE)
    killing.cancel()
    await asyncio.gather(killing, return_exceptions=True)
    assert set(killed) == set(PARTS), f"not every part was killed: {killed}"
    rows = await _settled(service)
    _assert_all_answered(rows)
    _assert_danger_first(rows)
    _assert_sent_once(service, rows, telegram, twilio)


async def _kill_at_random(service: Running, rng: random.Random, killed: Counter[str]) -> None:
    """Each part in turn, so that none is spared, at random moments."""
    for name in itertools.cycle(PARTS):
        await asyncio.sleep(rng.uniform(2.0, 5.0))
        with contextlib.suppress(LookupError, psutil.NoSuchProcess):
            service.part(name).kill()
            killed[name] += 1


async def _settled(service: Running) -> dict[str, list[dict[str, Any]]]:
    """Every row, once nothing is left to do."""
    async with await psycopg.AsyncConnection.connect(
        database_url(service.settings), autocommit=True, row_factory=dict_row
    ) as conn:
        async with asyncio.timeout(SETTLE_S):
            while True:
                cursor = await conn.execute(
                    """
                    SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL)
                         + (SELECT count(*) FROM outbox WHERE state IN ('ready', 'sending')) AS left
                    """
                )
                if (await cursor.fetchone())["left"] == 0:
                    break
                await asyncio.sleep(0.3)
        rows = {}
        for table, order in TABLES.items():
            rows[table] = await (await conn.execute(f"SELECT * FROM {table} ORDER BY {order}")).fetchall()
        return rows


def _assert_all_answered(rows: dict[str, list[dict[str, Any]]]) -> None:
    assert len(rows["inbox"]) == PEOPLE * MESSAGES
    answers = defaultdict(list)
    for row in rows["outbox"]:
        answers[row["inbox_id"]].append(row)
    assert all(answers[row["id"]] for row in rows["inbox"]), "a message has no answer"
    for row in rows["inbox"]:
        positions = [answer["position"] for answer in answers[row["id"]]]
        assert positions == sorted(set(positions)), "an answer was written twice"
    by_person = defaultdict(list)
    for row in rows["outbox"]:
        by_person[row["conversation_id"]].append((row["seq"], row["inbox_id"]))
    for said in by_person.values():
        order = [inbox_id for _, inbox_id in sorted(said) if inbox_id]
        first = list(dict.fromkeys(order))
        assert first == sorted(first), "answers are out of order"


def _assert_danger_first(rows: dict[str, list[dict[str, Any]]]) -> None:
    dangerous = [row for row in rows["verdicts"] if row["level"] >= 2]
    assert len(dangerous) == PEOPLE * MESSAGES // 10
    queued = {row["conversation_id"] for row in rows["queue"] if row["reason"] == "risk"}
    for verdict in dangerous:
        answers = [row for row in rows["outbox"] if row["inbox_id"] == verdict["inbox_id"]]
        assert answers[0]["key"].startswith(("crisis_", "safety_again")), "danger without crisis words"
        assert verdict["conversation_id"] in queued, "danger without a place in the queue"


def _assert_sent_once(
    service: Running, rows: dict[str, list[dict[str, Any]]], telegram: FakeTelegram, twilio: FakeTwilio
) -> None:
    keyring = Keyring(service.settings.secret_key)
    arrived = defaultdict(list)
    for message in telegram.sent:
        arrived["telegram", str(message["chat"]["id"])].append(message["text"])
    for message in twilio.sent:
        arrived["sms", message["to"]].append(message["body"])
    for person in rows["conversations"]:
        if person["channel"] == "web":
            continue
        address = keyring.open(person["address"], conversations.ADDRESS.format(person["person_id"]))
        written = [row for row in rows["outbox"] if row["conversation_id"] == person["id"]]
        assert all(row["state"] in ("sent", "unknown") for row in written), "a message was given up"
        _assert_same(arrived[person["channel"], address], _texts(keyring, written))


def _texts(keyring: Keyring, written: list[dict[str, Any]]) -> dict[str, list[tuple[str, bool]]]:
    """Per lane, in order: the text and whether its arrival is certain."""
    lanes: dict[str, list[tuple[str, bool]]] = {"danger": [], "talk": []}
    for row in sorted(written, key=lambda row: row["seq"]):
        text = keyring.open(row["body"], outbox.BODY.format(row["conversation_id"]))["text"]
        lanes[row["lane"]].append((text, row["state"] == "sent"))
    return lanes


def _assert_same(arrived: list[str], lanes: dict[str, list[tuple[str, bool]]]) -> None:
    """Talk: each text once and in order (an ambiguous one at most once). Danger: each at least once."""
    danger = {text for text, _ in lanes["danger"]}
    assert danger <= set(arrived), "crisis words did not arrive"
    rest = [text for text in arrived if text not in danger]
    for text, is_certain in lanes["talk"]:
        if text in danger:
            continue
        if rest and rest[0] == text:
            rest.pop(0)
        else:
            assert not is_certain, "a message is missing or out of order"
    assert not rest, "a message arrived twice"
