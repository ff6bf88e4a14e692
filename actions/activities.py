"""Exercises and lessons: offer, start, go on. The steps themselves are `bot/care/activity.py`."""

from __future__ import annotations

from functools import cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say
from bot.care import activity
from bot.care.library import Library, load_library
from bot.messages import Say
from bot.settings import ROOT

SLOT = "activity"


@cache
def library() -> Library:
    """The courses, read once a process."""
    return load_library(ROOT / "data" / "care")


def _entity(tracker: Tracker, name: str) -> Any:
    return next(tracker.get_latest_entity_values(name), None)


def _set(turn: activity.Turn, dispatcher: CollectingDispatcher) -> list[dict[str, Any]]:
    state, says = turn
    say(dispatcher, says)
    return [SlotSet(SLOT, state.as_slot() if state else None)]


def _is_offered(tracker: Tracker) -> bool:
    """Whether our last words asked to go on with what was paused."""
    said = [event for event in tracker.events if event.get("event") == "bot"]
    return bool(said) and (said[-1].get("metadata") or {}).get("key") == "activity_resume_offer"


class OfferExercise(Action):
    """Start the exercise named by a button, or offer the choice."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_offer_exercise"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Offer or start."""
        course = library().find("exercise", str(_entity(tracker, "exercise")))
        if course:
            return _set(activity.start(course), dispatcher)
        say(dispatcher, [Say("exercise_offer", choices=library().choices("exercise"))])
        return []


class OfferLesson(Action):
    """Start the lesson on the topic, or offer those there are."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_offer_lesson"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Offer or start."""
        topic = _entity(tracker, "topic")
        course = library().about("lesson", topic)
        if course:
            return _set(activity.start(course), dispatcher)
        key = "lesson_offer" if topic in (None, "other") else "lesson_none"
        say(dispatcher, [Say(key, choices=library().choices("lesson"))])
        return []


class ContinueActivity(Action):
    """One step of what is open."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_continue_activity"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Advance."""
        state = activity.from_slot(tracker.get_slot(SLOT))
        if state is None:
            say(dispatcher, [Say("nothing_open")])
            return [SlotSet(SLOT, None)]
        intent = tracker.latest_message["intent"]["name"]
        number = _entity(tracker, "number")
        turn = activity.advance(library(), state, intent, number, is_offered=_is_offered(tracker))
        return _set(turn, dispatcher)


class ResumeActivity(Action):
    """Go on, said when nothing is open."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_resume_activity"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Say so."""
        say(dispatcher, [Say("nothing_open", choices=activity.NEXT_CHOICES)])
        return []
