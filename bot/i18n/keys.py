"""The list of every message a person can read: `locales/keys.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.datafile import read_mapping
from bot.errors import DataError

FILE_NAME = "keys.yml"
DEFAULT_SEGMENTS = 2
_FIELDS = {"file", "meaning", "args", "optional", "payload", "segments", "takes_number"}


@dataclass(frozen=True, slots=True)
class Key:
    """One message of the contract between code and languages."""

    key: str
    file: str
    """Name of the .ftl file without its ending."""
    meaning: str
    args: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    """Those of `args` that a language may leave out."""
    payload: str | None = None
    """On a choice: what pressing it means, as Rasa reads it."""
    segments: int = DEFAULT_SEGMENTS
    """SMS budget, choices not counted."""
    takes_number: bool = False
    """The answer is a number, so numbered choices must not stand beside it."""

    @property
    def required(self) -> frozenset[str]:
        """Placeholders every language must use."""
        return frozenset(self.args) - frozenset(self.optional)


def load_keys(locales_dir: Path) -> dict[str, Key]:
    """All keys in the file's order.

    Raises:
        DataError: the file is wrong; the message says line or key, and reason.
    """
    path = locales_dir / FILE_NAME
    return {key: parse_key(path, key, raw) for key, raw in read_mapping(path).items()}


def parse_key(path: Path, key: str, raw: Any) -> Key:
    """One entry of keys.yml (errors as `load_keys`)."""
    if not isinstance(raw, dict) or not raw.get("file") or not raw.get("meaning"):
        raise DataError(f"{path}: {key} needs file and meaning")
    unknown = [str(name) for name in raw if name not in _FIELDS]
    if unknown:
        raise DataError(f"{path}: {key} has unknown fields {unknown}; put a meaning that has commas in quotes")
    args, optional = _names(path, key, raw, "args"), _names(path, key, raw, "optional")
    if not set(optional) <= set(args):
        raise DataError(f"{path}: {key}: optional must be among args")
    return Key(
        key=key,
        file=str(raw["file"]),
        meaning=str(raw["meaning"]),
        args=args,
        optional=optional,
        payload=raw.get("payload"),
        segments=_segments(path, key, raw),
        takes_number=raw.get("takes_number") is True,
    )


def _names(path: Path, key: str, raw: Mapping[str, Any], field: str) -> tuple[str, ...]:
    names = raw.get(field, [])
    if not isinstance(names, list):
        raise DataError(f"{path}: {key}: {field} must be a list")
    return tuple(str(name) for name in names)


def _segments(path: Path, key: str, raw: Mapping[str, Any]) -> int:
    segments = raw.get("segments", DEFAULT_SEGMENTS)
    if not isinstance(segments, int) or segments < 1:
        raise DataError(f"{path}: {key}: segments must be a whole number from 1")
    return segments
