"""What every channel is: a parser of inbound requests, a sender, and a frozen record of what it can show."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from starlette.routing import BaseRoute

from bot.messages import Capabilities, InboundMessage, Outbound, SendResult

__all__ = ["Accept", "Accepted", "Capabilities", "Channel", "Ignored", "Received", "Rejected"]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The request holds a message for the inbox."""

    message: InboundMessage


@dataclass(frozen=True, slots=True)
class Ignored:
    """A genuine request with nothing to answer (own echo, edit, receipt)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A request that is not genuine or not readable."""

    status: int
    reason: str


Received = Accepted | Ignored | Rejected
Accept = Callable[[InboundMessage], Awaitable[bool]]
"""Stores a message durably; True when new, False for a repeat delivery."""


class Channel(ABC):
    """One channel, configured and on."""

    name: str
    capabilities: Capabilities

    @abstractmethod
    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """HTTP routes of the gateway; each stores what it accepts before answering 200."""

    @abstractmethod
    async def send(self, message: Outbound) -> SendResult:
        """Send one message. Never raises: every failure is an outcome."""

    async def look_up(self, message: Outbound) -> SendResult | None:
        """Ask the provider whether an ambiguous send arrived; None when it cannot tell."""
        return None

    async def start(self, accept: Accept) -> None:  # noqa: B027  most channels have none
        """Begin background work (polling); called once when the gateway is up."""

    async def stop(self) -> None:  # noqa: B027
        """End background work and close connections."""
