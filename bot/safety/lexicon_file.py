"""Reading `locales/<lang>/lexicon.yml` (format: docs/architecture.md) into checked records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import DataError
from bot.safety.levels import About, Category, Level
from bot.safety.normalise import MASK, words_of

CONTEXTS = ("negations", "other_person", "past", "quoted")
"""The lists of words that change what a match means."""
_TOP = {"rules", "shields", *CONTEXTS}
_GAP = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """What a match of one of the rule's phrases says."""

    id: str
    level: Level
    category: Category
    about: About


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase as runs of folded words; between two runs stand up to two words of any kind."""

    owner: str
    """The rule's or shield's id, or the name of a context."""
    parts: tuple[tuple[str, ...], ...]
    rule: Rule | None = None


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """A checked lexicon."""

    rules: tuple[Rule, ...]
    phrases: tuple[Phrase, ...]


def read_lexicon(path: Path) -> LexiconFile:
    """Read and check one lexicon.

    Raises:
        DataError: names the file and what is wrong with which entry.
    """
    try:
        # The base loader keeps every scalar a string; others read the word `no` as false.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        return _checked(content)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error
    except ValueError as error:
        raise DataError(f"{path}: {error}") from error


def _checked(content: Any) -> LexiconFile:
    if not isinstance(content, dict):
        raise ValueError(f"expected a mapping of {sorted(_TOP)}")
    if unknown := set(content) - _TOP:
        raise ValueError(f"unknown entries {sorted(unknown)}; known are {sorted(_TOP)}")
    rules: list[Rule] = []
    phrases: list[Phrase] = []
    for entry in _entries(content, "rules"):
        rules.append(rule := _rule(entry))
        phrases += _phrases(rule.id, entry, rule)
    for entry in _entries(content, "shields"):
        phrases += _phrases(_id(entry), entry, None)
    for name in CONTEXTS:
        phrases += _phrases(name, {"phrases": content.get(name) or []}, None)
    _check_unique([entry["id"] for kind in ("rules", "shields") for entry in _entries(content, kind)])
    return LexiconFile(tuple(rules), tuple(phrases))


def _entries(content: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    entries = content.get(kind) or []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError(f"{kind}: expected a list of mappings")
    return entries


def _id(entry: dict[str, Any]) -> str:
    if not (name := entry.get("id")) or name in CONTEXTS:
        raise ValueError(f"an entry without a usable id: {name!r}")
    return str(name)


def _rule(entry: dict[str, Any]) -> Rule:
    name = _id(entry)
    try:
        level = Level[str(entry["level"]).upper()]
        rule = Rule(name, level, Category(entry["category"]), About(entry.get("about", "self")))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{name}: level, category or about is missing or unknown: {error}") from error
    if rule.level is Level.NONE or rule.category is Category.NONE:
        raise ValueError(f"{name}: a rule needs a level above none and a category")
    return rule


def _check_unique(ids: list[str]) -> None:
    if doubled := sorted({name for name in ids if ids.count(name) > 1}):
        raise ValueError(f"ids used twice: {doubled}")


def _phrases(owner: str, entry: dict[str, Any], rule: Rule | None) -> Iterator[Phrase]:
    phrases = entry.get("phrases")
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) for phrase in phrases):
        raise ValueError(f"{owner}: phrases must be a list of strings")
    for number, phrase in enumerate(phrases, start=1):
        # Both spellings of a contraction: with the apostrophe between two words, and without it.
        for form in dict.fromkeys(_parts(apart) for apart in _forms(phrase)):
            if not all(form) or any(MASK in word for part in form for word in part):
                raise ValueError(f"{owner}: phrase {number}: empty, or a * that does not stand alone between words")
            yield Phrase(owner, form, rule)


def _forms(phrase: str) -> tuple[str, ...]:
    straight = phrase.replace("’", "'")
    return (straight.replace("'", ""), straight.replace("'", " ")) if "'" in straight else (straight,)


def _parts(phrase: str) -> tuple[tuple[str, ...], ...]:
    parts: list[list[str]] = [[]]
    for chunk in phrase.split():
        if chunk == _GAP:
            parts.append([])
        else:
            parts[-1].append(chunk)
    return tuple(words_of(" ".join(part)).words for part in parts)
