"""Values read from the words: a rating, the name of a language, a country."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.i18n.manifest import Manifest, load_manifests
from bot.understanding.types import Entity

READ_CHARS = 2000
"""Values are looked for at the start of a text only."""
RATING_LIMIT = 10
WORDED_LIMIT = 4
"""Longest message, in words, whose number words are a rating: `un`, `one` are articles in longer ones."""
NAME_WORDS = 5
"""Words in the longest names, such as the United States of America."""
_WORD = re.compile("[\\w\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u200c\u200d]+")
# Not part of a longer number, a time, a date, a decimal or a phone number: those have digits close by.
_RATING = re.compile(r"(?<![\d.,:+*#-])(?<!\d[ /])(\d{1,2})(?=\s*/\s*10(?!\d)|(?![\d:%])(?![.,/-]\d)(?![ ]\d))")
_DIACRITICS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]")
_CODE_LETTERS = 3
"""Names this short (`us`, `UK`) are words as well: read when in capitals, or when nearly alone."""
_ARABIC_PREFIXES = ("وال", "بال", "و", "ب", "ل", "ف")
_DASHES = str.maketrans({"-": " ", "‐": " ", "–": " ", "'": " ", "’": " "})


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntityReader:
    """Tables of names from the manifests and from CLDR; thread-safe."""

    number_words: Mapping[str, Mapping[str, int]]
    """Language → folded number word → value."""
    languages: Mapping[str, str]
    """Folded name → tag."""
    regions: Mapping[str, str]
    """Folded name → ISO 3166 code."""
    exercises: Mapping[str, str]
    """Folded words → exercise id."""

    @classmethod
    def load(cls, locales_dir: Path) -> EntityReader:
        """Builds the tables.

        Raises:
            DataError: a manifest is wrong.
        """
        manifests = load_manifests(locales_dir)
        numbers = {tag: _numbers(manifest) for tag, manifest in manifests.items()}
        return cls(numbers, _language_names(manifests), _region_names(manifests), _exercise_names(manifests))

    def numbers(self, text: str, languages: Sequence[str | None] = ()) -> list[Entity]:
        """A rating of 0 to 10, if there is one.

        Args:
            text: as the person wrote it; places count in it.
            languages: whose number words are read first, likeliest first.
        """
        shown = text[:READ_CHARS]
        return list(_digits(shown)) or self._number_words(_words(shown), languages)

    def names(self, text: str) -> list[Entity]:
        """Languages and countries named in the text (places as above), each once."""
        words = _words(text[:READ_CHARS])
        found = _names("language_name", words, self.languages.get)
        return found + _names("region", words, self.regions.get)

    def exercise(self, text: str) -> list[Entity]:
        """The exercise asked for by its words, if there is one."""
        return _names("exercise", _words(text[:READ_CHARS]), self.exercises.get)[:1]

    def _number_words(self, words: Sequence[_Word], languages: Sequence[str | None]) -> list[Entity]:
        if len(words) > WORDED_LIMIT:
            return []
        first = [tag for tag in dict.fromkeys(languages) if tag and tag in self.number_words]
        for tag in first or self.number_words:
            for word in words:
                if (value := self.number_words[tag].get(word.folded)) is not None:
                    return [Entity("number", value, word.start, word.end)]
        return self._number_words(words, ()) if first and len(words) == 1 else []


def without_names(text: str, names: Sequence[Entity]) -> str:
    """The text with spaces for names, which tell no language: `Kenya` is written alike in most."""
    for name in names:
        if name.start is not None and name.end is not None:
            text = text[: name.start] + " " * (name.end - name.start) + text[name.end :]
    return text


def fold(text: str) -> str:
    """Lower case, without diacritics and joiners."""
    # Vowel signs of Indic scripts are marks too, but dropping them makes other words of a word.
    bare = _DIACRITICS.sub("", unicodedata.normalize("NFKD", text))
    plain = unicodedata.normalize("NFKC", bare).casefold()
    return plain.replace("\u200c", "").replace("\u200d", "").replace("ة", "ه").replace("ى", "ي")


def _words(text: str) -> list[_Word]:
    return [_Word(m[0], fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


def _digits(text: str) -> Iterator[Entity]:
    plain = "".join(str(unicodedata.digit(char, char)) if not char.isascii() else char for char in text)
    if len(plain) != len(text):  # a digit never grows; anything else is left alone
        return
    for match in _RATING.finditer(plain):
        if int(match[1]) <= RATING_LIMIT:
            yield Entity("number", int(match[1]), match.start(1), match.end(1))
            return


def _names(kind: str, words: Sequence[_Word], look_up: Callable[[str], str | None]) -> list[Entity]:
    """Names in the text, the longest first at every place, each value once."""
    found: dict[str, Entity] = {}
    place = 0
    while place < len(words):
        length, value = _longest(words[place : place + NAME_WORDS], look_up, len(words))
        if value:
            found.setdefault(value, Entity(kind, value, words[place].start, words[place + length - 1].end))
        place += length
    return list(found.values())


def _longest(words: Sequence[_Word], look_up: Callable[[str], str | None], total: int) -> tuple[int, str | None]:
    for length in range(len(words), 0, -1):
        value = look_up(" ".join(word.folded for word in words[:length]))
        if value and (length > 1 or _may_stand(words[0], total)):
            return length, value
    return 1, next((v for p in _ARABIC_PREFIXES if (v := _without(words[0].folded, p, look_up))), None)


def _without(word: str, prefix: str, look_up: Callable[[str], str | None]) -> str | None:
    if not word.startswith(prefix) or len(word) - len(prefix) < _CODE_LETTERS:
        return None
    rest = word[len(prefix) :]
    return look_up(rest) or look_up("ال" + rest)


def _may_stand(word: _Word, total: int) -> bool:
    return len(word.text) > _CODE_LETTERS or word.text.isupper() or total == 1 or not word.text.isascii()


def _numbers(manifest: Manifest) -> dict[str, int]:
    return {fold(word): value for value, words in manifest.numbers.items() for word in words}


def _language_names(manifests: Mapping[str, Manifest]) -> dict[str, str]:
    names: dict[str, str] = {}
    for manifest in manifests.values():
        cldr = _cldr(manifest.language, "languages")
        _add(names, {tag: [cldr[tag]] for tag in manifests if tag in cldr})
        _add(names, manifest.language_names)
        _add(names, {manifest.language: [manifest.name, manifest.english_name]})
    return names


def _region_names(manifests: Mapping[str, Manifest]) -> dict[str, str]:
    names: dict[str, str] = {}
    for tag in manifests:
        _add(names, {code: [name] for code, name in _cldr(tag, "territories").items() if _is_country(code)})
    for manifest in manifests.values():
        _add(names, manifest.countries)
    return names


def _exercise_names(manifests: Mapping[str, Manifest]) -> dict[str, str]:
    names: dict[str, str] = {}
    for manifest in manifests.values():
        _add(names, manifest.exercises)
    return names


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")


def _cldr(tag: str, kind: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return getattr(Locale.parse(tag, sep="-"), kind)
    except (UnknownLocaleError, ValueError):
        return {}


def _add(names: dict[str, str], more: Mapping[str, Collection[Any]]) -> None:
    for value, words in more.items():
        for word in words:
            names[" ".join(found for found in _WORD.findall(fold(str(word).translate(_DASHES))))] = value
