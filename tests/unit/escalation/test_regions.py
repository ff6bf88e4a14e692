"""Reading country files, and the shipped ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.errors import DataError
from bot.escalation.regions import load_region, load_regions, region_of_phone

SHIPPED = Path(__file__).parents[3] / "data/regions"
LINE = """
- name: A
  kind: suicide
  phone: "%s"
  hours: %s
  languages: [sw]
  cost: free
  source: https://example.org
  checked: 2026-11-01
  confidence: one_source
"""


def write(directory: Path, content: str, code: str = "KE") -> Path:
    path = directory / f"{code}.yml"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_country_is_read(tmp_path: Path) -> None:
    path = write(tmp_path, 'region: "NO"\nemergency: ["112"]\nlines:' + LINE % ("0112", "always"), "NO")
    region = load_region(path)
    assert (region.region, region.emergency, region.lines[0].phone) == ("NO", ("112",), "0112")
    assert region.lines[0].checked == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param("[", "cannot be read", id="not yaml"),
        pytest.param("- KE", "expected a mapping", id="a list"),
        pytest.param("region: TZ\nemergency: ['112']", "region must be KE", id="other country"),
        pytest.param("region: KE", "emergency number is missing", id="no emergency number"),
        pytest.param("region: KE\nemergency: [call us]", "emergency: expected", id="no number"),
        pytest.param("region: KE\nemergency: ['112']\nhotline: 1", "unknown fields", id="unknown field"),
        pytest.param("region: KE\nemergency: ['112']\ntimezone: Mars", "timezone", id="time zone"),
        pytest.param("region: KE\nemergency: ['112']\nlines:" + LINE % ("0722 178", "always"), "A: phone", id="phone"),
        pytest.param("region: KE\nemergency: ['112']\nlines:" + LINE % ("116", "9-5"), "A: hours", id="hours"),
        pytest.param(
            "region: KE\nemergency: ['112']\nlines:" + LINE % ("116", "Mon 09:00-10:00"),
            "no timezone",
            id="hours without a zone",
        ),
        pytest.param("region: KE\nemergency: ['112']\nlines:\n- name: A", "A: kind must be", id="no kind"),
        pytest.param("region: KE\nemergency: ['112']\nlines:\n- kind: child", "without a name", id="no name"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, content: str, reason: str) -> None:
    path = write(tmp_path, content)
    with pytest.raises(DataError, match=reason) as caught:
        load_region(path)
    assert str(path) in str(caught.value)


def test_shipped_countries_all_read() -> None:
    regions = load_regions(SHIPPED)
    assert len(regions) >= 60
    assert all(region.emergency for region in regions.values())
    numbers = {line.phone for line in regions["KE"].lines}
    assert "+254722178177" in numbers


@pytest.mark.parametrize(
    ("number", "region"),
    [("+254722178177", "KE"), ("+12025550123", "US"), ("+800", None), ("chat 7", None), ("", None)],
    ids=["kenya", "usa", "too short", "no number", "empty"],
)
def test_region_of_phone(number: str, region: str | None) -> None:
    assert region_of_phone(number) == region
