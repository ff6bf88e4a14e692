"""Reads what Twilio posts: messages and delivery receipts.

Message: https://www.twilio.com/docs/messaging/guides/webhook-request
Receipt: https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.messages import InboundMessage
from channels.base import Accepted, Ignored, Received, Rejected
from channels.receive import clean
from channels.sms.numbers import region_of

STATUSES = frozenset(
    {
        "accepted",
        "scheduled",
        "queued",
        "sending",
        "sent",
        "delivered",
        "undelivered",
        "failed",
        "read",
        "canceled",
    }
)
# Only with Advanced Opt-Out: Twilio has answered by itself. HELP is also a person asking for help.
# https://www.twilio.com/docs/messaging/tutorials/advanced-opt-out
_OPT_OUT_CHOICES = {"START": "start", "HELP": "help"}


@dataclass(frozen=True, slots=True)
class Receipt:
    """One delivery receipt."""

    provider_id: str
    status: str
    code: str | None


def read_message(form: Mapping[str, str], channel: str, our_number: str) -> Received:
    """A message for the inbox, an echo of our own, or a rejection."""
    sid, sender, body = form.get("MessageSid", ""), form.get("From", ""), clean(form.get("Body", ""))
    if not sid or not sender:
        return Rejected(400, "MessageSid or From is missing")
    if sender == our_number:
        return Ignored("sent by our own number")
    return Accepted(
        InboundMessage(
            channel=channel,
            provider_id=sid,
            address=sender,
            text=body,
            choice=_OPT_OUT_CHOICES.get(form.get("OptOutType", "")),
            is_text=bool(body.strip()),
            region_hint=region_of(sender, form.get("FromCountry")),
        )
    )


def read_receipt(form: Mapping[str, str]) -> Receipt | Ignored | Rejected:
    """A receipt; a status that Twilio adds one day is ignored until we know it."""
    sid, status = form.get("MessageSid", ""), form.get("MessageStatus", "")
    if not sid or not status:
        return Rejected(400, "MessageSid or MessageStatus is missing")
    if status not in STATUSES:
        return Ignored("unknown delivery status")
    return Receipt(sid, status, form.get("ErrorCode") or None)
