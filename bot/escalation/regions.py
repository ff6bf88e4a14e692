"""Countries with their emergency numbers and help lines (`data/regions/<CC>.yml`, format:
docs/architecture.md).

Besides the fields named there a region may give `ambulance` and `police` (numbers for those needs where the
country has no single emergency number) and `timezone` (IANA; required where a line has hours), and a line
may give `pair`: lines of one pair are shown together or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import phonenumbers
import yaml

from bot.errors import DataError
from bot.escalation.hours import ALWAYS, read_hours

KINDS = ("suicide", "crisis", "child", "domestic_violence", "poison", "medical")
COSTS = ("free", "standard")
CONFIDENCES = ("two_sources", "one_source")
SHORT_MAX_DIGITS = 6
"""Longer numbers are written in E.164."""

_NUMBER = re.compile(rf"\+[1-9]\d{{6,14}}|\d{{2,{SHORT_MAX_DIGITS}}}|\*\d{{2,5}}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One help line. At least one of `phone`, `text` and `chat` is given."""

    name: str
    kind: str
    hours: str
    languages: tuple[str, ...]
    cost: str
    source: str
    """Page of the organisation, or of an authority that names it."""
    checked: date | None
    """Day of the last check; None when the number was never cross-checked."""
    confidence: str
    phone: str | None = None
    """E.164, or a short code as dialled."""
    text: str | None = None
    chat: str | None = None
    pair: str | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """One country."""

    region: str
    """ISO 3166 code."""
    emergency: tuple[str, ...]
    ambulance: tuple[str, ...] = ()
    police: tuple[str, ...] = ()
    timezone: str | None = None
    lines: tuple[Line, ...] = field(default=())

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that opening hours are given in."""
        return ZoneInfo(self.timezone or "UTC")


def load_regions(directory: Path) -> Mapping[str, Region]:
    """All regions by country code.

    Raises:
        DataError: names the file and what is wrong in it.
    """
    return {path.stem: load_region(path) for path in sorted(directory.glob("*.yml"))}


def load_region(path: Path) -> Region:
    """One region.

    Raises:
        DataError: names the file and what is wrong in it.
    """
    try:
        # The base loader keeps numbers as written ("0800") and the country code of Norway a string.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        return _region(content, path.stem)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error
    except ValueError as error:
        raise DataError(f"{path}: {error}") from error


def region_of_phone(e164: str) -> str | None:
    """The country code of a phone number, None when it tells no country or is no number."""
    try:
        return phonenumbers.region_code_for_number(phonenumbers.parse(e164))
    except phonenumbers.NumberParseException:
        return None


def _region(content: Any, code: str) -> Region:
    _require(isinstance(content, dict), "expected a mapping")
    _known(content, Region, "region")
    _require(content.get("region") == code, f"region must be {code}, as the file is named")
    numbers = {kind: _numbers(content, kind) for kind in ("emergency", "ambulance", "police")}
    _require(bool(numbers["emergency"]), "an emergency number is missing")
    timezone = content.get("timezone")
    _require(timezone is None or _is_zone(timezone), f"unknown timezone {timezone!r}")
    lines = tuple(_line(entry) for entry in content.get("lines") or [])
    _require(
        timezone is not None or all(line.hours == ALWAYS for line in lines),
        "a line has opening hours but the region has no timezone",
    )
    return Region(code, timezone=timezone, lines=lines, **numbers)


def _line(entry: Any) -> Line:
    _require(isinstance(entry, dict) and bool(entry.get("name")), "a line without a name")
    name = entry["name"]
    _known(entry, Line, name)
    for key, allowed in (("kind", KINDS), ("cost", COSTS), ("confidence", CONFIDENCES)):
        _require(entry.get(key) in allowed, f"{name}: {key} must be one of {', '.join(allowed)}")
    _require(bool({"phone", "text", "chat"} & set(entry)), f"{name}: phone, text or chat is missing")
    for key in ("phone", "text"):
        _require(key not in entry or _is_number(entry[key]), f"{name}: {key}: not E.164 nor a short code")
    for key in ("source", "chat"):
        _require(key not in entry or str(entry[key]).startswith("https://"), f"{name}: {key} must be https")
    read = {"languages": _languages(entry), "checked": _checked(entry), "hours": _hours(entry)}
    return Line(**{**entry, **read})


def _known(entry: dict[str, Any], record: type, name: str) -> None:
    unknown = sorted(set(entry) - {each.name for each in fields(record)})
    _require(not unknown, f"{name}: unknown fields {unknown}")


def _numbers(content: dict[str, Any], kind: str) -> tuple[str, ...]:
    numbers = content.get(kind) or []
    _require(
        isinstance(numbers, list) and all(_is_number(number) for number in numbers),
        f"{kind}: expected a list of numbers as dialled",
    )
    return tuple(numbers)


def _languages(entry: dict[str, Any]) -> tuple[str, ...]:
    tags = entry.get("languages")
    is_list = isinstance(tags, list) and bool(tags) and all(_LANGUAGE.fullmatch(tag) for tag in tags)
    _require(is_list, f"{entry['name']}: languages must be a list of tags")
    return tuple(tags or ())


def _checked(entry: dict[str, Any]) -> date | None:
    _require(bool(entry.get("source")), f"{entry['name']}: source is missing")
    try:
        return date.fromisoformat(entry["checked"]) if "checked" in entry else None
    except ValueError as error:
        raise ValueError(f"{entry['name']}: checked must be a date like 2026-11-24") from error


def _hours(entry: dict[str, Any]) -> str:
    hours = str(entry.get("hours", ""))
    try:
        read_hours(hours)
    except ValueError as error:
        raise ValueError(f"{entry['name']}: {error}") from error
    return hours


def _is_number(value: Any) -> bool:
    return isinstance(value, str) and _NUMBER.fullmatch(value) is not None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _require(condition: bool, reason: str) -> None:
    if not condition:
        raise ValueError(reason)
