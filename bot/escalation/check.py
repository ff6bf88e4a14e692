"""What is old, single-sourced or malformed in the data of help lines (`kindline hotlines --check`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import phonenumbers

from bot.errors import DataError
from bot.escalation.hotlines import is_stale
from bot.escalation.regions import Line, Region, load_region

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right."""

    region: str
    code: str
    """`unreadable`, `malformed`, `unlisted_short`, `stale`, `unchecked`, `single_source`, `no_lines`."""
    severity: str
    """`error` or `warning`."""
    detail: str
    """Name of the line, or the reason."""


def check_regions(directory: Path, today: date) -> list[Finding]:
    """Read every region and report everything at once, errors first."""
    found = [each for path in sorted(directory.glob("*.yml")) for each in _file(path, today)]
    return sorted(found, key=lambda each: (each.severity != ERROR, each.region, each.code, each.detail))


def _file(path: Path, today: date) -> Iterator[Finding]:
    try:
        region = load_region(path)
    except DataError as error:
        yield Finding(path.stem, "unreadable", ERROR, str(error))
        return
    if not region.lines:
        yield Finding(region.region, "no_lines", WARNING, "only the emergency number is known")
    for number in (*region.emergency, *region.ambulance, *region.police):
        yield from _number(number, region.region, "emergency number")
    for line in region.lines:
        yield from _line(line, region, today)


def _line(line: Line, region: Region, today: date) -> Iterator[Finding]:
    for number in filter(None, (line.phone, line.text)):
        yield from _number(number, region.region, line.name)
    if line.checked is None:
        yield Finding(region.region, "unchecked", WARNING, line.name)
    elif is_stale(line, today):
        yield Finding(region.region, "stale", ERROR, f"{line.name}: checked {line.checked.isoformat()}")
    if line.confidence == "one_source":
        yield Finding(region.region, "single_source", WARNING, line.name)


def _number(number: str, region: str, name: str) -> Iterator[Finding]:
    """A full number must be valid; a short code that the number plan does not list is only worth a look.

    The short codes of libphonenumber are known to be incomplete (its FAQ: "short numbers").
    """
    if number.startswith("+"):
        if not is_valid(number):
            yield Finding(region, "malformed", ERROR, f"{name}: {number}")
    elif not is_listed_short(number, region):
        yield Finding(region, "unlisted_short", WARNING, f"{name}: {number}")


def is_valid(e164: str) -> bool:
    """Whether the number plan of its country has such a number."""
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return False


def is_listed_short(number: str, region: str) -> bool:
    """Whether the short code is listed for the country."""
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_valid_short_number_for_region(parsed, region)
