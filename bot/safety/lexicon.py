"""The phrases of one language that tell of danger, and their matching (`locales/<lang>/lexicon.yml`).

Matching is spaCy's `PhraseMatcher` over the words of `bot/safety/normalise.py`. spaCy's own tokenisers are
not used: they divide by punctuation and by lists of exceptions, and both break under the spellings we must
see through. Words that the lexicon does not know become one placeholder before spaCy sees them, because its
string store keeps every string for the life of the process and a person's words must not stay there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.safety.lexicon_file import CONTEXTS, LexiconFile, Phrase, Rule, read_lexicon
from bot.safety.normalise import Words
from bot.safety.phrase_matcher import PhraseMatcher
from bot.safety.spelling import ELIDING, spell

GAP_MAX_WORDS = 2
"""What a `*` in a phrase stands for, at most (docs/architecture.md)."""
_UNKNOWN = "_"


class Span(NamedTuple):
    """Words from `start` up to, not including, `end`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies within this one and is shorter."""
        return self.start <= other.start and other.end <= self.end and self != other


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a phrase of a rule or of a shield stands."""

    id: str
    span: Span
    rule: Rule | None = None
    has_gap: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Everything one lexicon finds in one message. Spans count the lexicon's own reading of the words."""

    language: str
    reading: Words
    """The words as this lexicon reads them; unknown ones are placeholders."""
    origin: tuple[int, ...]
    """For each word of the reading, the number of the word of the message that it comes from."""
    hits: tuple[Hit, ...] = ()
    shields: tuple[Hit, ...] = ()
    negations: tuple[Span, ...] = ()
    other_person: tuple[Span, ...] = ()
    past: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()


class Lexicon:
    """The matcher of one language."""

    def __init__(self, language: str, file: LexiconFile) -> None:
        self.language = language
        self.known = frozenset(word for phrase in file.phrases for part in phrase.parts for word in part)
        """Every word of every phrase, folded."""
        self._phrases = file.phrases
        self._elides = language.split("-")[0] in ELIDING
        self._matcher = PhraseMatcher()
        self._parts: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
        self._add_parts()

    @classmethod
    def load(cls, path: Path, language: str) -> Lexicon:
        """Read a lexicon file.

        Raises:
            DataError: the file is unreadable or breaks the format.
        """
        return cls(language, read_lexicon(path))

    def find(self, words: Words) -> Found:
        """All rules, shields and contexts in the words of a message."""
        tokens, origin = self._tokens(words.words)
        if all(token == _UNKNOWN for token in tokens):
            return Found(self.language, Words((), (), ()), ())
        sentence = tuple(words.sentence[at] for at in origin)
        reading = Words(tuple(tokens), sentence, tuple(words.clause[at] for at in origin))
        return self._sorted(self._hits(self._places(reading)), reading, tuple(origin))

    def _add_parts(self) -> None:
        for number, phrase in enumerate(self._phrases):
            for position, part in enumerate(phrase.parts):
                self._parts[part].append((number, position))
        self._matcher.add(self._parts)

    def _tokens(self, words: Sequence[str]) -> tuple[list[str], list[int]]:
        tokens: list[str] = []
        origin: list[int] = []
        for number, word in enumerate(words):
            parts = (word,) if word in self.known else spell(word, self.known, elides=self._elides)
            tokens += [part if part in self.known else _UNKNOWN for part in parts]
            origin += [number] * len(parts)
        return tokens, origin

    def _places(self, reading: Words) -> dict[int, dict[int, list[Span]]]:
        """For each phrase number and part position, where that part stands within one sentence."""
        found: dict[int, dict[int, list[Span]]] = {}
        for start, end in self._matcher.find(reading.words):
            if reading.sentence[start] != reading.sentence[end - 1]:
                continue
            for phrase, position in self._parts[reading.words[start:end]]:
                found.setdefault(phrase, {}).setdefault(position, []).append(Span(start, end))
        return found

    def _hits(self, places: dict[int, dict[int, list[Span]]]) -> Iterator[tuple[Phrase, Span]]:
        for number, positions in places.items():
            phrase = self._phrases[number]
            if len(positions) == len(phrase.parts):
                for span in _chained([positions[at] for at in range(len(phrase.parts))]):
                    yield phrase, span

    def _sorted(self, hits: Iterable[tuple[Phrase, Span]], reading: Words, origin: tuple[int, ...]) -> Found:
        rules: list[Hit] = []
        shields: list[Hit] = []
        contexts: dict[str, list[Span]] = {name: [] for name in CONTEXTS}
        for phrase, span in hits:
            hit = Hit(f"{self.language}.{phrase.owner}", span, phrase.rule, len(phrase.parts) > 1)
            if phrase.rule is not None:
                rules.append(hit)
            elif phrase.owner in contexts:
                contexts[phrase.owner].append(span)
            else:
                shields.append(hit)
        return Found(
            self.language,
            reading,
            origin,
            tuple(rules),
            tuple(shields),
            **{name: tuple(spans) for name, spans in contexts.items()},
        )


def _chained(parts: list[list[Span]]) -> list[Span]:
    """Spans that take one place of each part in order, with gaps of at most `GAP_MAX_WORDS`."""
    chains = parts[0]
    for part in parts[1:]:
        chains = [
            Span(before.start, after.end)
            for before in chains
            for after in part
            if 0 <= after.start - before.end <= GAP_MAX_WORDS
        ]
    return chains
