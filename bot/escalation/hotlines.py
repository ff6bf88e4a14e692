"""Which numbers to show: the emergency number, then the few lines that fit need, hour and language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import phonenumbers

from bot.escalation.hours import ALWAYS, is_open
from bot.escalation.regions import Line, Region
from bot.messages import Say
from bot.safety.levels import About, Category

LINES_MAX = 3
"""More is a list to read, not help to reach; and each costs an SMS segment."""
STALE_AFTER_DAYS = 365
"""A number not checked for a year may be dead (issue 4)."""

_NEEDS: dict[Category, tuple[str, ...]] = {
    Category.NONE: ("suicide", "crisis", "child", "domestic_violence"),
    Category.SUICIDE: ("suicide", "crisis", "child"),
    Category.SELF_HARM: ("crisis", "suicide", "child"),
    Category.HARM_TO_OTHERS: ("crisis", "suicide"),
    Category.ABUSE: ("domestic_violence", "child", "crisis", "suicide"),
    Category.MEDICAL: ("poison", "medical"),
}
"""Kinds of line for a need, the fittest first."""
_SHARED_COST = {
    phonenumbers.PhoneNumberType.TOLL_FREE,
    phonenumbers.PhoneNumberType.SHARED_COST,
    phonenumbers.PhoneNumberType.UAN,
}
"""Types that are often reachable only as dialled inside the country."""


def choose(
    region: Region | None,
    category: Category,
    about: About,
    language: str,
    now: datetime,
    *,
    intro: bool = True,
) -> list[Say]:
    """Numbers to show, in order.

    Each is a `Say`: `hotline_intro`; `line_emergency(number)`; per line `line_entry(name, contact, hours)`,
    where `hours` is the data form (`Mon-Fri 09:00-17:00`, local time of the region) or `{"key":
    "hours_always"}` for the renderer to look up; and `line_directory` where the country has no fresh line,
    with `ask_region` where the country is unknown.

    Args:
        region: the person's country, None when unknown.
        category: the need; `NONE` for someone who only asks for numbers.
        about: for abuse of another person child lines come first.
        language: BCP 47 tag of the person.
        now: aware time.
        intro: False where crisis words come before the lines.
    """
    if region is None:
        return [Say("line_directory"), Say("ask_region")]
    lines = _chosen(region, category, about, language, now)
    directory = [] if _fresh(lines, now.date()) else [Say("line_directory")]
    opening = [Say("hotline_intro")] if intro else []
    emergency = Say("line_emergency", {"number": " / ".join(emergency_numbers(region, category))})
    return [*opening, emergency, *(_entry(line, region) for line in lines), *directory]


def emergency_numbers(region: Region, category: Category) -> tuple[str, ...]:
    """The numbers to call at once: ambulance or police where the country has its own for them."""
    if category is Category.MEDICAL and region.ambulance:
        return region.ambulance
    if category in (Category.ABUSE, Category.HARM_TO_OTHERS) and region.police:
        return region.police
    return region.emergency


def is_stale(line: Line, today: date) -> bool:
    """Whether the line was last checked over a year ago, or never."""
    return line.checked is None or (today - line.checked).days > STALE_AFTER_DAYS


def _chosen(region: Region, category: Category, about: About, language: str, now: datetime) -> list[Line]:
    """Fresh lines for the need; stale ones only where there is no fresh one. Open now, then language, then
    kind."""
    kinds = _kinds(category, about)
    fitting = [line for line in region.lines if line.kind in kinds]
    local = now.astimezone(region.zone)
    spoken = language.split("-")[0]

    def rank(line: Line) -> tuple[bool, bool, int]:
        return not is_open(line.hours, local), spoken not in line.languages, kinds.index(line.kind)

    return _whole_pairs(sorted(_fresh(fitting, now.date()) or fitting, key=rank))


def _kinds(category: Category, about: About) -> tuple[str, ...]:
    kinds = _NEEDS[category]
    is_child_first = category is Category.ABUSE and about is About.OTHER
    return tuple(sorted(kinds, key=lambda kind: kind != "child")) if is_child_first else kinds


def _fresh(lines: Sequence[Line], today: date) -> list[Line]:
    return [line for line in lines if not is_stale(line, today)]


def _whole_pairs(lines: Sequence[Line]) -> list[Line]:
    """The first lines, each with its pair beside it; a pair that does not fit is left out whole."""
    kept: list[Line] = []
    for line in lines:
        together = [other for other in lines if other is line or (line.pair and other.pair == line.pair)]
        if line not in kept and len(kept) + len(together) <= LINES_MAX:
            kept += together
    return kept


def _entry(line: Line, region: Region) -> Say:
    hours = {"key": "hours_always"} if line.hours == ALWAYS else line.hours
    return Say("line_entry", {"name": line.name, "contact": contact(line, region.region), "hours": hours})


def contact(line: Line, region: str) -> str:
    """How to reach a line: phone, text number and address of the chat, as far as it has them."""
    phone = dialled(line.phone, region) if line.phone else None
    text = f"SMS {dialled(line.text, region)}" if line.text else None
    return " / ".join(part for part in (phone, text, line.chat) if part)


def dialled(number: str, region: str) -> str:
    """A number as a person in the region dials it; free numbers in the national form, others in the
    international.

    Many free numbers cannot be reached with the country's prefix (ITU-T E.164, national-only numbers).
    """
    if not number.startswith("+"):
        return number
    parsed = phonenumbers.parse(number)
    is_home = phonenumbers.region_code_for_number(parsed) == region
    is_free = phonenumbers.number_type(parsed) in _SHARED_COST
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(parsed, form.NATIONAL if is_home and is_free else form.INTERNATIONAL)
