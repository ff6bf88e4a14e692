"""The report on old, single-sourced and malformed lines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.escalation.check import ERROR, check_regions

SHIPPED = Path(__file__).parents[3] / "data/regions"
LINE = """
- name: {name}
  kind: suicide
  phone: "{phone}"
  hours: always
  languages: [en]
  cost: free
  source: https://example.org
  {checked}
  confidence: {confidence}
"""


def test_everything_is_reported_at_once_errors_first(tmp_path: Path) -> None:
    lines = [
        LINE.format(name="good", phone="116", checked="checked: 2026-11-01", confidence="two_sources"),
        LINE.format(name="old", phone="116", checked="checked: 2024-01-01", confidence="two_sources"),
        LINE.format(name="bad", phone="+25411", checked="checked: 2026-11-01", confidence="one_source"),
        LINE.format(name="wrong", phone="+254111111111111", checked="", confidence="two_sources"),
        LINE.format(name="odd", phone="98765", checked="checked: 2026-11-01", confidence="one_source"),
    ]
    (tmp_path / "KE.yml").write_text("region: KE\nemergency: ['999']\nlines:" + "".join(lines[:2] + lines[3:]))
    (tmp_path / "TZ.yml").write_text("region: TZ\nemergency: ['112']\n")
    (tmp_path / "UG.yml").write_text("region: UG\nemergency: ['112']\nlines:" + lines[2])
    found = [(each.region, each.code) for each in check_regions(tmp_path, date(2026, 11, 24))]
    assert found == [
        ("KE", "malformed"),
        ("KE", "stale"),
        ("UG", "unreadable"),
        ("KE", "single_source"),
        ("KE", "unchecked"),
        ("KE", "unlisted_short"),
        ("TZ", "no_lines"),
    ]


def test_shipped_lines_have_no_error() -> None:
    assert [each for each in check_regions(SHIPPED, date(2026, 11, 24)) if each.severity == ERROR] == []
