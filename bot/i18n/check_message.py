"""What must hold for one Fluent message of one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fluent.syntax import ast, visitor

from bot.findings import ERROR, Finding
from bot.i18n.ftl import VARIANTS
from bot.i18n.keys import Key
from bot.i18n.manifest import Manifest
from bot.i18n.scripts import foreign, without
from bot.i18n.unsafe import UnsafePhrase, unsafe_in

TITLE_LIMIT_CHARS = 20
# Answers that carriers and Twilio act upon before we see them
# (https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out, keywords of the default configuration).
RESERVED = (
    *("HELP", "INFO", "STOP", "STOPALL", "END", "QUIT", "CANCEL"),
    *("UNSUBSCRIBE", "REVOKE", "OPTOUT", "START", "UNSTOP", "YES", "NO"),
)
_UPPER = re.compile(rf"(?<![\w-])({'|'.join(RESERVED)})(?![\w-])")
# In quotes, lower case is an instruction too; "no" and "end" in quotes are ordinary words.
_QUOTED = re.compile(r"[\"“”«'‘„]\s?(help|stop|quit|cancel|unsubscribe)\s?[\"“”»'’]", re.IGNORECASE)
# Names and addresses may stay in Latin letters anywhere: Kindline, WHO, findahelpline.com, WhatsApp.
_LATIN_NAME = re.compile(r"^\W*(?:[A-Z0-9][\w'’-]*|\S+\.[a-z]{2,}\S*)\W*$", re.ASCII)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One wording of a message: its value, or an attribute."""

    variant: str
    """Empty for the value."""
    texts: tuple[str, ...]
    """The literal texts, selectors' branches included."""
    variables: frozenset[str]


@dataclass(slots=True)
class _Collector(visitor.Visitor):
    texts: list[str] = field(default_factory=list)
    variables: set[str] = field(default_factory=set)

    def visit_TextElement(self, node: ast.TextElement) -> None:
        self.texts.append(node.value)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)


def patterns(message: ast.Message) -> list[Pattern]:
    """The value and the attributes of a message."""
    named = [("", message.value)] if message.value else []
    named += [(attribute.id.name, attribute.value) for attribute in message.attributes]
    return [_pattern(name, pattern) for name, pattern in named]


def check_message(
    file: str, key: Key, message: ast.Message, manifest: Manifest, unsafe: Iterable[UnsafePhrase]
) -> Iterator[Finding]:
    """All findings of one message, segments apart."""
    if message.value is None:
        yield Finding(ERROR, file, key.key, "has only attributes; give it a text after the =")
    for pattern in patterns(message):
        problems = [
            *_placeholders(key, pattern),
            *_script(pattern, manifest),
            *_title(key, pattern),
            *_reserved(pattern),
            *unsafe_in(" ".join(pattern.texts), unsafe),
        ]
        where = f"{key.key}.{pattern.variant}" if pattern.variant else key.key
        yield from (Finding(ERROR, file, where, problem) for problem in problems)


def _pattern(name: str, pattern: ast.Pattern) -> Pattern:
    collector = _Collector()
    collector.visit(pattern)
    return Pattern(name, tuple(collector.texts), frozenset(collector.variables))


def _placeholders(key: Key, pattern: Pattern) -> Iterator[str]:
    if pattern.variant and pattern.variant not in VARIANTS:
        yield f"unknown attribute .{pattern.variant}; use one of {', '.join(VARIANTS)}"
    for name in sorted(pattern.variables - set(key.args)):
        yield f"has {{ ${name} }}, which nobody fills; allowed are {list(key.args)}"
    for name in sorted(key.required - pattern.variables):
        yield f"lacks {{ ${name} }}; every wording must show it"


def _script(pattern: Pattern, manifest: Manifest) -> Iterator[str]:
    words = [word for text in pattern.texts for word in foreign(text, manifest.scripts)]
    wrong = [word for word in words if not _LATIN_NAME.match(without(word, manifest.scripts))]
    if wrong:
        yield f"{wrong[:3]} is outside the language's scripts {list(manifest.scripts)}; write it in them"


def _title(key: Key, pattern: Pattern) -> Iterator[str]:
    title = "".join(pattern.texts)
    if key.payload and len(title) > TITLE_LIMIT_CHARS:
        yield f"a button title of {len(title)} characters; shorten it to {TITLE_LIMIT_CHARS}"


def _reserved(pattern: Pattern) -> Iterator[str]:
    for text in pattern.texts:
        found = _UPPER.search(text) or _QUOTED.search(text)
        if found:
            yield f"tells to answer {found[1]}, which carriers act upon; offer a choice or another word"
