"""Whatever is sent, the steps before the encoder and the readers beside it answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.conversation import follow, languages_to_screen
from bot.language.ngrams import Grams
from bot.language.text import letters, strip_marks, tidy
from bot.understanding.entities import EntityReader
from bot.understanding.types import LanguageGuess

ANY = st.text(st.characters(exclude_categories=()), max_size=300)
TAGS = st.sampled_from(["en", "es", "fr", "ar", "hi", "sw"])


@pytest.fixture(scope="module")
def reader() -> EntityReader:
    return EntityReader.load(Path(__file__).parents[2] / "locales")


@given(ANY)
def test_tidy_text_is_clean(text: str) -> None:
    clean = tidy(text)
    clean.encode("utf-8")
    assert tidy(clean) == clean
    assert letters(letters(text)) == letters(text)
    strip_marks(clean)


@given(ANY)
def test_ngrams_have_length_one(text: str) -> None:
    buckets, values = Grams(1, 5, 1024, within_words=True).count(text)
    assert len(buckets) == len(values)
    assert all(0 <= bucket < 1024 for bucket in buckets)
    assert not len(values) or abs(float((values**2).sum()) - 1) < 1e-4


@given(text=ANY)
def test_entities_lie_inside_the_text(reader: EntityReader, text: str) -> None:
    for entity in [*reader.numbers(text), *reader.names(text)]:
        assert entity.start is not None
        assert entity.end is not None
        assert 0 <= entity.start < entity.end <= len(text)


@given(number=st.integers(11, 10**12))
def test_only_ratings_are_numbers(reader: EntityReader, number: int) -> None:
    assert reader.numbers(str(number)) == []


@given(previous=TAGS, chosen=st.booleans(), hint=st.none() | TAGS)
def test_a_filler_never_switches(previous: str, chosen: bool, hint: str | None) -> None:
    assert follow(previous, chosen, LanguageGuess(), hint).language == previous


@given(previous=TAGS, code=TAGS, confidence=st.floats(0, 1))
def test_english_and_the_language_in_use_are_screened(previous: str, code: str, confidence: float) -> None:
    language = follow(previous, False, LanguageGuess(code, confidence), None).language
    assert {language, previous, "en"} <= set(languages_to_screen(language, LanguageGuess(code, confidence), previous))
