"""What the service itself is asked for: a human, lines, another language, one's data, silence."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.say import effect, say
from bot.messages import Say

MENU = ("choice_exercise", "choice_learn", "choice_hotline", "choice_human", "choice_language")
Events = list[dict[str, Any]]


class CallHuman(Action):
    """A place in the counsellor queue; the gateway knows who is on shift and says so."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_call_human"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Call."""
        effect(dispatcher, "call_human")
        return []


class ShowHotline(Action):
    """The lines of the person's country."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_show_hotline"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Show."""
        effect(dispatcher, "show_lines")
        return []


class ChangeLanguage(Action):
    """The language named, or the list of languages."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_change_language"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Change."""
        effect(dispatcher, "set_language", next(tracker.get_latest_entity_values("language_name"), None))
        return []


class StopMessages(Action):
    """No more messages until the person writes again."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_stop_messages"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Confirm once."""
        say(dispatcher, [Say("stopped")])
        effect(dispatcher, "stop")
        return []


class RequestData(Action):
    """Erasure or export: a person of the team does it until the dialogue can."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_request_data"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Pass it on."""
        say(dispatcher, [Say("data_request")])
        effect(dispatcher, "data_request")
        return []


class NotUnderstood(Action):
    """Once: ask again. Twice in a row: a short menu."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_not_understood"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Ask or offer."""
        heard = [event for event in tracker.events if event.get("event") == "user"]
        before = heard[-2]["parse_data"]["intent"]["name"] if len(heard) > 1 else None
        is_second = before == "nlu_fallback"
        say(dispatcher, [Say("menu", choices=MENU) if is_second else Say("not_understood")])
        return []


class TakeSmallAnswer(Action):
    """A yes, no or maybe that answers nothing we asked."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_take_small_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Take it kindly."""
        intent = tracker.latest_message["intent"]["name"]
        key = {"deny": "nothing_open", "nlu_fallback": "not_understood"}.get(intent, "acknowledge")
        say(dispatcher, [Say(key, choices=("choice_exercise", "choice_learn", "choice_human"))])
        return []


class AnswerDanger(Action):
    """Crisis words inside Rasa's own tools; in service the gateway has said them before Rasa is asked."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_answer_danger"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> Events:
        """Say them."""
        say(dispatcher, [Say("crisis_suicide_self"), Say("line_directory")])
        return []
