"""Fold a message to the plain words that lexicons are written in.

The same folding runs over the phrases of a lexicon, so only consistency matters, not linguistics. What is
folded: case, compatibility forms (full width, mathematical letters), zero-width and control characters,
diacritics, Arabic short vowels and letter variants, the Devanagari nukta, digits of every script, curly
quotes, letters of another alphabet inside a Latin word, and letters written apart. Emoji stay, each as a
word of its own. Readings that need the lexicon's vocabulary (leetspeak, repeated letters) are in
`bot/safety/spelling.py`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# Private-use characters carry marks through the folding; a person's own private-use characters are removed
# first.
JOIN = "\ue000"
"""Stands between letters that were written apart ("a b c")."""
AT, DOLLAR, BANG, MASK = "\ue001", "\ue002", "\ue003", "\ue004"
"""`@ $ ! *` inside a word, where they may stand for a letter."""
_SENTENCE, _CLAUSE = "\ue010", "\ue011"

_SENTENCE_ENDS = frozenset(".!?\n।॥؟۔。")
_CLAUSE_ENDS = frozenset(",;:،؛、—–()")
_LETTERS = {
    **dict.fromkeys("‘’‛ʼʻ`´′ꞌ", "'"),
    **dict.fromkeys("ٱٲٳٵ", "ا"),
    **{"ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ـ": ""},
    **{"ँ": "ं", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"},
}
# Unicode blocks of marks that a person may leave out; vowel signs of Indic and South-East Asian scripts are
# no such.
_DROPPED_MARKS = (
    *(
        (0x0300, 0x036F),
        (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF),
        (0x20D0, 0x20FF),
        (0xFE00, 0xFE0F),
        (0xFE20, 0xFE2F),
    ),
    *((0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED)),
    *((0x093C, 0x093C), (0x09BC, 0x09BC), (0x0A3C, 0x0A3C), (0x0951, 0x0954), (0x1F3FB, 0x1F3FF)),
)
# Scripts written without spaces: every letter is a word of its own, so that a phrase is a run of letters.
_UNSPACED = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
# Letters of Cyrillic and Greek that look Latin (Unicode TR 39, confusables), used to slip past filters.
_LOOKALIKES = str.maketrans("авсеѕіјкмнорстухԁοαεικνρτυχ", "abcesijkmhopctyxdoaeikvptux")

_APART = re.compile(
    r"(?<![^\W_])[^\W\d_](?P<gap>[ .\-_*·•|/~])[^\W\d_](?:(?P=gap)[^\W\d_])+(?![^\W_])"
    r"|(?<!\S)[^\W\d_](?P<pair>[ .\-_])[^\W\d_](?!\S)"
)
_SYMBOL_INSIDE = re.compile(r"(?:(?<=[a-z0-9])[@$!*]+|(?<!\S)[@$])(?=[a-z0-9])")
_SYMBOLS = str.maketrans("@$!*", AT + DOLLAR + BANG + MASK)
_MIXED = re.compile(r"[a-z]+[\u0370-\u052f]|[\u0370-\u052f]+[a-z]")


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a message with the number of the sentence and of the clause that each stands in."""

    words: tuple[str, ...]
    sentence: tuple[int, ...]
    clause: tuple[int, ...]


class _Table(dict[int, str]):
    """A `str.translate` table that works out each character once, from a pure function."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, code: int) -> str:
        value = self[code] = self._rule(chr(code))
        return value


def _within(char: str, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= ord(char) <= last for first, last in ranges)


def _folded(char: str) -> str:
    if char in "\n\r\u2028\u2029":
        return "\n"
    if char in _LETTERS:
        return _LETTERS[char]
    if _within(char, _DROPPED_MARKS):
        return ""
    kind = unicodedata.category(char)
    if char == "\t" or kind.startswith("Z"):
        return " "
    if kind.startswith("C"):
        return ""
    return str(unicodedata.digit(char)) if kind == "Nd" else char


def _split(char: str) -> str:
    if char in _SENTENCE_ENDS:
        return f" {_SENTENCE} "
    if char in _CLAUSE_ENDS:
        return f" {_CLAUSE} "
    kind = unicodedata.category(char)
    if kind.startswith("L") and _within(char, _UNSPACED):
        return f" {char}"
    if kind[0] in "LMN" or kind == "Co" or char == "'":
        return char
    return f" {char} " if kind == "So" else " "


_FOLD = _Table(_folded)
_SPLIT = _Table(_split)


def fold(text: str) -> str:
    """The text in lower case without diacritics, invisible characters and look-alike letters."""
    if text.isascii():
        return text.lower().translate(_FOLD)
    # Twice: casefold turns some marks into letters (U+0345), and some letters into marks (U+0130).
    bare = unicodedata.normalize("NFKD", text).translate(_FOLD)
    lower = unicodedata.normalize("NFKD", bare.casefold()).translate(_FOLD)
    folded = unicodedata.normalize("NFC", lower)
    return re.sub(r"\S+", _latin, folded) if _MIXED.search(folded) else folded


def _latin(chunk: re.Match[str]) -> str:
    return chunk[0].translate(_LOOKALIKES) if _MIXED.search(chunk[0]) else chunk[0]


def words_of(text: str) -> Words:
    """Fold a text and split it into words, sentences and clauses."""
    marked = _SYMBOL_INSIDE.sub(lambda found: found[0].translate(_SYMBOLS), _joined(fold(text)))
    sentences: list[list[list[str]]] = [[[]]]
    for chunk in marked.translate(_SPLIT).split():
        if chunk == _SENTENCE:
            sentences.append([[]])
        elif chunk == _CLAUSE:
            sentences[-1].append([])
        elif word := chunk.strip("'"):
            sentences[-1][-1].append(word)
    return _numbered([kept for sentence in sentences if (kept := [clause for clause in sentence if clause])])


def _joined(text: str) -> str:
    return _APART.sub(lambda run: JOIN.join(run[0].split(run["gap"] or run["pair"])), text)


def _numbered(sentences: list[list[list[str]]]) -> Words:
    """Number the words. A full stop after each single word is emphasis and ends no sentence."""
    rows: list[tuple[str, int, int]] = []
    number = clause = 0
    was_single = False
    for clauses in sentences:
        is_single = len(clauses) == 1 and len(clauses[0]) == 1
        if not (is_single and was_single):
            number, clause = number + 1, clause + 1
        for words in clauses:
            rows += [(word, number, clause) for word in words]
            clause += 0 if is_single else 1
        was_single = is_single
    return Words(*zip(*rows, strict=True)) if rows else Words((), (), ())
