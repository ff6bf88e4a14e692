"""What the widget reads: the talk by sequence number, and a way to wait for more of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

Author = Literal["bot", "counsellor", "you"]


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a talk, as its own person may see it."""

    seq: int
    """Position in the talk, from 1; both sides count in the same sequence."""
    author: Author
    text: str = field(repr=False)
    buttons: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """(title, token) of each choice."""
    language: str = "en"
    direction: str = "ltr"
    at: datetime | None = None
    provider_id: str = ""
    """Of an item by "you": as given to `accept`, so that the widget knows its own message again."""

    def as_json(self) -> dict[str, Any]:
        """The shape that the widget reads; `id` is the client's own message id."""
        return {
            "seq": self.seq,
            "id": self.provider_id.rpartition(".")[2],
            "author": self.author,
            "text": self.text,
            "buttons": [{"title": title, "token": token} for title, token in self.buttons],
            "language": self.language,
            "direction": self.direction,
            "at": self.at.isoformat() if self.at else None,
        }


class Feed(Protocol):
    """Reads the talk of one address. An item with a lower `seq` never appears after one with a higher."""

    async def after(self, address: str, seq: int, limit: int) -> list[Item]:
        """At most `limit` items after `seq`, in order; the person's pressed choices show their titles."""

    async def wait(self, address: str, seq: int, timeout_s: float) -> None:
        """Return at once when something newer than `seq` is stored, else when it is or the time is up."""

    def wake(self, address: str) -> None:
        """This process has just stored something for the address; waiting streams may look."""

    async def erase(self, address: str) -> None:
        """Forget the talk: messages, choices, address. What must be kept by law follows `bot/privacy`."""
