"""Checks every word of `locales/` at once: `python -m bot.i18n.check [LANG ...]` at the repository's root."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from fluent.syntax import ast

from bot.errors import DataError
from bot.findings import ERROR, Finding, from_error, has_errors, print_findings
from bot.i18n.check_message import check_message
from bot.i18n.check_segments import check_segments
from bot.i18n.ftl import SUFFIX, read_ftl
from bot.i18n.keys import Key, load_keys
from bot.i18n.manifest import FILE_NAME, Manifest, load_manifest
from bot.i18n.scripts import CODES
from bot.i18n.unsafe import UnsafePhrase, load_unsafe
from bot.safety.lexicon_check import check_lexicons
from bot.understanding.data_check import check_nlu

__all__ = ["Finding", "check_everything", "check_locales", "print_findings"]


def check_everything(root: Path, languages: Collection[str] = ()) -> list[Finding]:
    """Findings of words, lexicons and NLU data under a repository's root; of all languages unless named."""
    locales_dir = root / "locales"
    manifests, _ = _manifests(locales_dir, languages)
    return [
        *check_locales(locales_dir, languages),
        *check_lexicons(locales_dir, languages),
        *check_nlu(root / "data" / "nlu", manifests, root / "tests"),
    ]


def check_locales(locales_dir: Path, languages: Collection[str] = ()) -> list[Finding]:
    """Findings of `keys.yml`, manifests and .ftl files; of all languages unless some are named."""
    try:
        keys, unsafe = load_keys(locales_dir), load_unsafe(locales_dir)
    except DataError as error:
        return [from_error(error)]
    manifests, findings = _manifests(locales_dir, languages)
    for tag, manifest in manifests.items():
        findings += _check_manifest(locales_dir / tag, manifest)
        findings += _check_language(locales_dir / tag, manifest, keys, unsafe.get(tag, ()))
    return findings


def _manifests(locales_dir: Path, languages: Collection[str]) -> tuple[dict[str, Manifest], list[Finding]]:
    manifests: dict[str, Manifest] = {}
    findings = []
    found = sorted(path.name for path in locales_dir.iterdir() if path.is_dir())
    for tag in languages or found:
        try:
            manifests[tag] = load_manifest(locales_dir / tag)
        except DataError as error:
            findings.append(from_error(error))
    return manifests, findings


def _check_manifest(folder: Path, manifest: Manifest) -> Iterator[Finding]:
    file = str(folder / FILE_NAME)
    for script in set(manifest.scripts) - CODES:
        yield Finding(ERROR, file, "scripts", f"unknown script {script}; use one of {sorted(CODES)}")
    for tag in manifest.fallback:
        if not (folder.parent / tag / FILE_NAME).exists():
            yield Finding(ERROR, file, "fallback", f"there is no language {tag}; take it out")
    lacking = [number for number in range(11) if not manifest.numbers.get(number)]
    if lacking:
        yield Finding(ERROR, file, "numbers", f"add the words for {lacking}")
    for name in ("human_words", "fillers", "language_names"):
        if not getattr(manifest, name):
            yield Finding(ERROR, file, name, "is empty; people who write this language need it")


def _check_language(
    folder: Path, manifest: Manifest, keys: Mapping[str, Key], unsafe: Collection[UnsafePhrase]
) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        text = path.read_text(encoding="utf-8")
        for entry in read_ftl(path, with_spans=True).body:
            line = text.count("\n", 0, entry.span.start) + 1 if entry.span else 0
            file = f"{path}:{line}"
            if isinstance(entry, ast.Junk):
                yield _syntax(file, entry)
            elif isinstance(entry, ast.Message):
                yield from _placed(file, path.stem, entry.id.name, keys, seen)
                if key := keys.get(entry.id.name):
                    yield from check_message(file, key, entry, manifest, unsafe)
    yield from _missing(folder, keys, seen)
    yield from check_segments(folder, manifest, keys)


def _syntax(file: str, junk: ast.Junk) -> Finding:
    reasons = "; ".join(annotation.message or "" for annotation in junk.annotations)
    start = (junk.content or "").strip()[:40].partition("\n")[0]
    return Finding(ERROR, file, start, f"Fluent cannot read this: {reasons}")


def _placed(file: str, stem: str, name: str, keys: Mapping[str, Key], seen: dict[str, str]) -> Iterator[Finding]:
    if name in seen:
        yield Finding(ERROR, file, name, f"is given twice, first at {seen[name]}; keep one")
    seen[name] = file
    if name not in keys:
        yield Finding(ERROR, file, name, "is not in keys.yml; take it out or correct the name")
    elif keys[name].file != stem:
        yield Finding(ERROR, file, name, f"belongs into {keys[name].file}{SUFFIX}; move it there")


def _missing(folder: Path, keys: Mapping[str, Key], seen: Collection[str]) -> Iterator[Finding]:
    for name, key in keys.items():
        if name not in seen:
            file = str(folder / f"{key.file}{SUFFIX}")
            yield Finding(ERROR, file, name, f"is missing; it must say: {key.meaning}")


def main(arguments: list[str]) -> int:
    """Print all findings; 1 when there is an error."""
    findings = check_everything(Path(), arguments)
    print_findings(findings)
    return 1 if has_errors(findings) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
