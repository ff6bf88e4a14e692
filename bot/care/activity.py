"""One activity, step by step: a small state machine over frozen states. It says keys; it never waits or stores.

exercise: before (rating) → step 0 … n-1 → after (rating) → done        lesson: step 0 … n-1 → done
Leaving, pausing and resuming work in every phase; a paused state keeps its place.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from bot.care.library import Course, Library
from bot.messages import Say

STEP_CHOICES = ("choice_next", "choice_pause", "choice_leave")
NEXT_CHOICES = ("choice_exercise", "choice_learn", "choice_human")
WORSE_BY = 1
"""Points on the 0–10 rating from which a change is named better or worse."""


@dataclass(frozen=True, slots=True)
class Activity:
    """Where a person is in a course; stored as a dictionary in Rasa's slot `activity`."""

    kind: str
    id: str
    phase: str
    """`before`, `step` or `after`."""
    step: int = 0
    before: int | None = None
    is_paused: bool = False

    def as_slot(self) -> dict[str, Any]:
        """The slot's value."""
        return asdict(self)


Turn = tuple[Activity | None, list[Say]]
"""The state after the message (None: nothing open any more) and what to say."""


def from_slot(value: dict[str, Any] | None) -> Activity | None:
    """The state in the slot; None when nothing is open or an older version wrote it."""
    try:
        return Activity(**value) if value else None
    except TypeError:
        return None


def start(course: Course) -> Turn:
    """Begin: the intro and the first rating, or the first card."""
    if course.kind == "exercise":
        state = Activity(course.kind, course.id, "before")
        return state, [Say(course.intro or ""), _rating("rating_before")]
    state = Activity(course.kind, course.id, "step")
    return state, [_step(course, 0)]


def advance(library: Library, state: Activity, intent: str, number: int | None, *, is_offered: bool = False) -> Turn:
    """The next state for one message.

    `number`: a rating 0–10 read from it, or None. `is_offered`: our last words asked whether to go on.
    """
    course = library.find(state.kind, state.id)
    if course and number is not None and state.phase != "step" and not state.is_paused:
        return _after_rating(course, state, number, is_skipped=False)
    if course is None or intent in ("cancel", "deny"):
        return None, [Say("activity_left", choices=NEXT_CHOICES)]
    if intent == "pause_activity":
        return replace(state, is_paused=True), [Say("activity_paused", choices=("choice_resume",))]
    if state.is_paused:
        return _while_paused(course, state, is_wanted=intent == "resume_activity" or is_offered)
    if intent == "repeat":
        return state, [_current(course, state)]
    if state.phase == "step":
        return _after_step(course, state)
    return _after_rating(course, state, number, is_skipped=intent == "skip_rating")


def _while_paused(course: Course, state: Activity, *, is_wanted: bool) -> Turn:
    if is_wanted:
        return replace(state, is_paused=False), [Say("activity_resumed"), _current(course, state)]
    return state, [Say("activity_resume_offer", choices=("choice_resume", "choice_leave"))]


def _rating(key: str) -> Say:
    return Say(key, choices=("choice_skip", "choice_leave"))


def _step(course: Course, index: int) -> Say:
    is_last_card = course.kind == "lesson" and index == len(course.steps) - 1
    return Say(course.steps[index], choices=("choice_next",) if is_last_card else STEP_CHOICES)


def _current(course: Course, state: Activity) -> Say:
    return _step(course, state.step) if state.phase == "step" else _rating(f"rating_{state.phase}")


def _after_step(course: Course, state: Activity) -> Turn:
    following = state.step + 1
    if following < len(course.steps):
        return replace(state, step=following), [_step(course, following)]
    if course.kind == "lesson":
        return None, [Say("lesson_done", choices=("choice_exercise", "choice_learn", "choice_human"))]
    return replace(state, phase="after"), [_rating("rating_after")]


def _after_rating(course: Course, state: Activity, number: int | None, *, is_skipped: bool) -> Turn:
    if number is None and not is_skipped:
        return state, [_rating("rating_unclear")]
    if state.phase == "before":
        return replace(state, phase="step", before=number), [_step(course, 0)]
    return None, [_result(state.before, number)]


def _result(before: int | None, after: int | None) -> Say:
    if before is None or after is None:
        return Say("exercise_done", choices=NEXT_CHOICES)
    change = after - before
    key = "rating_worse" if change >= WORSE_BY else "rating_better" if change <= -WORSE_BY else "rating_same"
    choices = ("choice_exercise", "choice_human", "choice_hotline") if change > 0 else NEXT_CHOICES
    return Say(key, {"before": before, "after": after}, choices)
