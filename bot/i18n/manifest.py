"""What a language says of itself: `locales/<lang>/manifest.yml` (fields: docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.datafile import read_mapping
from bot.errors import DataError

FILE_NAME = "manifest.yml"
DIRECTIONS = ("ltr", "rtl")
STATUSES = ("draft", "reviewed", "released")
_REQUIRED = ("language", "name", "english_name", "direction", "scripts", "status", "written_by")
_TEXTS = ("language", "name", "english_name", "direction", "status", "written_by")
_LISTS = ("scripts", "fallback", "human_words", "fillers")
_MAPS = ("language_names", "numbers", "countries", "exercises")
_FIELDS = {*_TEXTS, *_LISTS, *_MAPS, "sms_fold", "reviewed_by"}

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """One language. Words are lower case."""

    language: str
    """BCP 47 tag, the folder's name."""
    name: str
    """Autonym."""
    english_name: str
    direction: str
    """`ltr` or `rtl`."""
    scripts: Words
    """ISO 15924 codes."""
    status: str
    """`draft`, `reviewed` or `released`."""
    written_by: str
    reviewed_by: str | None
    fallback: Words
    """Languages tried in order when a text is missing; never for crisis.ftl."""
    sms_fold: bool
    """Whether SMS texts lose diacritics so that they fit GSM-7."""
    language_names: Mapping[str, Words]
    """Tag → how people of this language name that language."""
    numbers: Mapping[int, Words]
    """0–10 → number words."""
    human_words: Words
    """Single words that ask for a person."""
    fillers: Words
    """Words that never tell the language or switch it."""
    countries: Mapping[str, Words]
    """ISO 3166 code → names besides those of CLDR."""
    exercises: Mapping[str, Words]
    """Exercise id → words by which it is asked for."""


def load_manifests(locales_dir: Path) -> dict[str, Manifest]:
    """All languages that have a manifest, by tag, in the folders' order.

    Raises:
        DataError: a manifest is wrong; the message says file and reason.
    """
    folders = sorted(path.parent for path in locales_dir.glob(f"*/{FILE_NAME}"))
    return {folder.name: load_manifest(folder) for folder in folders}


def load_manifest(folder: Path) -> Manifest:
    """The manifest of one language folder (errors as `load_manifests`)."""
    path = folder / FILE_NAME
    raw = read_mapping(path)
    _check_fields(path, raw)
    if raw["language"] != folder.name:
        raise DataError(f"{path}: language is {raw['language']!r}; write the folder's name, {folder.name!r}")
    return Manifest(
        language=raw["language"],
        name=raw["name"],
        english_name=raw["english_name"],
        direction=raw["direction"],
        scripts=_words(path, "scripts", raw["scripts"]),
        status=raw["status"],
        written_by=raw["written_by"],
        fallback=_words(path, "fallback", raw.get("fallback")),
        human_words=_words(path, "human_words", raw.get("human_words")),
        fillers=_words(path, "fillers", raw.get("fillers")),
        sms_fold=_one_of(path, "sms_fold", raw.get("sms_fold", False), (True, False)),
        reviewed_by=raw.get("reviewed_by"),
        language_names=_word_map(path, "language_names", raw.get("language_names")),
        countries=_word_map(path, "countries", raw.get("countries")),
        exercises=_word_map(path, "exercises", raw.get("exercises")),
        numbers=_numbers(path, raw.get("numbers")),
    )


def _check_fields(path: Path, raw: Mapping[str, Any]) -> None:
    missing = [name for name in _REQUIRED if not raw.get(name)]
    unknown = sorted(set(raw) - _FIELDS)
    if missing or unknown:
        raise DataError(f"{path}: add {missing}, drop {unknown} (fields: docs/architecture.md)")
    for name in _TEXTS:
        if not isinstance(raw[name], str):
            raise DataError(f"{path}: {name} must be text")
    _one_of(path, "direction", raw["direction"], DIRECTIONS)
    _one_of(path, "status", raw["status"], STATUSES)


def _one_of(path: Path, name: str, value: Any, allowed: tuple[Any, ...]) -> Any:
    if value not in allowed:
        raise DataError(f"{path}: {name} must be one of {list(allowed)}, not {value!r}")
    return value


def _words(path: Path, name: str, value: Any) -> Words:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(word, str | int) for word in value):
        raise DataError(f"{path}: {name} must be a list of words")
    return tuple(str(word) for word in value)


def _word_map(path: Path, name: str, value: Any) -> dict[str, Words]:
    if value is not None and not isinstance(value, dict):
        raise DataError(f"{path}: {name} must map each code to a list of words")
    return {str(code): _words(path, f"{name}.{code}", words) for code, words in (value or {}).items()}


def _numbers(path: Path, value: Any) -> dict[int, Words]:
    words = _word_map(path, "numbers", value)
    outside = [number for number in words if not number.isdecimal() or int(number) > 10]
    if outside:
        raise DataError(f"{path}: numbers are 0 to 10, not {outside}")
    return {int(number): names for number, names in words.items()}
