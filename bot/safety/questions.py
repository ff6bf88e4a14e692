"""What an answer to an open safety question means for the turn: danger that stays, or safety for now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import Say
from bot.safety.assess import ASK_OTHER, ASK_SAFE, ASK_SUICIDE, Assessment, answer, first_question
from bot.safety.levels import About, Category, Level, Verdict

CHECK_IN = "check_in"
"""The gentle question after a message of hopelessness; it comes before any episode."""
CHECK_IN_CHOICES = ("choice_yes", "choice_no", "choice_unsure")
LADDER = (ASK_SUICIDE, ASK_SAFE, ASK_OTHER)
ANSWERS = {"affirm", "deny", "not_sure", "safe_now", "not_safe_now"}
_ADMITS = {"affirm", "not_sure", "not_safe_now"}


@dataclass(frozen=True, slots=True)
class Reply:
    """How an answered safety question goes on."""

    says: tuple[Say, ...]
    danger: Verdict | None
    """The verdict that the answer stands for; None when the person is safe for now."""
    is_first: bool = False
    """True when the answer is the first sign of danger: crisis words are due, not only lines."""


def check_in() -> Say:
    """The gentle direct question."""
    return Say(CHECK_IN, choices=CHECK_IN_CHOICES)


def question_of(verdict: Verdict) -> str:
    """The name of the question that follows crisis words."""
    return first_question(verdict.category, verdict.about).key


def read(question: str | None, intent: str, episode: Verdict | None, lines: Sequence[Say]) -> Reply | None:
    """Read a message as the answer to `question`; None when it is not one.

    Args:
        question: the open question, or None.
        intent: best intent of the message.
        episode: level, category and about of the open episode.
        lines: local lines, shown again while there is danger.
    """
    if question is None or intent not in ANSWERS:
        return None
    if question == CHECK_IN:
        return _read_check_in(intent)
    if question not in LADDER or episode is None:
        return None
    state = Assessment(episode.level, episode.category, episode.about)
    said = answer(state, intent, Verdict(), lines)
    is_danger = any(say.key != "safety_out_of_danger" for say in said.says)
    evidence = (f"{question}:{intent}",)
    danger = Verdict(said.level, episode.category, episode.about, 1.0, evidence) if is_danger else None
    return Reply(tuple(said.says), danger)


def _read_check_in(intent: str) -> Reply:
    if intent not in _ADMITS:
        says = (Say("safety_out_of_danger", choices=("choice_exercise", "choice_listen", "choice_human")),)
        return Reply(says, None)
    danger = Verdict(Level.HIGH, Category.SUICIDE, About.SELF, 1.0, (f"{CHECK_IN}:{intent}",))
    return Reply((), danger, is_first=True)
