"""The first direct question of the safety conversation, its answers, and the crisis words before it.

Pure functions over records: nothing is read or stored. A level is never lowered here; only a person does
that. An answer that tells of safety ends the questions, and the episode stays open for the counsellor.
Asking plainly does not plant the thought: WHO mhGAP intervention guide, self-harm and suicide module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import NamedTuple

from bot.messages import Say
from bot.safety.levels import About, Category, Level, Verdict

ASK_SUICIDE, ASK_SAFE, ASK_OTHER = "safety_ask_suicide", "safety_ask_safe", "safety_ask_other"
ASK_TIMES_MAX = 2
"""After a change of topic the question is put once more, then left to the counsellor; nobody is badgered."""

_CHOICES = {
    ASK_SUICIDE: ("choice_yes", "choice_no", "choice_unsure"),
    ASK_SAFE: ("choice_safe", "choice_not_safe", "choice_unsure"),
    ASK_OTHER: ("choice_yes", "choice_no"),
}
_AFTER_DANGER = ("choice_hotline", "choice_grounding")
_AFTER_SAFE = ("choice_exercise", "choice_listen", "choice_human")


class _Meaning(Enum):
    SAFE = auto()
    DANGER = auto()
    DANGER_NOW = auto()
    TOLD = auto()
    """An answer about another person; whichever it is, the lines go out again."""


_ALIKE = {
    "safe_now": _Meaning.SAFE,
    "not_safe_now": _Meaning.DANGER_NOW,
    "not_sure": _Meaning.DANGER,
    "report_risk": _Meaning.DANGER,
}
_MEANINGS = {
    ASK_SUICIDE: {**_ALIKE, "affirm": _Meaning.DANGER, "deny": _Meaning.SAFE},
    ASK_SAFE: {**_ALIKE, "affirm": _Meaning.SAFE, "deny": _Meaning.DANGER_NOW},
    ASK_OTHER: dict.fromkeys((*_ALIKE, "affirm", "deny"), _Meaning.TOLD),
}


@dataclass(frozen=True, slots=True)
class Assessment:
    """Where the safety conversation of one episode stands."""

    level: Level
    """The episode's level so far."""
    category: Category
    about: About
    asked: int = 1
    """How often the question was put."""

    def again(self) -> Assessment:
        """The state after the question was put once more."""
        return replace(self, asked=self.asked + 1)


class Answer(NamedTuple):
    """What to say, the episode's level from now on, and whether the question is settled."""

    says: list[Say]
    level: Level
    done: bool


def first_question(category: Category, about: About) -> Say:
    """The first direct question, with its choices."""
    if about is About.OTHER:
        key = ASK_OTHER
    else:
        key = ASK_SUICIDE if category in (Category.SUICIDE, Category.NONE) else ASK_SAFE
    return Say(key, choices=_CHOICES[key])


def answer(state: Assessment, intent: str, verdict: Verdict, lines: Sequence[Say] = ()) -> Answer:
    """Read the reply to the first question.

    Args:
        state: the open assessment.
        intent: best intent of the reply; affirm, deny, not_sure, safe_now and not_safe_now are answers.
        verdict: the screen's verdict on the same reply; the higher of its level and the episode's counts.
        lines: local lines (`bot/escalation/hotlines.py`), shown again while there is danger.
    """
    question = first_question(state.category, state.about)
    level = max(state.level, verdict.level)
    meaning = _MEANINGS[question.key].get(intent)
    if verdict.level.opens_episode and meaning is not _Meaning.DANGER_NOW:
        meaning = _Meaning.TOLD if state.about is About.OTHER else _Meaning.DANGER
    if meaning is None:
        return _unanswered(question, state, level)
    if meaning is _Meaning.SAFE:
        return Answer([Say("safety_out_of_danger", choices=_AFTER_SAFE)], level, done=True)
    if meaning is _Meaning.DANGER_NOW:
        level = Level.IMMINENT
    key = "safety_again" if meaning is _Meaning.TOLD else "safety_still_danger"
    return Answer([Say(key, choices=_AFTER_DANGER), *lines], level, done=True)


def _unanswered(question: Say, state: Assessment, level: Level) -> Answer:
    """A change of topic keeps the level; the question is put once more."""
    if state.asked < ASK_TIMES_MAX:
        return Answer([question], level, done=False)
    return Answer([], level, done=True)


def crisis_key(category: Category, about: About) -> str:
    """The key of the crisis words for a kind of danger; without a kind, those for suicide."""
    if category is Category.HARM_TO_OTHERS:
        return "crisis_harm_to_others"
    kind = Category.SUICIDE if category is Category.NONE else category
    return f"crisis_{kind.value}_{about.value}"


def crisis_says(verdict: Verdict, lines: Sequence[Say], first_contact: bool, repeat: bool) -> list[Say]:
    """Everything that answers a message of danger, in order.

    Args:
        verdict: the verdict on the message.
        lines: local lines, from `bot/escalation/hotlines.py` with `intro=False`.
        first_contact: the person has not yet read that this is a program.
        repeat: crisis words for this kind of danger went out within the hour.
    """
    key = "safety_again" if repeat else crisis_key(verdict.category, verdict.about)
    program = [Say("crisis_program")] if first_contact else []
    return [Say(key), *lines, *program, first_question(verdict.category, verdict.about)]
