"""The first question of the safety conversation, and the order of crisis words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.messages import Say
from bot.safety.assess import Assessment, answer, crisis_key, crisis_says, first_question
from bot.safety.levels import About, Category, Level, Verdict

KEYS = set(re.findall(r"^(\w+):", (Path(__file__).parents[3] / "locales/keys.yml").read_text("utf-8"), re.M))
SELF = Assessment(Level.HIGH, Category.SUICIDE, About.SELF)
ABUSED = Assessment(Level.HIGH, Category.ABUSE, About.SELF)
FRIEND = Assessment(Level.HIGH, Category.SUICIDE, About.OTHER)
CALM = Verdict()
LINE = Say("line_entry", {"name": "A", "contact": "1"})


@pytest.mark.parametrize("about", list(About), ids=str)
@pytest.mark.parametrize("category", list(Category), ids=str)
def test_every_kind_has_words_and_a_question(category: Category, about: About) -> None:
    question = first_question(category, about)
    assert {crisis_key(category, about), question.key, *map(str, question.choices)} <= KEYS


@pytest.mark.parametrize(
    ("state", "intent", "key", "level"),
    [
        pytest.param(SELF, "affirm", "safety_still_danger", Level.HIGH, id="suicide yes"),
        pytest.param(SELF, "not_sure", "safety_still_danger", Level.HIGH, id="suicide unsure"),
        pytest.param(SELF, "deny", "safety_out_of_danger", Level.HIGH, id="suicide no"),
        pytest.param(SELF, "not_safe_now", "safety_still_danger", Level.IMMINENT, id="suicide not safe"),
        pytest.param(ABUSED, "affirm", "safety_out_of_danger", Level.HIGH, id="safe? yes"),
        pytest.param(ABUSED, "deny", "safety_still_danger", Level.IMMINENT, id="safe? no"),
        pytest.param(ABUSED, "safe_now", "safety_out_of_danger", Level.HIGH, id="safe"),
        pytest.param(FRIEND, "affirm", "safety_again", Level.HIGH, id="with the friend"),
        pytest.param(FRIEND, "deny", "safety_again", Level.HIGH, id="not with the friend"),
    ],
)
def test_answers(state: Assessment, intent: str, key: str, level: Level) -> None:
    says, now, done = answer(state, intent, CALM, [LINE])
    assert (says[0].key, now, done) == (key, level, True)
    assert (LINE in says) is (key != "safety_out_of_danger")


def test_a_dangerous_reply_is_not_taken_as_safe() -> None:
    says, level, done = answer(SELF, "deny", Verdict(Level.IMMINENT, Category.SUICIDE))
    assert (says[0].key, level, done) == ("safety_still_danger", Level.IMMINENT, True)


def test_no_answer_lowers_the_level() -> None:
    state = Assessment(Level.IMMINENT, Category.SUICIDE, About.SELF)
    intents = ("affirm", "deny", "not_sure", "safe_now", "not_safe_now", "share_feeling")
    assert {answer(state, intent, CALM).level for intent in intents} == {Level.IMMINENT}


def test_a_change_of_topic_is_asked_once_more_then_left() -> None:
    says, level, done = answer(SELF, "ask_exercise", CALM)
    assert ([say.key for say in says], level, done) == (["safety_ask_suicide"], Level.HIGH, False)
    assert answer(SELF.again(), "ask_exercise", CALM) == ([], Level.HIGH, True)


@pytest.mark.parametrize(
    ("first_contact", "repeat", "keys"),
    [
        (True, False, ["crisis_abuse_self", "line_entry", "crisis_program", "safety_ask_safe"]),
        (False, False, ["crisis_abuse_self", "line_entry", "safety_ask_safe"]),
        (False, True, ["safety_again", "line_entry", "safety_ask_safe"]),
    ],
    ids=["first", "later", "repeat"],
)
def test_crisis_words_in_order(first_contact: bool, repeat: bool, keys: list[str]) -> None:
    verdict = Verdict(Level.HIGH, Category.ABUSE)
    says = crisis_says(verdict, [LINE], first_contact=first_contact, repeat=repeat)
    assert [say.key for say in says] == keys
