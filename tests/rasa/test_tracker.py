"""Rasa's memory of a conversation: bounded, sealed, and what is open survives the bounding."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
import pytest_asyncio

from bot.rasa_ext.lean import leave_out_tensorflow
from bot.settings import Settings
from bot.store.embedded import database_url
from bot.talk import Talk
from tests.service import Running

leave_out_tensorflow()
from rasa.core.agent import Agent  # noqa: E402
from rasa.core.tracker_store import InMemoryTrackerStore  # noqa: E402
from rasa.shared.core.domain import Domain  # noqa: E402
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered  # noqa: E402
from sanic import Sanic  # noqa: E402

from bot.rasa_ext.channel import KindlineInput  # noqa: E402
from bot.rasa_ext.tracker import SealedTrackerStore, bounded, keep_one_memory  # noqa: E402

TURNS, EARLY, PAUSED_AT = 30, 10, 12
SAID = ("hello", "what can you do", "i feel so anxious", "no", "thank you")
SECRET = "my neighbour Wanjiru keeps me awake"
RESUME = "/resume_activity"


def test_two_hundred_turns_are_kept_as_few_events() -> None:
    events: list[Event] = [SlotSet("activity", {"id": "grounding"}), ActionExecuted("action_listen")]
    lengths = []
    for number in range(200):
        turn = [
            UserUttered(f"text {number}"),
            ActionExecuted("action_x"),
            BotUttered("y"),
            SlotSet("activity", {}),
        ]
        events = bounded([*events, *turn, ActionExecuted("action_listen")], {"activity": {"id": "grounding"}})
        lengths.append(len(events))
    assert max(lengths) <= 40
    assert len(set(lengths[100:])) == 1
    assert [event.value for event in events if isinstance(event, SlotSet)] == [{"id": "grounding"}]


async def test_caller_who_gives_up_while_it_connects_breaks_nothing(
    database: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KINDLINE_VAR", str(database.var))
    monkeypatch.setenv("KINDLINE_SECRET_KEY", database.secret_key)
    store = SealedTrackerStore(Domain.empty())
    hasty = asyncio.create_task(store.retrieve("1"))
    await asyncio.sleep(0)  # it has begun
    hasty.cancel()
    assert await store.retrieve("1") is None
    assert hasty.cancelled()
    await (await store._opened()).close()


async def test_a_step_without_the_database_is_to_be_asked_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("KINDLINE_DATABASE_URL", f"postgresql://nobody@/none?host={tmp_path}")
    monkeypatch.setattr("bot.store.database.CONNECT_TIMEOUT_S", 0.5)
    store = SealedTrackerStore(Domain.empty())
    app = Sanic("away")
    app.ctx.agent = Agent(domain=Domain.empty())
    app.ctx.agent.tracker_store = store
    app.blueprint(KindlineInput().blueprint(app.ctx.agent.handle_message))
    await app._startup()
    body = {"sender": "1", "message": "hello", "metadata": {"inbox_id": 1}}
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://rasa") as client:
        answer = await client.post("/webhook", json=body)
    assert answer.status_code == httpx.codes.SERVICE_UNAVAILABLE


def test_rasa_never_goes_on_in_memory() -> None:
    store, before = InMemoryTrackerStore(Domain.empty()), Agent.__dict__["_create_tracker_store"]
    try:
        keep_one_memory()
        assert Agent(domain=Domain.empty(), tracker_store=store).tracker_store is store
    finally:
        Agent._create_tracker_store = before


@dataclass(slots=True)
class Course:
    """What a long talk left behind."""

    sizes: dict[int, int] = field(default_factory=dict)
    row: bytes = b""
    resumed: list[str] = field(default_factory=list)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def course(service: Running) -> Course:
    """30 turns; an exercise is paused at turn 12 and resumed after them."""
    course, resume = Course(), ""
    async with service.talk() as talk:
        for number in range(1, TURNS + 1):
            if number == PAUSED_AT:
                resume = await _start_and_pause(talk)
            else:
                await talk.say(SECRET if number == TURNS - 1 else SAID[number % len(SAID)])
            if number in (EARLY, TURNS):
                course.row = await _row(service)
                course.sizes[number] = len(course.row)
        course.resumed = _keys(await talk.press(resume))
    return course


async def _start_and_pause(talk: Talk) -> str:
    """Begin an exercise and pause it at its first step; the token that resumes it."""
    for payload in (
        "/ask_exercise",
        '/ask_exercise{"exercise": "grounding"}',
        "/skip_rating",
        "/pause_activity",
    ):
        turn = await (talk.press(_token(talk, payload)) if _has(talk, payload) else talk.say("i want an exercise"))
    assert _has(talk, RESUME), f"not paused: {_keys(turn)}, {turn['intent']}, {turn['ms']} ms"
    return _token(talk, RESUME)


def _buttons(talk: Talk) -> dict[str, str]:
    return {button.payload: button.token for row in talk.last for button in row.message.buttons}


def _has(talk: Talk, payload: str) -> bool:
    return payload in _buttons(talk)


def _token(talk: Talk, payload: str) -> str:
    return _buttons(talk)[payload]


def _keys(turn: dict[str, Any]) -> list[str]:
    return [reply["key"] for reply in turn["replies"]]


async def _row(service: Running) -> bytes:
    """The tracker that was written last."""
    async with await psycopg.AsyncConnection.connect(database_url(service.settings)) as conn:
        cursor = await conn.execute("SELECT body FROM trackers ORDER BY updated_at DESC LIMIT 1")
        (body,) = await cursor.fetchone()
    return bytes(body)


def test_turn_thirty_is_stored_as_small_as_turn_ten(course: Course) -> None:
    assert abs(course.sizes[TURNS] - course.sizes[EARLY]) <= 0.3 * course.sizes[EARLY], course.sizes


def test_a_row_holds_no_readable_text(course: Course) -> None:
    for text in (SECRET, "Wanjiru", "action_listen", "event", "activity"):
        assert text.encode() not in course.row


def test_an_exercise_paused_long_ago_goes_on(course: Course) -> None:
    assert course.resumed == ["activity_resumed", "grounding_1"]
