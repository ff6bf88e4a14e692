"""Text made safe to work on: any input becomes clean Unicode, losing nothing a reader would see."""

from __future__ import annotations

import re
import unicodedata

LETTERS_LIMIT = 2000
"""Characters looked at for the language; more never changes it."""
_SPACES = re.compile(r"\s+")
# Joiners (ZWNJ, ZWJ) stay: Hindi and Persian are spelt with them, and emoji are built with them.
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHES = re.compile("[’‘ʼ`´]")
_LINKS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|[@#]\w+")
_JOINERS = ("\u200c", "\u200d")


def tidy(text: str) -> str:
    """NFC text with single spaces, without control, invisible or unpaired surrogate characters."""
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    kept = "".join(" " if unicodedata.category(char) == "Cc" else char for char in _INVISIBLE.sub("", paired))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def letters(text: str) -> str:
    """Lower-case words of letters and apostrophes only, one space apart; what tells a language.

    Links, addresses, mentions, digits and punctuation are gone: punctuation seen in one language's training
    lines only would otherwise decide (research-langid.md).
    """
    plain = _APOSTROPHES.sub("'", _LINKS.sub(" ", tidy(text[:LETTERS_LIMIT]))).lower()
    kept = "".join(char if _is_letter(char) else " " for char in plain)
    return " ".join(word.strip("'") for word in kept.split() if word.strip("'"))


def strip_marks(text: str) -> str:
    """The text without diacritics: `está` becomes `esta`."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if unicodedata.category(c) != "Mn"))


def _is_letter(char: str) -> bool:
    return char == "'" or char in _JOINERS or unicodedata.category(char)[0] in "LM"
