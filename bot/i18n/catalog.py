"""All words in memory: the list of keys, the manifests, and one set of Fluent messages per language."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import ast

from bot.i18n.ftl import SUFFIX, message_ids, read_ftl
from bot.i18n.keys import Key, load_keys
from bot.i18n.manifest import Manifest, load_manifests

SOURCE_LANGUAGE = "en"
"""The end of every fallback chain, and of a tag that nobody knows."""
CRISIS_FILE = "crisis"
STAND_IN_KEY = "trouble"
"""Said when a text is nowhere: honest, and it names the emergency number and the human."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Words:
    """The messages of one language. Reading them is safe from several threads."""

    plain: FluentBundle
    isolating: FluentBundle
    """Puts Unicode isolation marks around placeholders, for right-to-left text on a screen."""
    has_crisis_text: bool

    def has(self, key: str) -> bool:
        """Whether the language has that message."""
        return bool(self.plain.has_message(key))

    def format(self, key: str, args: Mapping[str, Any], variant: str, isolate: bool) -> str | None:
        """The text in that variant, else the value; None when missing or when it cannot be completed."""
        bundle = self.isolating if isolate else self.plain
        if not self.has(key):
            return None
        message = bundle.get_message(key)
        pattern = message.attributes.get(variant) or message.value
        if pattern is None:
            return None
        text, errors = bundle.format_pattern(pattern, dict(args))
        if errors:
            # Fluent's errors name placeholders and references, never values.
            log.error("message %s cannot be completed: %s", key, [type(error).__name__ for error in errors])
            return None
        return str(text)


@dataclass(frozen=True, slots=True)
class Catalog:
    """Every message in every language."""

    keys: Mapping[str, Key]
    manifests: Mapping[str, Manifest]
    words: Mapping[str, Words]

    @classmethod
    def load(cls, locales_dir: Path) -> Catalog:
        """Read `locales/`. A syntax error in one message loses that message only (`check` reports it).

        Raises:
            DataError: keys.yml or a manifest is wrong.
        """
        manifests = load_manifests(locales_dir)
        words = {tag: load_words(locales_dir / tag) for tag in manifests}
        return cls(keys=load_keys(locales_dir), manifests=manifests, words=words)

    def known(self, language: str) -> str:
        """The nearest language we have: the tag, its shorter forms (`pt-BR` → `pt`), else the source."""
        tags = {tag.lower(): tag for tag in self.manifests}
        wanted = language.replace("_", "-").lower()
        while wanted:
            if wanted in tags:
                return tags[wanted]
            wanted = wanted.rpartition("-")[0]
        return SOURCE_LANGUAGE

    def chain(self, language: str) -> tuple[str, ...]:
        """The languages tried for a text, best first, without repeats."""
        first = self.known(language)
        manifest = self.manifests.get(first)
        tried = (first, *(manifest.fallback if manifest else ()), SOURCE_LANGUAGE)
        return tuple(tag for tag in dict.fromkeys(tried) if tag in self.words)

    def candidates(self, key: str, language: str) -> Iterator[tuple[str, str]]:
        """(key, language) pairs to try in order; the last ones are the stand-in.

        A language that has crisis words of its own never shows another language's.
        """
        chain = self.chain(language)
        is_crisis = key in self.keys and self.keys[key].file == CRISIS_FILE
        own_only = is_crisis and bool(chain) and self.words[chain[0]].has_crisis_text
        for tag in chain[:1] if own_only else chain:
            yield key, tag
        for tag in chain:
            yield STAND_IN_KEY, tag


def load_words(folder: Path) -> Words:
    """The messages of one language folder; those that cannot be parsed are left out."""
    resources = {path.stem: read_ftl(path) for path in sorted(folder.glob(f"*{SUFFIX}"))}
    crisis = resources.get(CRISIS_FILE)
    return Words(
        plain=_bundle(folder.name, resources.values(), isolate=False),
        isolating=_bundle(folder.name, resources.values(), isolate=True),
        has_crisis_text=crisis is not None and bool(message_ids(crisis)),
    )


def _bundle(language: str, resources: Any, isolate: bool) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=isolate)
    resource: ast.Resource
    for resource in resources:
        bundle.add_resource(resource)
    return bundle
