"""Wording that harms: `locales/unsafe.yml`, per language, each phrase with what to write instead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.datafile import read_mapping
from bot.errors import DataError

FILE_NAME = "unsafe.yml"
_AFTER = r"""[\s.,;:!?…।؟،»”"'’)-]"""


@dataclass(frozen=True, slots=True)
class UnsafePhrase:
    """One phrase; a `*` at a word's end stands for any ending."""

    phrase: str
    instead: str
    pattern: re.Pattern[str]


def load_unsafe(locales_dir: Path) -> dict[str, tuple[UnsafePhrase, ...]]:
    """Language → phrases; empty when there is no list.

    Raises:
        DataError: an entry lacks `phrase` or `instead`.
    """
    path = locales_dir / FILE_NAME
    raw = read_mapping(path) if path.exists() else {}
    return {tag: tuple(_phrase(path, tag, entry) for entry in entries or ()) for tag, entries in raw.items()}


def unsafe_in(text: str, phrases: Iterable[UnsafePhrase]) -> Iterator[str]:
    """What is wrong with the text, a sentence for each phrase found."""
    plain = _plain(text)
    for one in phrases:
        if one.pattern.search(plain):
            yield f"unsafe wording {one.phrase!r}; write {one.instead!r} or similar"


def _phrase(path: Path, tag: str, entry: Any) -> UnsafePhrase:
    if not isinstance(entry, dict) or set(entry) != {"phrase", "instead"}:
        raise DataError(f"{path}: {tag}: each entry needs phrase and instead, not {entry!r}")
    words = [re.escape(word).replace(r"\*", r"\S*") for word in _plain(str(entry["phrase"])).split()]
    # Not \b: a vowel sign of Devanagari or a haraka of Arabic is no \w.
    phrase = r"\s+".join(words)
    pattern = re.compile(rf"(?:^|(?<=\W)){phrase}(?=$|{_AFTER})")
    return UnsafePhrase(str(entry["phrase"]), str(entry["instead"]), pattern)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
