"""What a checker of data files found, gathered so that everything is reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from bot.errors import DataError

ERROR = "error"
WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in a data file."""

    level: str
    """`error` fails the check, `warning` does not."""
    file: str
    """Path, with `:line` where known."""
    key: str
    """Message key, rule id or intent; empty when the whole file is meant."""
    message: str
    """What is wrong and what to write instead."""


def from_error(error: DataError) -> Finding:
    """The finding for a file that cannot be read at all; the error begins with the file."""
    file, _, reason = str(error).partition(": ")
    return Finding(ERROR, file, "", reason)


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding fails the check."""
    return any(finding.level == ERROR for finding in findings)


def print_findings(findings: Iterable[Finding], console: Console | None = None) -> None:
    """Print a line for each finding, errors first, with a count below."""
    found = sorted(findings)
    console = console or Console()
    for one in found:
        level = Text(one.level, style="red" if one.level == ERROR else "yellow")
        where = Text(f" {one.file} {one.key}".rstrip(), style="bold")
        console.print(level + where + Text(f": {one.message}"), soft_wrap=True)
    errors = sum(one.level == ERROR for one in found)
    console.print(f"{errors} errors, {len(found) - errors} warnings")
