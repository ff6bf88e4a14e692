"""The HTTP layer under Twilio's own client: asynchronous, quiet, and exact about what is not known."""

from __future__ import annotations

import logging
from typing import Any

import httpx
from twilio.base.exceptions import TwilioException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response

TWILIO_URL = "https://api.twilio.com"
TIMEOUT_S = 10.0
"""Twilio answers in well under a second; a longer wait only holds the person's place in the queue."""


class Throttled(TwilioException):
    """Twilio asks us to slow down; nothing was accepted."""

    def __init__(self, retry_after_s: float | None) -> None:
        super().__init__("too many requests")
        self.retry_after_s = retry_after_s


class Unclear(TwilioException):
    """The answer does not say whether the message was accepted; holds the HTTP status only."""

    def __init__(self, status: int) -> None:
        super().__init__(f"unclear answer, HTTP {status}")
        self.status = status


class AsyncHttp(AsyncHttpClient):
    """Sends the client's requests by httpx, to `api_url` in place of Twilio's address.

    Twilio's own client loses the `Retry-After` header and takes a proxy's error page for an error of
    Twilio's; here both become errors of their own.
    """

    def __init__(self, api_url: str = TWILIO_URL, timeout_s: float = TIMEOUT_S) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True, timeout=timeout_s)
        self._api_url = api_url.rstrip("/")
        self._http = httpx.AsyncClient(timeout=timeout_s)

    async def request(
        self,
        method: str,
        uri: str,
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 — Twilio's signature; ours is set once, above
        allow_redirects: bool = False,
    ) -> Response:
        """Send one request.

        Raises:
            httpx.HTTPError: The network failed.
            Throttled: HTTP 429.
            Unclear: An answer that is not Twilio's JSON where it matters.
        """
        if self._http.is_closed:
            raise httpx.ConnectError("the channel is stopped")
        url = uri.replace(TWILIO_URL, self._api_url, 1)
        answer = await self._http.request(
            method,
            url,
            params=params,
            data=data,
            headers=headers,
            auth=auth,
            follow_redirects=allow_redirects,
        )
        _refuse_unclear(answer)
        return Response(answer.status_code, answer.text, answer.headers)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def _refuse_unclear(answer: httpx.Response) -> None:
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise Throttled(_seconds(answer.headers.get("retry-after")))
    payload = _payload(answer)
    if answer.is_success and payload is None:
        raise Unclear(answer.status_code)
    if answer.is_server_error and "code" not in (payload or {}):
        raise Unclear(answer.status_code)


def _payload(answer: httpx.Response) -> dict[str, Any] | None:
    try:
        payload = answer.json()
    except (ValueError, RecursionError):
        return None
    return payload if isinstance(payload, dict) else None


def _seconds(header: str | None) -> float | None:
    # Twilio sends seconds (https://www.twilio.com/docs/api/errors/20429); a date is left to our own back-off.
    return float(header) if header and header.isdecimal() and len(header) < 6 else None
