"""Rasa's own files: they name our parts and hold no prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from bot.settings import ROOT


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf8"))


def words_in(value: Any) -> Iterator[str]:
    """Every string below this value."""
    if isinstance(value, dict):
        for below in value.values():
            yield from words_in(below)
    elif isinstance(value, list):
        for below in value:
            yield from words_in(below)
    elif isinstance(value, str):
        yield value


def test_config_names_our_component_and_policy() -> None:
    config = read("config.yml")
    assert [part["name"] for part in config["pipeline"]] == ["bot.rasa_ext.nlu.KindlineUnderstanding"]
    assert "bot.rasa_ext.policy.ActivityPolicy" in {policy["name"] for policy in config["policies"]}


def test_endpoints_name_our_words_and_tracker_store() -> None:
    endpoints = read("endpoints.yml")
    assert endpoints["nlg"]["type"] == "bot.rasa_ext.nlg.KindlineNLG"
    assert endpoints["tracker_store"]["type"] == "bot.rasa_ext.tracker.SealedTrackerStore"
    assert endpoints["action_endpoint"]["url"] == "${KINDLINE_ACTIONS_URL}"


def test_domain_holds_no_prose() -> None:
    assert not [text for text in words_in(read("domain.yml")) if any(char.isspace() for char in text)]


def test_every_response_is_a_message() -> None:
    domain, keys = read("domain.yml"), read("locales/keys.yml")
    responses = domain["responses"]
    assert not [name for name in responses if name.removeprefix("utter_") not in keys]
    assert not [choice for choice in words_in(responses) if choice not in keys]
