"""The lines the heads learn from: `data/nlu/<lang>/<intent>.yml` (format: docs/architecture.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.datafile import read_mapping
from bot.errors import DataError
from bot.language.text import tidy
from bot.understanding.labels import ABOUT, CATEGORIES, INTENTS, LEVELS, TOPICS

_ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_ALLOWED = {"topic": TOPICS, "risk_level": LEVELS, "risk_category": CATEGORIES, "about": ABOUT}


@dataclass(frozen=True, slots=True)
class Example:
    """One training line and what it means."""

    text: str
    language: str
    intent: str
    topic: str | None = None
    level: str = "none"
    category: str = "none"
    about: str = "self"


def load_examples(nlu_dir: Path) -> list[Example]:
    """Every line under the folder, by language and file.

    Raises:
        DataError: a file is not in the format, or a label is unknown; the message says file and label.
    """
    files = sorted(nlu_dir.glob("*/*.yml"))
    return [example for file in files for example in _load_file(file)]


def _load_file(file: Path) -> list[Example]:
    blocks = read_mapping(file).get("nlu")
    if not isinstance(blocks, list):
        raise DataError(f"{file}: `nlu` must be a list of blocks")
    # Blocks without an intent (synonyms, look-ups) are Rasa's own and teach the heads nothing.
    return [e for block in blocks if isinstance(block, dict) and "intent" in block for e in _load(file, block)]


def _load(file: Path, block: dict[str, Any]) -> list[Example]:
    intent, told = block["intent"], block.get("metadata") or {}
    _check(file, "intent", intent, INTENTS)
    for name, value in told.items():
        if name in _ALLOWED:
            _check(file, name, value, _ALLOWED[name])
    labels = {
        "topic": told.get("topic"),
        "level": told.get("risk_level", "none"),
        "category": told.get("risk_category", "none"),
        "about": told.get("about", "self"),
    }
    return [Example(text, file.parent.name, intent, **labels) for text in _lines(file, block)]


def _lines(file: Path, block: dict[str, Any]) -> list[str]:
    examples = block.get("examples")
    if not isinstance(examples, str):
        raise DataError(f"{file}: {block['intent']}: `examples` must be a text of `- line` lines")
    lines = (line.strip().removeprefix("-") for line in examples.splitlines())
    return [text for line in lines if (text := tidy(_ANNOTATION.sub(r"\1", line)))]


def _check(file: Path, name: str, value: Any, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise DataError(f"{file}: {name} {value!r} is unknown; use one of {', '.join(allowed)}")
