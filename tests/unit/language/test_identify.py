"""One message's language: by script, by letters, and not at all when the text does not tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language.identify import Identifier
from bot.language.outsider import is_outsider
from bot.language.scripts import script_shares
from bot.language.text import letters, tidy
from bot.language.training import fit_identifier
from bot.understanding.examples import load_examples

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def identifier(tmp_path_factory: pytest.TempPathFactory) -> Identifier:
    folder = tmp_path_factory.mktemp("language")
    # Every fourth line is enough here and trains in seconds.
    fit_identifier(load_examples(ROOT / "data" / "nlu")[::4], ROOT / "locales").save(folder)
    return Identifier.load(folder)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I feel so alone these days", "en"),
        ("me siento muy sola estos días", "es"),
        ("ME SIENTO MUY SOLA ESTOS DIAS", "es"),
        ("je me sens tellement seule", "fr"),
        ("ninajisikia mpweke sana", "sw"),
        ("أشعر بالوحدة", "ar"),
        ("मुझे अकेलापन लगता है", "hi"),
    ],
)
def test_tells(identifier: Identifier, text: str, language: str) -> None:
    guess = identifier.guess(text)
    assert max(guess, key=guess.__getitem__) == language
    assert guess[language] > 0.7
    assert sum(guess.values()) == pytest.approx(1)


@pytest.mark.parametrize("text", ["", "ok", "OK!", "no", "7", "٧", "😀", "+254 722 178 177", "привет", "你好", "?!"])
def test_does_not_tell(identifier: Identifier, text: str) -> None:
    assert identifier.guess(text) == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [("مرحبا", "ar"), ("जी", "hi"), ("شكرا 7", "ar"), ("hello", None), ("привет", None), ("ok شكرا", None), ("", None)],
)
def test_letters_of_one_language_tell_even_in_a_filler(identifier: Identifier, text: str, language: str | None) -> None:
    assert identifier.by_script(text) == language


def test_mixed_scripts_share(identifier: Identifier) -> None:
    guess = identifier.guess("I am fine مرحبا يا صديقي العزيز")
    assert guess["ar"] > 0.5 > guess["en"] > 0.1


def test_outsider() -> None:
    assert is_outsider("ich habe heute sehr schlecht geschlafen", ("en", "es", "fr", "sw"))
    assert not is_outsider("i slept very badly again last night", ("en", "es", "fr", "sw"))
    assert not is_outsider("kurz", ("en",))


def test_letters() -> None:
    assert letters("L’ÉTÉ 😀 http://x.y Je t'aime!! 123 @you") == "l'été je t'aime"
    assert script_shares("abc मन", ("Latn", "Deva")) == {"Latn": 0.6, "Deva": 0.4}


def test_tidy() -> None:
    assert tidy("a\ud800b\x00\u200bc  \n😀 e\u0301") == "ab c 😀 é"
