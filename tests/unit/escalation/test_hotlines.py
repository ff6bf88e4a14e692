"""Which lines are shown, in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.escalation.hotlines import choose, contact
from bot.escalation.regions import Line, Region
from bot.messages import Say
from bot.safety.levels import About, Category

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)  # a Tuesday, 23:00 in Nairobi


def line(name: str, kind: str = "suicide", **changes: Any) -> Line:
    made = Line(
        name=name,
        kind=kind,
        hours="always",
        languages=("en",),
        cost="free",
        source="https://example.org",
        checked=date(2026, 11, 1),
        confidence="two_sources",
        phone="116",
    )
    return replace(made, **changes)


def region(*lines: Line, **changes: Any) -> Region:
    return replace(Region("KE", ("999", "112"), timezone="Africa/Nairobi", lines=lines), **changes)


def names(says: list[Say]) -> list[str]:
    return [say.args["name"] for say in says if say.key == "line_entry"]


def shown(given: Region, category: Category = Category.SUICIDE, about: About = About.SELF) -> list[str]:
    return names(choose(given, category, about, "sw-KE", NOW))


def test_unknown_country_gets_the_directory_and_a_question() -> None:
    says = choose(None, Category.SUICIDE, About.SELF, "en", NOW)
    assert [say.key for say in says] == ["line_directory", "ask_region"]


def test_numbers_come_in_order() -> None:
    says = choose(region(line("A")), Category.SUICIDE, About.SELF, "en", NOW)
    assert [say.key for say in says] == ["hotline_intro", "line_emergency", "line_entry"]
    assert says[1].args == {"number": "999 / 112"}
    assert says[2].args == {"name": "A", "contact": "116", "hours": {"key": "hours_always"}}
    without = choose(region(line("A")), Category.SUICIDE, About.SELF, "en", NOW, intro=False)
    assert [say.key for say in without] == ["line_emergency", "line_entry"]


def test_open_now_comes_first_and_closed_ones_say_when() -> None:
    closed = line("closed", hours="Mon-Fri 09:00-17:00", languages=("sw",))
    says = choose(region(closed, line("open")), Category.SUICIDE, About.SELF, "sw", NOW)
    assert names(says) == ["open", "closed"]
    assert says[-1].args["hours"] == "Mon-Fri 09:00-17:00"


def test_hours_are_read_in_the_country_s_time() -> None:
    evening = line("evening", hours="Mon-Sun 22:30-23:30", languages=("sw",))
    assert shown(region(line("always"), evening)) == ["evening", "always"]


def test_the_person_s_language_comes_before_the_kind() -> None:
    assert shown(region(line("en"), line("sw", "crisis", languages=("sw",)))) == ["sw", "en"]


def test_at_most_three() -> None:
    assert len(shown(region(*(line(name) for name in "ABCDE")))) == 3


def test_pairs_stay_together_or_are_left_out() -> None:
    pair = [line("P1", pair="p"), line("P2", pair="p")]
    assert shown(region(pair[0], line("A"), pair[1], line("B"))) == ["P1", "P2", "A"]
    assert shown(region(line("A"), line("B"), *pair, line("C"))) == ["A", "B", "C"]


def test_stale_lines_only_where_there_is_no_fresh_one() -> None:
    stale = line("stale", checked=date(2025, 11, 1))
    unchecked = line("unchecked", checked=None)
    assert shown(region(stale, unchecked, line("fresh"))) == ["fresh"]
    says = choose(region(stale), Category.SUICIDE, About.SELF, "en", NOW)
    assert [say.key for say in says] == ["hotline_intro", "line_emergency", "line_entry", "line_directory"]


def test_no_line_gives_the_emergency_number_and_the_directory() -> None:
    says = choose(region(), Category.ABUSE, About.SELF, "en", NOW)
    assert [say.key for say in says] == ["hotline_intro", "line_emergency", "line_directory"]


@pytest.mark.parametrize(
    ("category", "about", "expected"),
    [
        (Category.SUICIDE, About.SELF, ["suicide", "crisis", "child"]),
        (Category.SELF_HARM, About.SELF, ["crisis", "suicide", "child"]),
        (Category.HARM_TO_OTHERS, About.SELF, ["crisis", "suicide"]),
        (Category.ABUSE, About.SELF, ["domestic_violence", "child", "crisis"]),
        (Category.ABUSE, About.OTHER, ["child", "domestic_violence", "crisis"]),
        (Category.MEDICAL, About.SELF, ["poison"]),
        (Category.NONE, About.SELF, ["suicide", "crisis", "child"]),
    ],
)
def test_lines_fit_the_need(category: Category, about: About, expected: list[str]) -> None:
    kinds = ("child", "crisis", "domestic_violence", "poison", "suicide")
    assert shown(region(*(line(kind, kind) for kind in kinds)), category, about) == expected


def test_ambulance_and_police_where_the_country_has_them() -> None:
    given = region(ambulance=("115",), police=("110",))
    first = {
        category: choose(given, category, About.SELF, "en", NOW, intro=False)[0].args["number"]
        for category in (Category.MEDICAL, Category.ABUSE, Category.SUICIDE)
    }
    assert list(first.values()) == ["115", "110", "999 / 112"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"phone": "+254722178177"}, "+254 722 178177", id="international"),
        pytest.param({"phone": "+254800723253"}, "0800 723 253", id="free number as dialled at home"),
        pytest.param({"phone": None, "text": "50808"}, "SMS 50808", id="text"),
        pytest.param({"text": "988", "chat": "https://example.org"}, "116 / SMS 988 / https://example.org", id="all"),
    ],
)
def test_contact(changes: dict[str, Any], expected: str) -> None:
    assert contact(line("A", **changes), "KE") == expected
