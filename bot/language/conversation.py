"""The language of a conversation, from one message's guess and what came before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.understanding.types import LanguageGuess

STAY = 0.8
"""Chance that a person writes the next message in the same language (research-langid.md: 0.7–0.9)."""
STAY_CHOSEN = 0.9
"""The same after the person asked for the language."""
HINTED = 0.6
"""Chance that a first message is in the language its channel or country suggests."""
SWITCH_AT = 0.6
"""Posterior from which another language is followed."""
SPREAD = 5
"""Languages that share what a guess leaves over, where only its best language is known."""
UNKNOWN = "und"
_ALWAYS_SCREENED = "en"

Guess = LanguageGuess | Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Decision:
    """Which language to answer in."""

    language: str
    """`und` only when nothing was known before, nothing is hinted, and the text does not tell."""
    switched: bool
    """Whether it differs from the one before."""
    confidence: float
    """0..1, posterior of the language."""


def follow(previous: str | None, chosen: bool, guess: Guess, hint: str | None) -> Decision:
    """One forward step of a hidden Markov model whose state is the language.

    Args:
        previous: the conversation's language so far.
        chosen: whether the person asked for it.
        guess: what the message alone says; empty or `und` for fillers, which therefore never switch.
        hint: the language the channel or the country suggests; used before anything else is known.
    """
    likely = _likelihoods(guess)
    start = previous or hint or UNKNOWN
    if not likely:
        return Decision(start, False, 0.0 if start == UNKNOWN else _kept(previous, chosen))
    scores = {tag: _prior(tag, previous, chosen, hint) * share for tag, share in likely.items()}
    if start != UNKNOWN and start not in scores:
        scores[start] = _prior(start, previous, chosen, hint) * _left_over(likely)
    others = _prior("", previous, chosen, hint) * max(1.0 - sum(likely.values()), 0.0)
    total = sum(scores.values()) + others
    best = max(scores, key=lambda tag: scores[tag])
    if previous and best != previous and scores[best] / total < SWITCH_AT:
        best = previous
    return Decision(best, bool(previous) and best != previous, scores[best] / total)


def languages_to_screen(language: str, guess: Guess, previous: str | None = None) -> tuple[str, ...]:
    """The lexicons to screen with: the language in use, the two likeliest, the one before, English.

    Screening must not depend on the choice of one language (research-langid.md).
    """
    likely = _likelihoods(guess)
    best = sorted(likely, key=lambda tag: -likely[tag])[:2]
    tags = (language, *best, previous or "", _ALWAYS_SCREENED)
    return tuple(dict.fromkeys(tag for tag in tags if tag not in ("", UNKNOWN)))


def _likelihoods(guess: Guess) -> dict[str, float]:
    pairs = {guess.code: guess.confidence} if isinstance(guess, LanguageGuess) else guess
    return {tag: share for tag, share in pairs.items() if tag != UNKNOWN and share > 0}


def _left_over(likely: Mapping[str, float]) -> float:
    return max(1.0 - sum(likely.values()), 0.01) / SPREAD


def _kept(previous: str | None, chosen: bool) -> float:
    if previous is None:
        return HINTED
    return STAY_CHOSEN if chosen else STAY


def _prior(tag: str, previous: str | None, chosen: bool, hint: str | None) -> float:
    known = previous or hint
    if known is None:
        return 1 / SPREAD
    kept = _kept(previous, chosen)
    return kept if tag == known else (1 - kept) / SPREAD
