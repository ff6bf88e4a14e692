"""Which writing system a letter belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# First word of the Unicode character name, for each ISO 15924 code a manifest may use.
_NAMES = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hang": ("HANGUL",),
    "Hani": ("CJK",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thai": ("THAI",),
}
# Letters that many scripts share (ʼ ª), which tell nothing.
_SHARED = ("MODIFIER", "FEMININE", "MASCULINE")
CODES = frozenset(_NAMES)


def is_in(char: str, scripts: Iterable[str]) -> bool:
    """Whether a letter is written in one of the scripts (ISO 15924); True for what is not a letter."""
    if not char.isalpha():
        return True
    first = unicodedata.name(char, "?").split(" ", 1)[0]
    return first in _SHARED or any(first in _NAMES.get(script, ()) for script in scripts)


def foreign(text: str, scripts: Iterable[str]) -> list[str]:
    """The words of a text that hold a letter outside the scripts, in order."""
    allowed = tuple(scripts)
    return [word for word in text.split() if not all(is_in(char, allowed) for char in word)]


def without(word: str, scripts: Iterable[str]) -> str:
    """The word less its letters of the scripts: `Kindline` of `لـKindline`."""
    allowed = tuple(scripts)
    return "".join(char for char in word if not (char.isalpha() and is_in(char, allowed)))
