"""Opening hours as the data files write them: `always`, or `Mon-Fri 09:00-17:00; Sat 10:00-14:00`.

An end at or before its start runs past midnight (`Mon-Sun 16:00-04:00`); `00:00-24:00` is a whole day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

ALWAYS = "always"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_MINUTES = 24 * 60
_STRETCH = re.compile(rf"({'|'.join(_DAYS)})(?:-({'|'.join(_DAYS)}))? (\d\d):(\d\d)-(\d\d):(\d\d)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """The same opening time on a run of days; minutes are counted from midnight, the end may lie past
    24:00."""

    days: frozenset[int]
    """0 Monday … 6 Sunday, the day on which the stretch begins."""
    start_min: int
    end_min: int


def read_hours(text: str) -> tuple[Stretch, ...]:
    """The stretches of an hours text; empty for `always`.

    Raises:
        ValueError: the text is not in the data form.
    """
    return () if text == ALWAYS else tuple(_stretch(part.strip()) for part in text.split(";"))


def is_open(text: str, at: datetime) -> bool:
    """Whether a line with these hours answers at a local time."""
    if text == ALWAYS:
        return True
    day, minute = at.weekday(), at.hour * 60 + at.minute
    return any(
        (day in each.days and each.start_min <= minute < each.end_min)
        or ((day - 1) % 7 in each.days and minute + _DAY_MINUTES < each.end_min)
        for each in read_hours(text)
    )


def _stretch(part: str) -> Stretch:
    if not (found := _STRETCH.fullmatch(part)):
        raise ValueError(f"hours must be `{ALWAYS}` or like `Mon-Fri 09:00-17:00`, not {part!r}")
    first, last, *clock = found.groups()
    start_h, start_m, end_h, end_m = map(int, clock)
    start, end = start_h * 60 + start_m, end_h * 60 + end_m
    if max(start, end) > _DAY_MINUTES or max(start_m, end_m) > 59:
        raise ValueError(f"no such time of day: {part!r}")
    from_day = _DAYS.index(first)
    count = (_DAYS.index(last or first) - from_day) % 7 + 1
    days = frozenset((from_day + step) % 7 for step in range(count))
    return Stretch(days, start, end if end > start else end + _DAY_MINUTES)
