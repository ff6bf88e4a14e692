"""What every webhook does alike: read a bounded body, clean the words, store before answering."""

from __future__ import annotations

import logging

from starlette.requests import ClientDisconnect, Request

from bot.errors import KindlineError
from channels.base import Accept, Accepted, Ignored, Received, Rejected

_log = logging.getLogger(__name__)

STORED = 200
NOT_STORED = 503


async def read_body(request: Request, limit_bytes: int) -> bytes | Rejected:
    """The body, or a rejection when it is longer than `limit_bytes` or the peer went away."""
    too_long = Rejected(413, "body over the limit")
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:20]) > limit_bytes:
        return too_long
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > limit_bytes:
                return too_long
    except ClientDisconnect:
        return Rejected(400, "the peer went away")
    return bytes(body)


def clean(text: str) -> str:
    """`text` without NUL and lone surrogates, which neither UTF-8 nor PostgreSQL can hold."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


async def settle(channel: str, received: Received, accept: Accept) -> int:
    """Store what was accepted and say which HTTP status answers the request.

    Returns:
        200 when stored, repeated or ignored; the rejection's own status; 503 when the store failed, so that
        the provider delivers again.
    """
    match received:
        case Rejected(status, reason):
            _log.warning("%s: rejected (%d): %s", channel, status, reason)
            return status
        case Ignored(reason):
            _log.info("%s: ignored: %s", channel, reason)
            return STORED
        case Accepted(message):
            try:
                await accept(message)
            except KindlineError as error:
                _log.error("%s: a message could not be stored: %s", channel, type(error).__name__)
                return NOT_STORED
            return STORED
