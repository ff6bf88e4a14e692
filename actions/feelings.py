"""A feeling told: reflect it, then offer a choice."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import say
from bot.messages import Say
from bot.understanding.labels import TOPICS

CHOICES = ("choice_exercise", "choice_learn", "choice_human", "choice_listen")


class ReflectFeeling(Action):
    """`feeling_<topic>`, then the choice."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_reflect_feeling"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[dict[str, Any]]:
        """Reflect."""
        topic = next(tracker.get_latest_entity_values("topic"), "other")
        topic = topic if topic in TOPICS else "other"
        say(dispatcher, [Say(f"feeling_{topic}"), Say("feeling_choice", choices=CHOICES)])
        return []
