"""What both stand-ins share: scripted failures, the `/__…` routes, and deliveries to our webhook."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

HOLD_S = 30.0
"""How long a scripted time-out holds the request; longer than any client waits."""
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 2.0


class Script:
    """Failures that the next calls meet, in order, one queue a method (`*` meets every method).

    Common kinds: `timeout_before` (held, not accepted), `timeout_after` (accepted, then held), `lost_before`
    and `lost_after` (the connection ends in mid-answer), `html` (502 with a proxy's page), `unreadable` (200,
    not JSON; accepted). Each stand-in adds its provider's own.
    """

    def __init__(self) -> None:
        self._queues: dict[str, deque[dict[str, Any]]] = defaultdict(deque)

    def add(self, kind: str, *, method: str = "*", times: int = 1, **values: Any) -> None:
        """Let the next `times` calls of `method` meet this failure."""
        self._queues[method].extend({"kind": kind, **values} for _ in range(times))

    def next(self, method: str) -> dict[str, Any]:
        """The failure that this call meets; kind `""` for none."""
        for name in (method, "*"):
            if self._queues[name]:
                return self._queues[name].popleft()
        return {"kind": ""}

    def clear(self) -> None:
        """Forget what was not met."""
        self._queues.clear()

    @property
    def left(self) -> int:
        """How many scripted failures no call has met yet."""
        return sum(len(queue) for queue in self._queues.values())


class LostConnection(Response):
    """Begins an answer and ends the connection in the middle of it."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"1000")]})


async def common_failure(kind: str, accept: Callable[[], object]) -> Response | None:
    """The answer to a common failure; `accept` takes the message where the kind says so."""
    if kind.endswith("_after") or kind == "unreadable":
        accept()
    if kind.startswith("timeout"):
        await asyncio.sleep(HOLD_S)
    if kind.startswith(("timeout", "lost")):
        return LostConnection()
    if kind == "html":
        return Response("<html>502 Bad Gateway</html>", status_code=502, media_type="text/html")
    if kind == "unreadable":
        return Response("surely not JSON", media_type="application/json")
    return None


async def deliver(build: Callable[[], httpx.Request], *, is_repeated: bool) -> int:
    """Post to our webhook; while `is_repeated`, again with growing pauses until it answers 2xx.

    Returns:
        The last HTTP status; 0 when nobody answered.
    """
    pause_s = FIRST_PAUSE_S
    async with httpx.AsyncClient(timeout=15) as http:
        while True:
            try:
                status = (await http.send(build())).status_code
            except httpx.HTTPError:
                status = 0
            if 200 <= status < 300 or not is_repeated:
                return status
            await asyncio.sleep(pause_s)
            pause_s = min(2 * pause_s, LONGEST_PAUSE_S)


def control_routes(fake: Any) -> list[Route]:
    """`GET /__sent`, `POST /__script`, `POST /__reset` for a stand-in with `sent`, `script` and `reset`."""

    async def sent(request: Request) -> Response:
        return JSONResponse({"sent": fake.sent, "pending": fake.pending, "script_left": fake.script.left})

    async def script(request: Request) -> Response:
        body = await request.json()
        for failure in body if isinstance(body, list) else [body]:
            fake.script.add(**failure)
        return JSONResponse({"script_left": fake.script.left})

    async def reset(request: Request) -> Response:
        fake.reset()
        return JSONResponse({})

    return [
        Route("/__sent", sent, methods=["GET"]),
        Route("/__script", script, methods=["POST"]),
        Route("/__reset", reset, methods=["POST"]),
    ]
