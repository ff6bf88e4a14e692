"""What must never lower a verdict: case, spacing, invisible characters, accents, a neutral text after it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.safety.levels import Level
from bot.safety.screen import Screen, screen_safely

LEXICONS = Path(__file__).parents[1] / "unit/safety/lexicons"
DANGER = {
    "en": "I don't want to live",
    "fr": "j'ai envie de mourir",
    "sw": "nataka kufa",
    "ar": "أريد أن أموت",
    "hi": "मैं मरना चाहता हूँ",
}
NEUTRAL = (
    "ok",
    "thank you",
    "asante sana",
    "merci beaucoup",
    "شكرا",
    "धन्यवाद",
    "👍",
    "https://example.org/?a=1",
)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u0007"
languages = st.sampled_from(sorted(DANGER))


@pytest.fixture(scope="module")
def screen() -> Screen:
    return Screen.load(LEXICONS)


@given(language=languages, data=st.data())
def test_case(screen: Screen, language: str, data: st.DataObject) -> None:
    text = DANGER[language]
    upper = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    changed = "".join(char.upper() if up else char for char, up in zip(text, upper, strict=True))
    assert screen.screen(changed, [language], {}).level >= Level.HIGH


@given(
    language=languages,
    space=st.text(" \t\u00a0\u3000", min_size=1, max_size=3),
    around=st.text(" .!\n", max_size=3),
)
def test_spacing(screen: Screen, language: str, space: str, around: str) -> None:
    changed = around + DANGER[language].replace(" ", space) + around
    assert screen.screen(changed, [language], {}).level >= Level.HIGH


@given(language=languages, at=st.integers(0, 20), char=st.sampled_from(INVISIBLE))
def test_invisible_characters(screen: Screen, language: str, at: int, char: str) -> None:
    text = DANGER[language]
    assert screen.screen(text[:at] + char + text[at:], [language], {}).level >= Level.HIGH


@given(language=languages, form=st.sampled_from(["NFC", "NFD"]))
def test_diacritics(screen: Screen, language: str, form: Literal["NFC", "NFD"]) -> None:
    text = unicodedata.normalize(form, DANGER[language])
    assert screen.screen(text, [language], {}).level >= Level.HIGH


@given(language=st.sampled_from(["en", "fr", "sw"]), mark=st.characters(min_codepoint=0x300, max_codepoint=0x36F))
def test_added_accents(screen: Screen, language: str, mark: str) -> None:
    changed = "".join(char + mark if char.isalpha() else char for char in DANGER[language])
    assert screen.screen(changed, [language], {}).level >= Level.HIGH


@given(
    language=languages,
    after=st.lists(st.sampled_from(NEUTRAL), max_size=4),
    joint=st.sampled_from([" ", ". ", ", ", "\n"]),
)
def test_neutral_text_after(screen: Screen, language: str, after: list[str], joint: str) -> None:
    changed = joint.join([DANGER[language], *after])
    assert screen.screen(changed, [language], {}).level >= Level.HIGH


@given(language=st.sampled_from(["en", "sw"]), gap=st.sampled_from(" .-_"))
def test_letters_apart(screen: Screen, language: str, gap: str) -> None:
    words = DANGER[language].replace("'", "").split()
    changed = "  ".join(gap.join(word) for word in words)
    assert screen.screen(changed, [language], {}).level >= Level.HIGH


scores = st.dictionaries(
    st.sampled_from(["none", "watch", "high", "imminent", "category:abuse", "about:other"]), st.floats(0, 1)
)


@given(risk_scores=scores)
def test_no_model_hides_a_firm_rule(screen: Screen, risk_scores: dict[str, float]) -> None:
    assert screen.screen(DANGER["en"], ["en"], risk_scores).level >= Level.HIGH


@given(text=st.text(max_size=200), risk_scores=scores)
def test_any_text_gets_a_verdict(screen: Screen, text: str, risk_scores: dict[str, float]) -> None:
    verdict = screen_safely(screen, text, ["en", "fr", "ar", "hi", "sw"], risk_scores)
    assert "screen:failed" not in verdict.evidence
    assert 0.0 <= verdict.confidence <= 1.0
