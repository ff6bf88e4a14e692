"""Folding of texts to words."""

from __future__ import annotations

import pytest

from bot.safety.normalise import JOIN, fold, words_of
from bot.safety.spelling import spell


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        pytest.param("Ｈｅｌｌｏ 𝓱𝓲", "hello hi", id="compatibility forms"),
        pytest.param("Straße Łódź Œuvre", "strasse lodz oeuvre", id="latin letters"),
        pytest.param("İstanbul ılık", "istanbul ilik", id="turkish i"),
        pytest.param("مَدْرَسَةٌ إلى آخر ـــ", "مدرسه الي اخر ", id="arabic"),
        pytest.param("کی", "كي", id="persian letters"),
        pytest.param("ज़िन्दगी माँ", "जिन्दगी मां", id="devanagari"),
        pytest.param("٣ ३ 3", "3 3 3", id="digits"),
        pytest.param("a\u200bb\u00adc\u202ed\ufeff\x07", "abcd", id="invisible"),
        pytest.param("\ue000a", "a", id="private use"),
        pytest.param("рaypal", "paypal", id="look-alike letters"),
        pytest.param("привет мир", "привет мир", id="russian stays"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Well-known, isn't it?", ("well", "known", "isn't", "it"), id="punctuation"),
        pytest.param("ok🙂🙂🏽 good", ("ok", "🙂", "🙂", "good"), id="emoji"),
        pytest.param("去看海 hi", ("去", "看", "海", "hi"), id="without spaces"),
        pytest.param("h e l l o", (JOIN.join("hello"),), id="letters apart"),
        pytest.param("'quoted'", ("quoted",), id="quotes"),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert words_of(text).words == words


def test_sentences_and_clauses() -> None:
    found = words_of("one two, three four. five six\nseven eight")
    assert found.sentence == (1, 1, 1, 1, 2, 2, 3, 3)
    assert len(set(zip(found.sentence, found.clause, strict=True))) == 4


@pytest.mark.parametrize(
    ("word", "elides", "read"),
    [
        pytest.param("hello", False, ("hello",), id="known"),
        pytest.param("he11o", False, ("hello",), id="leetspeak"),
        pytest.param("hellllooo", False, ("hello",), id="repeated"),
        pytest.param("worldhello", False, ("world", "hello"), id="run together"),
        pytest.param(JOIN.join("helloworld"), False, ("hello", "world"), id="apart"),
        pytest.param(JOIN.join("xyz"), False, ("x", "y", "z"), id="apart, unknown"),
        pytest.param("don't", False, ("dont",), id="contraction"),
        pytest.param("world's", False, ("world", "s"), id="genitive"),
        pytest.param("l'hello", True, ("l", "hello"), id="elision"),
        pytest.param("3ayez", False, ("3ayez",), id="digit as a letter"),
        pytest.param("hello" * 20, False, ("hello" * 20,), id="too long"),
        pytest.param("unheard", False, ("unheard",), id="unknown"),
    ],
)
def test_spell(word: str, elides: bool, read: tuple[str, ...]) -> None:
    assert spell(word, frozenset({"hello", "world", "dont", "3ayez"}), elides=elides) == read
