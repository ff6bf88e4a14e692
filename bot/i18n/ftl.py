"""Reading Project Fluent files (https://projectfluent.org/fluent/guide/)."""

from __future__ import annotations

from pathlib import Path

from fluent.syntax import FluentParser, ast

from bot.errors import DataError

SUFFIX = ".ftl"
VARIANTS = ("sms", "telegram", "web")
"""Attributes a message may have besides its value."""


def read_ftl(path: Path, with_spans: bool = False) -> ast.Resource:
    """The parsed file; what cannot be parsed stands in it as `Junk`.

    Raises:
        DataError: the file cannot be read or is not UTF-8.
    """
    try:
        return FluentParser(with_spans=with_spans).parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: {error}") from None


def message_ids(resource: ast.Resource) -> frozenset[str]:
    """The ids of the messages (not terms) of a file."""
    return frozenset(entry.id.name for entry in resource.body if isinstance(entry, ast.Message))
