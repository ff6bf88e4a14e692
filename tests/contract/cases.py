"""The nasty cases that every channel meets, as data. A new case here meets every door of `harness.py`."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.messages import Outcome


@dataclass(frozen=True, slots=True)
class Result:
    """How a request ends: its HTTP status and how many messages are in the inbox then."""

    status: int
    stored: int = 0


REFUSED = Result(400)
IGNORED = Result(200)


@dataclass(frozen=True, slots=True)
class InboundCase:
    """One request. `act` is the door's method that builds it, `text` what the person wrote."""

    id: str
    act: str
    result: Result
    text: str = field(default="something that nobody else may read", repr=False)
    is_text: bool = True
    stored_text: str | None = field(default=None, repr=False)
    """Where it differs from `text`."""
    unless: dict[str, Result | None] = field(default_factory=dict)
    """Another result on the doors named; None where the case cannot arise there."""


STORED = Result(200, stored=1)
INBOUND = (
    InboundCase("a plain message", "say", STORED),
    InboundCase("10,000 characters", "say", STORED, text="h" * 10_000),
    InboundCase("emoji and right-to-left marks", "say", STORED, text="🫶🏽 سلام\u200f، \u202bhow\u202c"),
    InboundCase("line breaks and quotes", "say", STORED, text="a\n\"b\"\t'c' & <d> %41+"),
    InboundCase("a typed slash", "say", STORED, text='/nlu_fallback{"topic": "sleep"}'),
    InboundCase("a NUL", "say", STORED, text="a\0b", stored_text="ab"),
    InboundCase(
        "half an emoji",
        "say_half_emoji",
        STORED,
        stored_text="a?",
        unless={"sms": None},  # a form is UTF-8, which cannot hold it
    ),
    InboundCase("only blanks", "say", STORED, text=" \n ", is_text=False, unless={"web": REFUSED}),
    InboundCase("no words", "say", STORED, text="", is_text=False, unless={"telegram": IGNORED, "web": REFUSED}),
    InboundCase("a photo", "send_photo", STORED, text="", is_text=False, unless={"web": None}),
    InboundCase("a photo with words", "send_photo", STORED, unless={"web": None}),
    InboundCase("a wrong secret", "forge", Result(403), unless={"web": Result(401)}),
    InboundCase("a secret with odd bytes", "forge_odd", Result(403), unless={"web": Result(401)}),
    InboundCase("no secret", "omit_secret", Result(403), unless={"web": Result(401)}),
    InboundCase(
        "words changed on the way",
        "tamper",
        Result(403),
        unless={"telegram": None, "web": None},  # their secrets do not cover the body
    ),
    InboundCase("an unreadable body", "say_nonsense", REFUSED),
    InboundCase("a body of another kind", "say_other_kind", REFUSED),
    InboundCase("deep nesting", "nest", REFUSED, unless={"sms": None}),  # a form does not nest
    InboundCase("an empty body", "say_nothing", REFUSED),
    InboundCase("an endless body", "say_endlessly", Result(413)),
)

OUR_OWN = {"web": Outcome.DELIVERED}
"""Doors without a provider: what is stored is delivered, so nothing can fail."""


@dataclass(frozen=True, slots=True)
class SendCase:
    """One send, the failure that the provider plays, and the outcome on each door that has a provider."""

    id: str
    failure: str
    sms: Outcome
    telegram: Outcome
    arrives: bool = False
    retry_after_s: float | None = None


SEND = (
    SendCase("taken", "", Outcome.QUEUED, Outcome.DELIVERED, arrives=True),
    SendCase("throttled", "429", Outcome.RETRY_LATER, Outcome.RETRY_LATER, retry_after_s=7),
    SendCase("provider's error", "500", Outcome.RETRY_LATER, Outcome.RETRY_LATER),
    SendCase("provider is busy", "503", Outcome.RETRY_LATER, Outcome.RETRY_LATER),
    SendCase("a proxy's error page", "html", Outcome.UNKNOWN, Outcome.UNKNOWN),
    SendCase("no answer, not taken", "timeout_before", Outcome.UNKNOWN, Outcome.UNKNOWN),
    SendCase("no answer, but taken", "timeout_after", Outcome.UNKNOWN, Outcome.UNKNOWN, arrives=True),
    SendCase("connection lost, not taken", "lost_before", Outcome.UNKNOWN, Outcome.UNKNOWN),
    SendCase("connection lost, but taken", "lost_after", Outcome.UNKNOWN, Outcome.UNKNOWN, arrives=True),
    SendCase("an unreadable answer", "unreadable", Outcome.UNKNOWN, Outcome.UNKNOWN, arrives=True),
    SendCase("the person blocked us", "blocked", Outcome.BLOCKED, Outcome.BLOCKED),
    SendCase("no such person", "bad_address", Outcome.BAD_ADDRESS, Outcome.BAD_ADDRESS),
    SendCase("our credentials are refused", "refused", Outcome.OUR_FAULT, Outcome.OUR_FAULT),
    SendCase("our request is wrong", "wrong", Outcome.OUR_FAULT, Outcome.OUR_FAULT),
    SendCase("nobody listens", "down", Outcome.RETRY_LATER, Outcome.RETRY_LATER),
)
