from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.i18n.keys import load_keys


def write(folder: Path, text: str) -> Path:
    (folder / "keys.yml").write_text(text, encoding="utf-8")
    return folder


def test_reads_a_key_with_its_defaults(tmp_path: Path) -> None:
    key = load_keys(write(tmp_path, "more: {file: core, meaning: goes on, args: [a, b], optional: [b]}"))["more"]
    assert (key.file, key.segments, key.payload, key.takes_number) == ("core", 2, None, False)
    assert key.required == {"a"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a: {file: core}", "needs file and meaning"),
        ("a: {file: core, meaning: warm, and short}", "commas in quotes"),
        ("a: {file: core, meaning: m, optional: [x]}", "optional must be among args"),
        ("a: {file: core, meaning: m, args: x}", "args must be a list"),
        ("a: {file: core, meaning: m, segments: 0}", "segments must be"),
        ("a: {file: core, meaning: m}\na: {file: core, meaning: m}", "keys.yml:2: 'a' is given twice"),
        ("a: [", "keys.yml:1"),
        ("- a", "top level"),
    ],
)
def test_says_what_is_wrong(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(DataError, match=r"keys\.yml") as error:
        load_keys(write(tmp_path, text))
    assert reason in str(error.value)
