"""Fillers never switch, a clear message is followed at once, a hint counts until something is known."""

from __future__ import annotations

import pytest

from bot.language.conversation import Decision, follow, languages_to_screen
from bot.understanding.types import LanguageGuess

NOTHING = LanguageGuess()


@pytest.mark.parametrize(
    ("previous", "chosen", "guess", "hint", "language", "switched"),
    [
        (None, False, LanguageGuess("sw", 0.98), None, "sw", False),
        (None, False, NOTHING, "ar", "ar", False),
        (None, False, NOTHING, None, "und", False),
        (None, False, LanguageGuess("fr", 0.95), "ar", "fr", False),
        (None, False, LanguageGuess("fr", 0.3), "ar", "ar", False),
        ("sw", False, NOTHING, "en", "sw", False),
        ("sw", False, LanguageGuess("en", 0.97), None, "en", True),
        ("sw", False, LanguageGuess("en", 0.6), None, "sw", False),
        ("sw", False, LanguageGuess("sw", 0.6), None, "sw", False),
        ("sw", True, LanguageGuess("en", 0.85), None, "sw", False),
        ("sw", True, LanguageGuess("en", 0.99), None, "en", True),
        ("es", False, {"es": 0.45, "en": 0.5, "fr": 0.05}, None, "es", False),
        ("es", False, {"es": 0.01, "en": 0.98, "fr": 0.01}, None, "en", True),
        ("es", False, {}, None, "es", False),
    ],
)
def test_follow(previous, chosen, guess, hint, language, switched) -> None:
    decision = follow(previous, chosen, guess, hint)
    assert (decision.language, decision.switched) == (language, switched)
    assert 0 <= decision.confidence <= 1


def test_a_decision_is_a_record() -> None:
    assert follow("sw", False, NOTHING, None) == Decision("sw", False, 0.8)


def test_screens_all_that_is_likely() -> None:
    assert languages_to_screen("sw", {"fr": 0.5, "es": 0.4, "ar": 0.1}) == ("sw", "fr", "es", "en")
    assert languages_to_screen("sw", LanguageGuess("ar", 0.9), "hi") == ("sw", "ar", "hi", "en")
    assert languages_to_screen("und", LanguageGuess(), None) == ("en",)
