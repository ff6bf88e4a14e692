"""Opening hours."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.escalation.hours import is_open, read_hours

ZONE = ZoneInfo("Africa/Nairobi")


@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [
        pytest.param("always", "2026-11-22 03:00", True, id="always"),
        pytest.param("Mon-Fri 09:00-17:00", "2026-11-24 09:00", True, id="opening minute"),
        pytest.param("Mon-Fri 09:00-17:00", "2026-11-24 17:00", False, id="closing minute"),
        pytest.param("Mon-Fri 09:00-17:00", "2026-11-22 12:00", False, id="sunday"),
        pytest.param("Mon-Fri 09:00-17:00; Sun 10:00-14:00", "2026-11-22 12:00", True, id="second stretch"),
        pytest.param("Sat 22:00-04:00", "2026-11-22 03:59", True, id="past midnight"),
        pytest.param("Sat 22:00-04:00", "2026-11-21 03:59", False, id="before its day"),
        pytest.param("Fri-Mon 08:00-24:00", "2026-11-23 23:59", True, id="days around the week's end"),
        pytest.param("Fri-Mon 08:00-24:00", "2026-11-24 12:00", False, id="day after them"),
    ],
)
def test_is_open(hours: str, at: str, expected: bool) -> None:
    assert is_open(hours, datetime.fromisoformat(at).replace(tzinfo=ZONE)) is expected


@pytest.mark.parametrize("hours", ["", "9-5", "Mon 9:00-17:00", "Mon 09:00-25:00", "Mon 09:70-10:00", "Daily"])
def test_malformed_hours(hours: str) -> None:
    with pytest.raises(ValueError, match=r"hours|time of day"):
        read_hours(hours)
