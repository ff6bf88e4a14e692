"""Readings of one folded word that a lexicon knows: leetspeak, repeated or masked letters, lost spaces.

A reading counts only when the lexicon knows it and does not know the word as written, so spellings in which
digits are letters (Arabic chat alphabet: `3`, `7`) stay as their authors wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from bot.safety.normalise import AT, BANG, DOLLAR, JOIN, MASK

ELIDING = frozenset({"ca", "fr", "it", "oc"})
"""Languages in which an apostrophe divides two words (l'eau); elsewhere it stands inside one."""
RUN_TOGETHER_MIN_LETTERS = 8
"""Shorter unknown words are not cut into known ones: too many ordinary words would be."""
WORD_MAX_LETTERS = 40
"""Longer "words" are not taken apart; keeps hostile input cheap."""
MAX_READINGS = 16

_SIGNS = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", AT: "a", DOLLAR: "s", BANG: "i"}
_LEET = tuple(str.maketrans({**_SIGNS, "1": one}) for one in "il")
_HAS_SIGN = re.compile(f"[013457{AT}{DOLLAR}{BANG}]")
_RUNS = re.compile(r"(.)\1{2,}")
_MARKS = re.compile(f"[{AT}{DOLLAR}{BANG}{MASK}]+")
_ARABIC_AND = ("و", "ف")
"""Conjunctions that Arabic writes joined to the next word."""


def spell(word: str, known: frozenset[str], *, elides: bool = False) -> tuple[str, ...]:
    """The known word or words that a folded word stands for; the word itself without such a reading."""
    if word in known:
        return (word,)
    if JOIN in word:
        return _written_apart(word, known)
    if "'" in word:
        return _apostrophe(word, known, elides=elides)
    if word.isascii() and word.isalpha() and len(word) < RUN_TOGETHER_MIN_LETTERS and not _RUNS.search(word):
        return (word,)
    reading = next((found for found in _readings(word, known) if found in known), None)
    if reading is not None:
        return (reading,)
    return _run_together(word, known) or tuple(_MARKS.sub(" ", word).split()) or (word,)


def _written_apart(word: str, known: frozenset[str]) -> tuple[str, ...]:
    whole = word.replace(JOIN, "")
    if whole in known:
        return (whole,)
    return _cut(whole, known) or tuple(word.split(JOIN))


def _apostrophe(word: str, known: frozenset[str], *, elides: bool) -> tuple[str, ...]:
    joined = word.replace("'", "")
    if not elides and not word.endswith("'s") and joined in known:
        return (joined,)
    return tuple(part for part in word.split("'") if part)


def _readings(word: str, known: frozenset[str]) -> Iterator[str]:
    plain = [word]
    if _HAS_SIGN.search(word) and any(char.isalpha() for char in word):
        plain += [word.translate(table) for table in _LEET]
    for reading in plain:
        yield reading
        yield from islice(_shortened(reading), MAX_READINGS)
    if MASK in word:
        yield from _unmasked(word, known)
    if word.startswith(_ARABIC_AND):
        yield word[1:]


def _shortened(word: str) -> Iterator[str]:
    """Each run of three or more equal letters as one letter and as two."""
    runs = [(run.span(), run[1]) for run in _RUNS.finditer(word)][:4]
    for counts in product((1, 2), repeat=len(runs)) if runs else ():
        shorter, at = "", 0
        for ((start, end), letter), count in zip(runs, counts, strict=True):
            shorter, at = shorter + word[at:start] + letter * count, end
        yield shorter + word[at:]


def _unmasked(word: str, known: frozenset[str]) -> Iterator[str]:
    pattern = re.compile(".".join(re.escape(part) for part in word.translate(_LEET[0]).split(MASK)))
    yield from sorted(found for found in known if len(found) == len(word) and pattern.fullmatch(found))


def _run_together(word: str, known: frozenset[str]) -> tuple[str, ...]:
    return _cut(word, known) if len(word) >= RUN_TOGETHER_MIN_LETTERS else ()


def _cut(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The fewest known words that make up the whole word; nothing when they do not."""
    if len(word) > WORD_MAX_LETTERS:
        return ()
    best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(end):
            before, piece = best[start], word[start:end]
            if before is None or piece not in known:
                continue
            now = best[end]
            if now is None or len(before) + 1 < len(now):
                best[end] = (*before, piece)
    return best[-1] or ()
