"""The screen: one verdict on every inbound message, before anything else reads it."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.errors import DataError
from bot.safety.joining import join, modelled_about
from bot.safety.levels import Category, Level, Verdict
from bot.safety.lexicon import Lexicon
from bot.safety.normalise import Words, words_of
from bot.safety.rules import signs

ALWAYS = "en"
"""Screened whatever the language: people write English words of danger in every language."""
SHORT_MAX_WORDS = 8
"""A message this short is read together with the ones before it."""
FAILED = "screen:failed"
"""Evidence of a verdict that is only cautious because the screen broke; raises an alert."""

log = logging.getLogger(__name__)


class Screen:
    """The lexicons of all languages, ready to match."""

    def __init__(self, lexicons: Mapping[str, Lexicon]) -> None:
        self._lexicons = dict(lexicons)

    @classmethod
    def load(cls, locales_dir: Path) -> Screen:
        """Load every `<lang>/lexicon.yml`.

        Raises:
            DataError: a lexicon breaks the format, or the English one is missing.
        """
        paths = sorted(locales_dir.glob("*/lexicon.yml"))
        lexicons = {path.parent.name: Lexicon.load(path, path.parent.name) for path in paths}
        if ALWAYS not in lexicons:
            raise DataError(f"{locales_dir / ALWAYS / 'lexicon.yml'}: missing; it is screened in every language")
        return cls(lexicons)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a lexicon."""
        return tuple(self._lexicons)

    def screen(
        self,
        text: str,
        languages: Sequence[str],
        risk_scores: Mapping[str, float],
        recent: Sequence[Verdict] = (),
    ) -> Verdict:
        """Judge one message.

        Args:
            text: the message as written.
            languages: BCP 47 tags of the likely languages; English is added. None known: all are tried.
            risk_scores: calibrated probabilities (`none`…`imminent`, `category:<name>`, `about:<who>`), 0..1;
                empty when the model cannot answer.
            recent: verdicts on the person's last messages, in any order.
        """
        words = words_of(text)
        found = [lexicon.find(words) for lexicon in self._chosen(languages)]
        return _with_recent(join(signs(found), risk_scores), words, recent)

    def _chosen(self, languages: Sequence[str]) -> list[Lexicon]:
        names = [name for tag in languages if (name := self._name(tag))]
        return [self._lexicons[name] for name in dict.fromkeys([*(names or self._lexicons), ALWAYS])]

    def _name(self, tag: str) -> str | None:
        """The lexicon of a tag: its own, or that of the language without script and region."""
        primary = tag.split("-")[0]
        return next((name for name in (tag, primary) if name in self._lexicons), None)


def _with_recent(verdict: Verdict, words: Words, recent: Sequence[Verdict]) -> Verdict:
    """A short sign of despair soon after danger is danger."""
    worst = max(recent, key=lambda each: each.level, default=None)
    is_short = len(words.words) <= SHORT_MAX_WORDS
    if worst is None or not worst.level.opens_episode or verdict.level is not Level.WATCH or not is_short:
        return verdict
    evidence = (*verdict.evidence, f"recent:{worst.level.label}")
    return replace(verdict, level=Level.HIGH, evidence=evidence)


def screen_safely(
    screen: Screen | None,
    text: str,
    languages: Sequence[str],
    risk_scores: Mapping[str, float],
    recent: Sequence[Verdict] = (),
) -> Verdict:
    """Judge one message and never raise.

    When the screen is missing or breaks, the verdict is at least watch, higher where the model is sure or
    danger was near, and its evidence holds `screen:failed`.
    """
    if screen is None:
        return _cautious(risk_scores, recent)
    try:
        return screen.screen(text, languages, risk_scores, recent)
    except Exception as error:  # whatever broke, the person must still be answered with care
        # The type only: an error's message may hold the person's words.
        log.error("the screen failed: %s", type(error).__name__)
        return _cautious(risk_scores, recent)


def _cautious(scores: Mapping[str, float], recent: Sequence[Verdict]) -> Verdict:
    try:
        modelled = join((), scores)
    except Exception:  # the scores themselves may be what broke
        return Verdict(Level.WATCH, Category.SUICIDE, confidence=0.0, evidence=(FAILED,))
    was_near = any(verdict.level.opens_episode for verdict in recent)
    level = max(modelled.level, Level.HIGH if was_near else Level.WATCH)
    category = modelled.category if modelled.category is not Category.NONE else Category.SUICIDE
    confidence = modelled.confidence if modelled.level is level else 0.0
    return Verdict(level, category, modelled_about(scores), confidence, (FAILED, *modelled.evidence))
