"""The records that travel with one message: what came in, what goes out, how a send ended."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """One message as an adapter parsed it. Text and address never show in a `repr`."""

    channel: str
    """Registered channel name: `sms`, `telegram`, `web`, `terminal-web`, …"""
    provider_id: str
    """The provider's id of this message; unique within the channel."""
    address: str = field(repr=False)
    """Where answers go: E.164 number, chat id, session id."""
    text: str = field(default="", repr=False)
    choice: str | None = field(default=None, repr=False)
    """Token of a button that we issued (`Button.token`), when one was pressed."""
    is_text: bool = True
    """False for a photo, voice note, sticker, location…: answered kindly, not understood."""
    language_hint: str | None = None
    """BCP 47 tag from the channel (Telegram's `language_code`, the widget's `data-language`)."""
    region_hint: str | None = None
    """ISO 3166 code from the channel (phone country code, the clinic's country)."""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice offered with a reply. `token` is what the channel sends back when it is pressed."""

    title: str
    payload: str
    """`/intent` or `/intent{"entity": "value"}`, as Rasa reads it; never leaves our servers except in JSON chat."""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message ready to send: words already rendered for the channel's variant and language."""

    outbox_id: int
    address: str = field(repr=False)
    text: str = field(repr=False)
    buttons: tuple[Button, ...] = ()
    language: str = "en"
    direction: str = "ltr"
    seq: int = 0
    """Position in the conversation, counted from 1 without gaps."""


class Outcome(StrEnum):
    """How a send ended. `UNKNOWN` is the ambiguous one: it may have arrived."""

    DELIVERED = "delivered"
    QUEUED = "queued"
    RETRY_LATER = "retry_later"
    BLOCKED = "blocked"
    BAD_ADDRESS = "bad_address"
    OUR_FAULT = "our_fault"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SendResult:
    """The outcome of one send and what an operator may see of it."""

    outcome: Outcome
    provider_id: str | None = None
    retry_after_s: float | None = None
    detail: str = ""
    """A code or a sentence for an operator; never a person's words or address."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can show. Ask about these, never about a channel's name."""

    variant: str
    """Fluent attribute tried first: `sms`, `telegram` or `web`."""
    text_limit_chars: int
    has_buttons: bool
    """False: choices are written as numbered lines and answered by number."""
    button_title_limit_chars: int = 64
    counts_segments: bool = False
    """True where a text is billed and split by SMS segments."""
    repeats_after_unknown: bool = False
    """True where sending again after an ambiguous outcome cannot show the message twice."""
    is_pulled: bool = False
    """True where the person's device fetches from the outbox (web, terminal): stored is delivered."""


@dataclass(frozen=True, slots=True)
class Say:
    """One thing the bot says, before rendering: a key of `locales/keys.yml`, its values, the choices beside it."""

    key: str
    args: dict[str, Any] = field(default_factory=dict)
    choices: tuple[str | dict[str, str], ...] = ()
    """Choice keys (`locales/keys.yml`, kind `choice`), or `{"title": …, "payload": …}` for names such as languages."""


class Sender(Protocol):
    """The part of a channel that the path needs (`channels/base.py` holds the whole)."""

    name: str
    capabilities: Capabilities

    async def send(self, message: Outbound) -> SendResult:
        """Send one message; never raises."""
        ...

    async def look_up(self, message: Outbound) -> SendResult | None:
        """Whether an ambiguous send arrived; None when the provider cannot tell."""
        ...
