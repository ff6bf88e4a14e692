"""The shape of `locales/<lang>/lexicon.yml` (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from bot.datafile import read_mapping
from bot.errors import DataError
from bot.findings import ERROR, WARNING, Finding, from_error
from bot.safety.levels import About, Category, Level

FILE_NAME = "lexicon.yml"
_SECTIONS = {"rules", "shields", "negations", "other_person", "past", "quoted"}
_WORD_LISTS = ("negations", "other_person", "past", "quoted")
_RULE_FIELDS = {"id", "level", "category", "about", "phrases"}
_SHIELD_FIELDS = {"id", "phrases"}
_ALLOWED = {
    "level": [level.label for level in Level if level is not Level.NONE],
    "category": [category.value for category in Category if category is not Category.NONE],
    "about": [about.value for about in About],
}


def check_lexicons(locales_dir: Path, languages: Collection[str] = ()) -> list[Finding]:
    """Findings of the lexicons of all languages, or of the named ones."""
    folders = [locales_dir / tag for tag in languages] or sorted(p for p in locales_dir.iterdir() if p.is_dir())
    return [finding for folder in folders for finding in check_lexicon(folder / FILE_NAME)]


def check_lexicon(path: Path) -> Iterator[Finding]:
    """Findings of one lexicon."""
    file = str(path)
    try:
        content = read_mapping(path)
    except DataError as error:
        yield from_error(error)
        return
    for name in sorted(set(content) - _SECTIONS):
        yield Finding(ERROR, file, name, f"unknown section; use {sorted(_SECTIONS)}")
    if not content.get("rules"):
        yield Finding(ERROR, file, "rules", "there is none; the screen needs phrases")
    ids: set[str] = set()
    for section, fields in (("rules", _RULE_FIELDS), ("shields", _SHIELD_FIELDS)):
        for entry in _entries(content.get(section)):
            yield from _check_entry(file, entry, fields, ids)
    for section in _WORD_LISTS:
        yield from _check_phrases(file, section, content.get(section))
    yield from _repeats(file, content)


def _entries(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _check_entry(file: str, entry: Any, fields: Collection[str], ids: set[str]) -> Iterator[Finding]:
    if not isinstance(entry, dict):
        yield Finding(ERROR, file, "", f"an entry must have {sorted(fields)}")
        return
    name = str(entry.get("id", ""))
    lacking, unknown = sorted(set(fields) - set(entry)), sorted(set(entry) - set(fields))
    if lacking or unknown:
        yield Finding(ERROR, file, name, f"add {lacking}, drop {unknown}")
    if name in ids:
        yield Finding(ERROR, file, name, "this id is given twice; ids are unique in the file")
    ids.add(name)
    for field in _ALLOWED.keys() & entry.keys() & set(fields):
        if entry[field] not in _ALLOWED[field]:
            yield Finding(ERROR, file, name, f"{field} must be one of {_ALLOWED[field]}, not {entry[field]!r}")
    if not entry.get("phrases"):
        yield Finding(ERROR, file, name, "has no phrases")
    yield from _check_phrases(file, name, entry.get("phrases"))


def _check_phrases(file: str, name: str, phrases: Any) -> Iterator[Finding]:
    if phrases is None:
        return
    if not isinstance(phrases, list):
        yield Finding(ERROR, file, name, "must be a list of phrases")
        return
    for phrase in phrases:
        if not isinstance(phrase, str) or not phrase.strip(" *"):
            yield Finding(ERROR, file, name, f"{phrase!r} is no phrase; put text in quotes")
        elif phrase.strip().startswith("*") or phrase.strip().endswith("*"):
            yield Finding(ERROR, file, name, f"{phrase!r}: * stands between words, not at an end")
        elif phrase != phrase.lower():
            yield Finding(WARNING, file, name, f"{phrase!r}: write it in lower case")


def _repeats(file: str, content: dict[str, Any]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for entry in _entries(content.get("rules")):
        if not isinstance(entry, dict) or not isinstance(entry.get("phrases"), list):
            continue
        for phrase in map(str, entry["phrases"]):
            if phrase in seen:
                yield Finding(WARNING, file, str(entry.get("id")), f"{phrase!r} is also in {seen[phrase]}")
            seen[phrase] = str(entry.get("id"))
