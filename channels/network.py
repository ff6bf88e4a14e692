"""Reads httpx failures: did the request surely not leave, or may it have arrived?"""

from __future__ import annotations

import httpx

# Raised before a byte of the request is written (https://www.python-httpx.org/exceptions/).
_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)


def surely_not_sent(failure: BaseException | None) -> bool:
    """True when the failure came before anything was sent; False leaves the outcome open."""
    return isinstance(failure, _NOT_SENT)
