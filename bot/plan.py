"""The plan of a turn: what to say and change, gathered first and committed at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.messages import Say
from bot.safety.levels import Verdict
from bot.store.database import Connection
from bot.store.outbox import Draft


@dataclass(slots=True)
class Plan:
    """Filled in order by the stages of one turn."""

    language: str
    region: str | None = None
    owner: str = "bot"
    says: list[Say] = field(default_factory=list)
    again: list[Draft] = field(default_factory=list)
    """Earlier messages shown again, in the words they had."""
    changes: dict[str, Any] = field(default_factory=dict)
    """Columns of the conversation."""
    steps: list[Callable[[Connection], Awaitable[None]]] = field(default_factory=list)
    """More to do in the same transaction."""
    danger: Verdict | None = None
    """The verdict that opens or raises an episode; None in ordinary talk."""
