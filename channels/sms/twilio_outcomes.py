"""Twilio's failures as outcomes. Codes: https://www.twilio.com/docs/api/errors"""

from __future__ import annotations

from twilio.base.exceptions import TwilioRestException

from bot.messages import Outcome, SendResult
from channels.network import surely_not_sent
from channels.sms.twilio_http import Throttled, Unclear

_OUTCOMES = {
    21610: Outcome.BLOCKED,  # the person sent STOP
    21211: Outcome.BAD_ADDRESS,  # not a phone number
    21408: Outcome.BAD_ADDRESS,  # this country is not opened in our account
    21612: Outcome.BAD_ADDRESS,  # no route from our number to theirs
    21614: Outcome.BAD_ADDRESS,  # not a mobile number
    20429: Outcome.RETRY_LATER,  # too many requests
}
_NOT_ACCEPTED = (500, 503)
"""Server errors that carry Twilio's own body: it says itself that it did not take the message."""


def outcome_of(failure: Exception) -> SendResult:
    """The outcome of a failed send; its detail holds codes only, for Twilio's sentences repeat the number."""
    if isinstance(failure, Throttled):
        return SendResult(Outcome.RETRY_LATER, retry_after_s=failure.retry_after_s, detail="twilio: 429")
    if isinstance(failure, Unclear):
        return SendResult(Outcome.UNKNOWN, detail=f"twilio: unclear answer, HTTP {failure.status}")
    if isinstance(failure, TwilioRestException):
        return SendResult(_of_answer(failure), detail=f"twilio: {failure.code} (HTTP {failure.status})")
    outcome = Outcome.RETRY_LATER if surely_not_sent(failure) else Outcome.UNKNOWN
    return SendResult(outcome, detail=f"twilio: {type(failure).__name__}")


def _of_answer(failure: TwilioRestException) -> Outcome:
    if failure.code in _OUTCOMES:
        return _OUTCOMES[failure.code]
    if failure.status in _NOT_ACCEPTED:
        return Outcome.RETRY_LATER
    return Outcome.UNKNOWN if failure.status >= 500 else Outcome.OUR_FAULT
