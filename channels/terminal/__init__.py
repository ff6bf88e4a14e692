"""The doors of `kindline chat`: each shows what the channel it imitates can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.routing import BaseRoute

from bot.messages import Outbound, Outcome, SendResult
from channels.base import Accept, Capabilities, Channel
from channels.capabilities import SMS, TELEGRAM, WEB


class TerminalChannel(Channel):
    """No routes and no provider: the chat command stores what is typed and reads answers from the outbox."""

    def __init__(self, name: str, capabilities: Capabilities) -> None:
        self.name = name
        self.capabilities = capabilities

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """None."""
        return []

    async def send(self, message: Outbound) -> SendResult:
        """Delivered at once: the outbox row itself is what the chat command shows."""
        return SendResult(Outcome.DELIVERED)


def terminal_channels() -> list[TerminalChannel]:
    """One door for each kind of channel."""
    imitated = {"web": WEB, "sms": SMS, "telegram": TELEGRAM}
    return [TerminalChannel(f"terminal-{kind}", replace(it, is_pulled=True)) for kind, it in imitated.items()]
