"""Exercises and lessons, step by step: every phase can be left, paused, resumed, repeated."""

from __future__ import annotations

import pytest

from bot.care import activity
from bot.care.library import load_library
from bot.settings import ROOT

LIBRARY = load_library(ROOT / "data" / "care")
BOX = LIBRARY.find("exercise", "box_breathing")
LESSON = LIBRARY.find("lesson", "sleep")


def keys(says: list) -> list[str]:
    return [say.key for say in says]


def walk(course, *messages: tuple[str, int | None]):
    state, says = activity.start(course)
    for intent, number in messages:
        assert state is not None, "ended too early"
        state, says = activity.advance(LIBRARY, state, intent, number)
    return state, says


def test_exercise_to_the_end() -> None:
    state, says = walk(BOX, ("mood_checkin", 8), *[("affirm", None)] * 4, ("mood_checkin", 3))
    assert state is None
    assert keys(says) == ["rating_better"]
    assert says[0].args == {"before": 8, "after": 3}


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [(5, 5, "rating_same"), (3, 7, "rating_worse"), (0, 10, "rating_worse"), (10, 0, "rating_better")],
)
def test_change_is_named(before: int, after: int, key: str) -> None:
    _, says = walk(BOX, ("x", before), *[("affirm", None)] * 4, ("x", after))
    assert keys(says) == [key]


def test_skipped_rating_claims_no_change() -> None:
    _, says = walk(BOX, ("skip_rating", None), *[("affirm", None)] * 4, ("x", 3))
    assert keys(says) == ["exercise_done"]


def test_rating_without_a_number_is_asked_again() -> None:
    state, says = walk(BOX, ("affirm", None))
    assert (state.phase, keys(says)) == ("before", ["rating_unclear"])


@pytest.mark.parametrize("steps", range(6))
def test_pause_and_resume_anywhere_returns_to_the_same_place(steps: int) -> None:
    messages = [("x", 5), *[("affirm", None)] * 4][:steps]
    state, _ = walk(BOX, *messages)
    paused, says = activity.advance(LIBRARY, state, "pause_activity", None)
    assert (paused.is_paused, keys(says)) == (True, ["activity_paused"])
    resumed, says = activity.advance(LIBRARY, paused, "resume_activity", None)
    assert resumed == state
    assert keys(says)[0] == "activity_resumed"
    assert len(says) == 2


@pytest.mark.parametrize("steps", range(6))
@pytest.mark.parametrize("intent", ["cancel", "deny"])
def test_leaving_works_anywhere(steps: int, intent: str) -> None:
    state, _ = walk(BOX, *[("x", 5), *[("affirm", None)] * 4][:steps])
    state, says = activity.advance(LIBRARY, state, intent, None)
    assert (state, keys(says)) == (None, ["activity_left"])


def test_while_paused_nothing_is_stepped_over() -> None:
    state, _ = walk(BOX, ("x", 5), ("pause_activity", None))
    after, says = activity.advance(LIBRARY, state, "affirm", None)
    assert (after, keys(says)) == (state, ["activity_resume_offer"])
    resumed, _ = activity.advance(LIBRARY, state, "affirm", None, is_offered=True)
    assert not resumed.is_paused


def test_lesson_has_no_ratings() -> None:
    state, says = walk(LESSON, *[("affirm", None)] * 3)
    assert (state, keys(says)) == (None, ["lesson_done"])


def test_state_survives_the_slot_and_an_older_version_does_not_crash() -> None:
    state, _ = walk(BOX, ("x", 5))
    assert activity.from_slot(state.as_slot()) == state
    assert activity.from_slot({"kind": "exercise", "what": 1}) is None
    assert activity.from_slot(None) is None
