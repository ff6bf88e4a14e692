"""SMS arithmetic: the GSM-7 alphabet, how many segments a text costs, folding and splitting.

Source: https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding and
https://www.twilio.com/docs/glossary/what-sms-character-limit (3GPP TS 23.038, section 6.2.1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import regex

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_EXTENSION = frozenset("\f^{}\\[~]|€")
"""Sent with an escape before them, so each counts as two."""

# Units in a lone segment, and in each of several (six bytes go to the header that joins them).
_GSM7_LIMITS = (160, 153)
_UCS2_LIMITS = (70, 67)

# Characters with a plain equivalent that Unicode's decomposition does not give.
_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼʻ′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−•·", "-"),
    **dict.fromkeys("\t\u00a0\u2002\u2003\u2007\u2009\u200a\u202f", " "),
    **dict.fromkeys("\u200b\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad", ""),
    "…": "...",
    "×": "x",
    "œ": "oe",
    "Œ": "OE",
    "ı": "i",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
}
_CLUSTER = regex.compile(r"\X")
_SENTENCE_END = regex.compile(r"[.!?…؟。।።]['\"”»)]*\s+|\n+")
_SPACE = regex.compile(r"\s+")


def is_gsm7(text: str) -> bool:
    """Whether the whole text can be sent in GSM-7."""
    return all(char in GSM7 or char in GSM7_EXTENSION for char in text)


def segments(text: str) -> int:
    """How many SMS segments the text costs; 0 when empty."""
    costs = _costs(text)
    single, joined = _limits(text)
    if sum(costs) <= single:
        return 1 if costs else 0
    count, used = 1, 0
    for cost in costs:
        if used + cost > joined:
            count, used = count + 1, 0
        used += cost
    return count


def fold(text: str) -> str:
    """The text with curly quotes, dashes and Latin diacritics made plain where GSM-7 lacks them."""
    return "".join(map(_folded, unicodedata.normalize("NFC", text)))


def parts(text: str, limit_segments: int) -> list[str]:
    """The text in messages of at most `limit_segments`, cut at sentence ends, else between words.

    Only white space at the cuts is lost; a word is cut only when it alone is too long.
    """
    if limit_segments < 1:
        raise ValueError("limit_segments must be at least 1")
    found: list[str] = []
    rest = text.strip()
    while rest:
        end = len(rest) if segments(rest) <= limit_segments else _cut(rest, limit_segments)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return found


def _limits(text: str) -> tuple[int, int]:
    return _GSM7_LIMITS if is_gsm7(text) else _UCS2_LIMITS


def _costs(text: str) -> list[int]:
    """Units of each thing that may not be split over two segments."""
    if is_gsm7(text):
        return [2 if char in GSM7_EXTENSION else 1 for char in text]
    costs: list[int] = []
    for cluster in _CLUSTER.findall(text):
        units = [2 if ord(char) > 0xFFFF else 1 for char in cluster]
        # Twilio keeps what a person sees as one character together; one longer than a segment cannot be.
        costs.extend([sum(units)] if sum(units) <= _UCS2_LIMITS[1] else units)
    return costs


def _folded(char: str) -> str:
    if char in GSM7 or char in GSM7_EXTENSION:
        return char
    if char in _PLAIN:
        return _PLAIN[char]
    base, *marks = list(unicodedata.normalize("NFKD", char))
    # Only letters lose marks; elsewhere (Devanagari, Arabic, emoji) a mark is part of the word.
    is_plain = (base in GSM7) and all(unicodedata.combining(mark) for mark in marks)
    return base if is_plain else char


def _cut(text: str, limit: int) -> int:
    """Where the longest first part ends: after a sentence, else after a word, else within it."""
    for ends in (_ends(_SENTENCE_END, text), _ends(_SPACE, text), _ends(_CLUSTER, text)):
        fitting = _last_fitting(text, ends, limit)
        if fitting:
            return fitting
    return _last_fitting(text, range(1, len(text) + 1), limit) or 1


def _ends(pattern: regex.Pattern[str], text: str) -> list[int]:
    return [match.end() for match in pattern.finditer(text)]


def _last_fitting(text: str, ends: Iterable[int], limit: int) -> int:
    last = 0
    for end in ends:
        # The first character outside GSM-7 shrinks the room at once, so what follows cannot fit again.
        if segments(text[:end].rstrip()) > limit:
            break
        last = end
    return last
