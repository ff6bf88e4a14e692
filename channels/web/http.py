"""What every route of the widget's API shares: origin check and CORS, body limits, short JSON errors."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.errors import KindlineError
from channels.base import Rejected
from channels.receive import clean, read_body

# 10,000 characters are 40,000 bytes in scripts outside the basic plane, and JSON may escape some.
BODY_LIMIT_BYTES = 64 * 1024
CORS_HEADERS = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "authorization, content-type, last-event-id",
    "Access-Control-Max-Age": "7200",  # the most that Chromium keeps
}
Handler = Callable[[Request], Awaitable[Response]]


class Refused(Exception):
    """The request cannot be served; `reason` is a short code for the client's developer."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def guarded(handler: Handler, origins: frozenset[str]) -> Handler:
    """Wrap a handler: answers preflights, checks the origin, turns every refusal into short JSON."""

    async def guard(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin is not None and not is_allowed(origin, request.headers.get("host", ""), origins):
            return _error(403, "origin_not_allowed")
        response = await _answer(handler, request)
        response.headers["Vary"] = "Origin"
        if origin is not None:
            response.headers["Access-Control-Allow-Origin"] = origin
        return response

    return guard


def is_allowed(origin: str, host: str, origins: frozenset[str]) -> bool:
    """Listed, or our own. Only hosts are compared: a TLS proxy before us hides the scheme."""
    try:
        return origin in origins or (bool(host) and urlsplit(origin).netloc == host)
    except ValueError:
        return False


async def read_object(request: Request) -> dict[str, Any]:
    """The JSON object in the body; refuses what is too large or is no object."""
    try:
        value = json.loads(await body_of(request) or b"{}")
    except (ValueError, RecursionError):
        raise Refused(400, "not_json") from None
    if not isinstance(value, dict):
        raise Refused(400, "not_an_object")
    return value


def text_of(body: Mapping[str, Any], name: str) -> str:
    """A text field, "" when absent."""
    value = body.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(400, f"{name}_not_text")
    return clean(value)


async def _answer(handler: Handler, request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=CORS_HEADERS)
    return await answered(handler, request)


async def answered(handler: Handler, request: Request) -> Response:
    """The handler's answer; every refusal and every failure of ours becomes short JSON."""
    try:
        return await handler(request)
    except Refused as refused:
        return _error(refused.status, refused.reason)
    except KindlineError:
        return _error(503, "try_again")


async def body_of(request: Request) -> bytes:
    """The body; refuses one over the limit or cut off."""
    body = await read_body(request, BODY_LIMIT_BYTES)
    if isinstance(body, Rejected):
        raise Refused(body.status, "body_too_large" if body.status == 413 else "cut_off")
    return body


def _error(status: int, reason: str) -> JSONResponse:
    return JSONResponse({"error": reason}, status_code=status, headers={"Cache-Control": "no-store"})
