from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety.lexicon_check import check_lexicon, check_lexicons

RULE = "- {id: a.b, level: high, category: suicide, about: self, phrases: [want to die]}\n"


def check(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "lexicon.yml"
    path.write_text(text, encoding="utf-8")
    return [(one.level, one.message) for one in check_lexicon(path)]


def test_a_good_lexicon(tmp_path: Path) -> None:
    text = f"rules:\n{RULE}shields:\n- {{id: idiom.x, phrases: [dying to * see]}}\nnegations: [no, not]\n"
    assert check(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "level", "message"),
    [
        ("rules: []", "error", "the screen needs phrases"),
        (f"rules:\n{RULE}colours: [x]", "error", "unknown section"),
        (f"rules:\n{RULE}{RULE}", "error", "given twice"),
        (f"rules:\n{RULE}{RULE.replace('a.b', 'c.d')}", "warning", "is also in a.b"),
        (f"rules:\n{RULE.replace('high', 'none')}", "error", "level must be one of"),
        (f"rules:\n{RULE.replace('suicide', 'sadness')}", "error", "category must be one of"),
        (f"rules:\n{RULE.replace('self,', 'me,')}", "error", "about must be one of"),
        (f"rules:\n{RULE.replace(', about: self', '')}", "error", "add ['about']"),
        (f"rules:\n{RULE.replace('want to die', '')}", "error", "has no phrases"),
        (f"rules:\n{RULE.replace('want to die', '1')}", "error", "is no phrase"),
        ("rules:\n" + RULE.replace("want to die", "'* die'"), "error", "* stands between"),
        (f"rules:\n{RULE.replace('want', 'Want')}", "warning", "lower case"),
        (f"rules:\n{RULE}past: once", "error", "must be a list"),
        ("rules: [want to die]", "error", "an entry must have"),
        ("rules: [", "error", "expected"),
    ],
)
def test_finds(tmp_path: Path, text: str, level: str, message: str) -> None:
    assert any(one[0] == level and message in one[1] for one in check(tmp_path, text))


def test_a_language_without_lexicon_is_an_error(tmp_path: Path) -> None:
    assert [one.message for one in check_lexicons(tmp_path, ["sw"])] == ["there is no such file"]
