"""How an action speaks: keys and effects, never words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from bot.messages import Say


def say(dispatcher: CollectingDispatcher, says: Iterable[Say]) -> None:
    """Say these keys, in order."""
    for item in says:
        dispatcher.utter_message(response=f"utter_{item.key}", args=item.args, choices=list(item.choices))


def effect(dispatcher: CollectingDispatcher, name: str, value: Any = None) -> None:
    """Ask the gateway to do something outside the dialogue."""
    dispatcher.utter_message(json_message={"effect": name, "value": value})
