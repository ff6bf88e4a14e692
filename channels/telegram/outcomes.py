"""Telegram's failures as outcomes. https://core.telegram.org/bots/api#making-requests"""

from __future__ import annotations

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
)

from bot.messages import Outcome, SendResult
from channels.network import surely_not_sent

_NO_SUCH_CHAT = ("chat not found", "user not found", "peer_id_invalid", "chat_id is empty", "chat_id_invalid")


def outcome_of(failure: Exception) -> SendResult:
    """The outcome of a failed send; its detail is the failure's kind only, whose words may repeat ours."""
    detail = f"telegram: {type(failure).__name__}"
    if isinstance(failure, RetryAfter):
        return SendResult(Outcome.RETRY_LATER, retry_after_s=_seconds(failure), detail=detail)
    return SendResult(_outcome(failure), detail=detail)


def _outcome(failure: Exception) -> Outcome:
    match failure:
        case Forbidden():
            return Outcome.BLOCKED
        case ChatMigrated():
            return Outcome.BAD_ADDRESS
        case BadRequest():
            is_gone = any(words in str(failure).lower() for words in _NO_SUCH_CHAT)
            return Outcome.BAD_ADDRESS if is_gone else Outcome.OUR_FAULT
        case InvalidToken():
            return Outcome.OUR_FAULT
        case NetworkError():
            return _of_network(failure)
        case _:
            return Outcome.UNKNOWN


def _of_network(failure: NetworkError) -> Outcome:
    # `NetworkError` covers three things, told apart by its cause: none, when Telegram itself answered an
    # error (5xx); httpx's error; the library's own, when the answer was unreadable (some proxy's page).
    # A bare RuntimeError is the library's refusal to use a pool that `stop` has closed.
    cause = failure.__cause__
    if cause is None or type(cause) is RuntimeError or surely_not_sent(cause):
        return Outcome.RETRY_LATER
    return Outcome.UNKNOWN


def _seconds(failure: RetryAfter) -> float:
    wait = failure.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
