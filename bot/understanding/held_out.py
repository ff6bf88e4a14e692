"""The texts that tests are scored on, which training data must not hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bot.datafile import read_mapping
from bot.errors import DataError


def same_words(text: str) -> str:
    """The form in which two texts count as the same: case and white space folded."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def held_out_texts(tests_dir: Path) -> dict[str, str]:
    """Folded text → file it stands in, from `nlu/*.tsv` (first column) and the golden conversations."""
    found: dict[str, str] = {}
    for path in sorted((tests_dir / "nlu").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.setdefault(same_words(line.split("\t", 1)[0]), str(path))
    for path in sorted((tests_dir / "conversations").glob("*/*.yml")):
        for text in _said(path):
            found.setdefault(same_words(text), str(path))
    return found


def _said(path: Path) -> Iterator[str]:
    try:
        turns = read_mapping(path).get("turns")
    except DataError:
        return  # The conversations' own test reports it.
    for turn in turns if isinstance(turns, list) else ():
        if isinstance(turn, dict) and "say" in turn:
            yield str(turn["say"])
