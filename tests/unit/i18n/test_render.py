from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n.catalog import Catalog
from bot.i18n.render import Rendered, Renderer
from bot.messages import Button, Capabilities, Say

SMS = Capabilities("sms", 1600, has_buttons=False, counts_segments=True)
WEB = Capabilities("web", 4000, has_buttons=True)
ISOLATED_SEVEN = "\u20687\u2069"


@pytest.mark.parametrize(
    ("key", "language", "variant", "text"),
    [
        ("hello", "en", "web", "Hello, this is Kindline"),
        ("hello", "en", "sms", "Hello"),
        ("hello", "en-GB", "sms", "Hello"),
        ("hello", "xx", "sms", "Hello"),
        ("hello", "", "sms", "Hello"),
        ("hello", "hi", "sms", "Hello"),
        ("hello", "sw", "web", "Habari “rafiki”"),
        ("hello", "sw", "sms", 'Habari "rafiki"'),
        ("hello", "ar_EG", "telegram", "مرحبا"),
    ],
)
def test_finds_the_nearest_words(renderer: Renderer, key: str, language: str, variant: str, text: str) -> None:
    assert renderer.text(key, {}, language, variant) == text


def test_crisis_words_are_never_borrowed_where_a_language_has_its_own(renderer: Renderer) -> None:
    assert renderer.text("danger", {}, "sw") == "Hatari"
    assert renderer.text("danger_other", {}, "sw") == "Kuna hitilafu"
    assert renderer.text("danger_other", {}, "hi") == "Other in English"


def test_never_shows_a_key(renderer: Renderer) -> None:
    assert renderer.text("no_such_key", {}, "sw") == "Kuna hitilafu"
    assert renderer.choice("no_such_key", "en") == Button("We have a fault", "")


def test_a_text_that_cannot_be_completed_is_replaced(locales_dir: Path) -> None:
    (locales_dir / "sw" / "core.ftl").write_text("hello = Habari { nothing }\ntrouble = Kuna hitilafu\n")
    assert Renderer(Catalog.load(locales_dir)).text("hello", {}, "sw", "sms") == "Hello"


def test_a_syntax_error_loses_only_its_message(locales_dir: Path) -> None:
    (locales_dir / "sw" / "core.ftl").write_text("hello = Habari { \nrate = 0 hadi 10?\n")
    renderer = Renderer(Catalog.load(locales_dir))
    assert renderer.text("hello", {}, "sw", "sms") == "Hello"
    assert renderer.text("rate", {}, "sw") == "0 hadi 10?"


def test_nothing_at_all_is_empty_not_an_error(tmp_path: Path) -> None:
    (tmp_path / "keys.yml").write_text("")
    assert Renderer(Catalog.load(tmp_path)).text("hello") == ""


@pytest.mark.parametrize(
    ("language", "variant", "text"),
    [
        ("ar", "web", f"كان {ISOLATED_SEVEN}"),
        ("ar", "sms", "كان 7"),
        ("sw", "web", "Ilikuwa 7"),
    ],
)
def test_isolates_only_right_to_left_on_a_screen(renderer: Renderer, language: str, variant: str, text: str) -> None:
    assert renderer.text("rated", {"before": 7}, language, variant) == text


@pytest.mark.parametrize(
    ("args", "text"),
    [
        ({"before": 7}, "It was 7"),
        ({}, "It was "),
        ({"before": None}, "It was "),
        ({"before": ["a"]}, "It was ['a']"),
    ],
)
def test_odd_values_do_not_break_a_text(renderer: Renderer, args: dict[str, object], text: str) -> None:
    assert renderer.text("rated", args, "en") == text


def test_buttons_where_the_channel_has_them(renderer: Renderer) -> None:
    say = Say("hello", choices=("choice_breathe", {"title": "Kiswahili", "payload": "/x"}))
    assert renderer.reply(say, "en", WEB) == Rendered(
        "hello", "Hello, this is Kindline", (Button("Breathing", "/ask_exercise"), Button("Kiswahili", "/x"))
    )


def test_numbered_lines_where_it_has_none(renderer: Renderer) -> None:
    say = Say("hello", choices=("choice_breathe", {"title": "Français", "payload": "/x"}))
    reply = renderer.reply(say, "sw", SMS)
    assert reply.text == 'Habari "rafiki"\n1 Kupumua\n2 Francais'
    assert [button.payload for button in reply.buttons] == ["/ask_exercise", "/x"]
    assert reply.segments == 1


def test_no_numbered_line_beside_a_question_for_a_number(renderer: Renderer) -> None:
    reply = renderer.reply(Say("rate", choices=("choice_breathe",)), "en", SMS)
    assert (reply.text, reply.buttons) == ("0 to 10?", ())
    assert renderer.reply(Say("rate", choices=("choice_breathe",)), "en", WEB).buttons


def test_a_long_title_is_shortened(renderer: Renderer) -> None:
    narrow = Capabilities("web", 4000, has_buttons=True, button_title_limit_chars=5)
    assert renderer.reply(Say("hello", choices=("choice_breathe",)), "en", narrow).buttons[0].title == "Brea…"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("xx", "ltr")])
def test_direction(renderer: Renderer, language: str, direction: str) -> None:
    assert renderer.direction(language) == direction
