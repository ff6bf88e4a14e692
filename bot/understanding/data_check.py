"""Checks the examples that are learnt from: `data/nlu/<lang>/<intent>.yml` (docs/architecture.md)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.datafile import read_mapping
from bot.errors import DataError
from bot.findings import ERROR, WARNING, Finding, from_error
from bot.i18n.manifest import Manifest
from bot.i18n.scripts import foreign
from bot.understanding.held_out import held_out_texts, same_words
from bot.understanding.labels import ABOUT, CATEGORIES, INTENTS, LEVELS, TOPIC_INTENTS, TOPICS

_METADATA = {"topic": TOPICS, "risk_level": LEVELS, "risk_category": CATEGORIES, "about": ABOUT}
# People name a language in its own letters when they ask for it.
_ANY_SCRIPT = ("change_language",)


@dataclass(frozen=True, slots=True)
class Block:
    """One block of examples."""

    file: str
    intent: str
    metadata: Mapping[str, Any]
    examples: tuple[str, ...]


def check_nlu(nlu_dir: Path, manifests: Mapping[str, Manifest], tests_dir: Path | None = None) -> list[Finding]:
    """Findings of the NLU data of the languages in `manifests`.

    `tests_dir` holds `nlu/*.tsv` and `conversations/`; what stands there must not be learnt by heart.
    """
    held_out = held_out_texts(tests_dir) if tests_dir else {}
    findings: list[Finding] = []
    for tag, manifest in manifests.items():
        blocks: list[Block] = []
        for path in sorted((nlu_dir / tag).glob("*.yml")):
            try:
                blocks += read_blocks(path)
            except DataError as error:
                findings.append(from_error(error))
        for block in blocks:
            findings += [*_labels(block), *_scripts(block, manifest), *_overlap(block, held_out)]
        findings += [*_duplicates(blocks), *_coverage(nlu_dir / tag, blocks)]
    return findings


def read_blocks(path: Path) -> list[Block]:
    """The blocks of one file in Rasa's format.

    Raises:
        DataError: the file is not in that format; the message says file and reason.
    """
    blocks = read_mapping(path).get("nlu")
    if not isinstance(blocks, list):
        raise DataError(f"{path}: needs `nlu:` with a list of blocks")
    return [_block(path, raw) for raw in blocks]


def _block(path: Path, raw: Any) -> Block:
    if not isinstance(raw, dict) or not isinstance(raw.get("intent"), str):
        raise DataError(f"{path}: each block needs `intent:`")
    intent, text, metadata = raw["intent"], raw.get("examples"), raw.get("metadata") or {}
    if not isinstance(text, str):
        raise DataError(f"{path}: {intent}: write `examples: |` and below it lines that begin with `- `")
    if not isinstance(metadata, dict) or set(raw) - {"intent", "metadata", "examples"}:
        raise DataError(f"{path}: {intent}: a block has intent, metadata (names and values) and examples")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if wrong := [line for line in lines if not line.startswith("- ")]:
        raise DataError(f"{path}: {intent}: put `- ` before {wrong[0]!r}")
    return Block(str(path), intent, metadata, tuple(line[2:].strip() for line in lines))


def _labels(block: Block) -> Iterator[Finding]:
    if block.intent not in INTENTS:
        yield Finding(ERROR, block.file, block.intent, "unknown intent (bot/understanding/labels.py)")
    for name, value in block.metadata.items():
        if name not in _METADATA:
            yield Finding(ERROR, block.file, block.intent, f"unknown metadata {name}; use {sorted(_METADATA)}")
        elif value not in _METADATA[name]:
            yield Finding(ERROR, block.file, block.intent, f"unknown {name} {value!r}; use one of {_METADATA[name]}")
    if block.intent in TOPIC_INTENTS and "topic" not in block.metadata:
        yield Finding(ERROR, block.file, block.intent, "needs metadata: {topic: …}")
    level = block.metadata.get("risk_level", "none")
    if (block.intent == "report_risk") != (level in ("high", "imminent")):
        yield Finding(ERROR, block.file, block.intent, "report_risk, and only it, has risk_level high or imminent")
    if level != "none" and "risk_category" not in block.metadata:
        yield Finding(ERROR, block.file, block.intent, "a risk_level needs a risk_category")
    if not block.examples:
        yield Finding(ERROR, block.file, block.intent, "has no examples")


def _scripts(block: Block, manifest: Manifest) -> Iterator[Finding]:
    if block.intent in _ANY_SCRIPT:
        return
    for example in block.examples:
        if foreign(example, (*manifest.scripts, "Latn")):
            yield Finding(ERROR, block.file, block.intent, f"{example!r} is not in {list(manifest.scripts)}")
        elif len(foreign(example, manifest.scripts)) > 2 and not _has_own(example, manifest):
            yield Finding(WARNING, block.file, block.intent, f"{example!r} is in Latin letters; do people write it so?")


def _has_own(example: str, manifest: Manifest) -> bool:
    return len(foreign(example, manifest.scripts)) < len(foreign(example, ()))


def _duplicates(blocks: list[Block]) -> Iterator[Finding]:
    seen: dict[str, Block] = {}
    for block in blocks:
        for example in block.examples:
            words = same_words(example)
            if words in seen:
                first = seen[words]
                where = f"{first.intent} in {first.file}"
                yield Finding(ERROR, block.file, block.intent, f"{example!r} is also an example of {where}")
            seen.setdefault(words, block)


def _coverage(folder: Path, blocks: list[Block]) -> Iterator[Finding]:
    if not blocks:
        yield Finding(ERROR, str(folder), "", "there are no examples yet; add a file for each intent")
        return
    present = {block.intent for block in blocks}
    for intent in INTENTS:
        if intent not in present:
            yield Finding(ERROR, str(folder / f"{intent}.yml"), intent, "has no examples in this language")


def _overlap(block: Block, held_out: Mapping[str, str]) -> Iterator[Finding]:
    for example in block.examples:
        if source := held_out.get(same_words(example)):
            yield Finding(WARNING, block.file, block.intent, f"{example!r} is held out in {source}; say it otherwise")
