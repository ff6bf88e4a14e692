"""The widget's own API under `/channels/web`: start, send, events, poll, erase.

The token travels in `Authorization: Bearer` only; in an address it would end up in logs.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import uuid
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from bot.errors import KindlineError
from bot.messages import InboundMessage
from channels.base import Accept
from channels.web.feed import Feed, Item
from channels.web.http import Refused, read_object, text_of
from channels.web.session import Session, Signer, new_address

TEXT_LIMIT_CHARS = 10_000
CHOICE_LIMIT_CHARS = 200
PAGE_ITEMS = 100
HEARTBEAT = ":\n\n"
NO_STORE = {"Cache-Control": "no-store"}
# X-Accel-Buffering: nginx holds a stream back without it.
STREAM_HEADERS = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
FORMS = {
    "clinic": r"[a-z0-9-]{1,40}",
    "region": r"[A-Z]{2}",
    "language": r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
}


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds that the API waits."""

    heartbeat_s: float = 15.0
    """Below the 30–60 s after which mobile networks and proxies drop a silent connection."""
    poll_s: float = 25.0
    """Below the 30 s after which many proxies give up on an answer."""
    stream_s: float = 600.0
    """A stream ends after this and is opened again, so that a restart never waits for it."""


class Api:
    """The handlers. Each reads the talk through `feed` and hands messages to `accept`."""

    def __init__(self, signer: Signer, accept: Accept, feed: Feed, *, default_region: str | None, times: Times) -> None:
        self.signer = signer
        self.accept = accept
        self.feed = feed
        self.default_region = default_region
        self.times = times

    async def start(self, request: Request) -> Response:
        """Begin a talk, or go on with the one whose token is given; hints replace those told before."""
        body = await read_object(request)
        told = self.hints(body)
        known = self.signer.read(text_of(body, "talk"))
        if known is None:
            session = Session(new_address(), **told)
        else:
            session = replace(known, **{name: value for name, value in told.items() if value})
        answer = {"talk": self.signer.token(session), "resumed": known is not None}
        return JSONResponse(answer, headers=NO_STORE)

    async def send(self, request: Request) -> Response:
        """Store one message of the person; the same `id` again changes nothing."""
        session = self._session(request)
        body = await read_object(request)
        is_new = await self.accept(self.message(session, body))
        return JSONResponse({"accepted": True, "repeat": not is_new}, status_code=202, headers=NO_STORE)

    async def events(self, request: Request) -> Response:
        """Server-sent events from `after` (or `Last-Event-ID`) on, with a heartbeat."""
        session, seq = self._session(request), _after(request)
        first = await self.feed.after(session.address, seq, PAGE_ITEMS)
        frames = self._frames(session.address, seq, first)
        return StreamingResponse(frames, media_type="text/event-stream", headers=STREAM_HEADERS)

    async def poll(self, request: Request) -> Response:
        """What is newer than `after`, at once or as soon as there is something; an empty list after 25 s."""
        session, seq = self._session(request), _after(request)
        items = await self.feed.after(session.address, seq, PAGE_ITEMS)
        if not items:
            await self.feed.wait(session.address, seq, self.times.poll_s)
            items = await self.feed.after(session.address, seq, PAGE_ITEMS)
        return JSONResponse({"items": [item.as_json() for item in items]}, headers=NO_STORE)

    async def erase(self, request: Request) -> Response:
        """Forget the talk."""
        await self.feed.erase(self._session(request).address)
        return Response(status_code=204)

    def _session(self, request: Request) -> Session:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        session = self.signer.read(token.strip()) if scheme.lower() == "bearer" else None
        if session is None:
            raise Refused(401, "unknown_talk")
        return session

    def hints(self, body: Mapping[str, Any]) -> dict[str, str]:
        """Clinic, region and language as told; refuses malformed ones."""
        return {name: _told(body, name) for name in FORMS}

    def message(self, session: Session, body: Mapping[str, Any]) -> InboundMessage:
        """What the person said, for the inbox; refuses what is neither text nor choice, or too long."""
        text, choice = text_of(body, "text"), text_of(body, "choice")
        if bool(text.strip()) == bool(choice):
            raise Refused(400, "text_or_choice_expected")
        if len(text) > TEXT_LIMIT_CHARS or len(choice) > CHOICE_LIMIT_CHARS:
            raise Refused(413, "text_too_long")
        return InboundMessage(
            channel="web",
            provider_id=_provider_id(session.address, text_of(body, "id")),
            address=session.address,
            text="" if choice else text,
            choice=choice or None,
            language_hint=session.language or None,
            region_hint=session.region or self.default_region,
        )

    async def _frames(self, address: str, seq: int, items: list[Item]) -> AsyncIterator[str]:
        # The first bytes at once: the client then knows that nothing between us holds the stream back.
        yield "".join(map(_frame, items)) or HEARTBEAT
        clock = asyncio.get_running_loop().time
        end = clock() + self.times.stream_s
        try:
            while clock() < end:
                seq = items[-1].seq if items else seq
                items = await self.feed.after(address, seq, PAGE_ITEMS)
                if not items:
                    await self.feed.wait(address, seq, self.times.heartbeat_s)
                    items = await self.feed.after(address, seq, PAGE_ITEMS)
                yield "".join(map(_frame, items)) or HEARTBEAT
        except KindlineError:
            return  # the client comes back and is told then


def _frame(item: Item) -> str:
    data = json.dumps(item.as_json(), ensure_ascii=False, separators=(",", ":"))
    return f"id: {item.seq}\ndata: {data}\n\n"


def _told(body: Mapping[str, Any], name: str) -> str:
    value = text_of(body, name)
    if value and not re.fullmatch(FORMS[name], value):
        raise Refused(400, f"{name}_malformed")
    return value


def _after(request: Request) -> int:
    text = request.headers.get("last-event-id") or request.query_params.get("after") or "0"
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise Refused(400, "after_malformed")
    return int(text)


def _provider_id(address: str, client_id: str) -> str:
    """Unique per talk: another client's id cannot make this message look like a repeat."""
    try:
        own = str(uuid.UUID(client_id))
    except ValueError:
        raise Refused(400, "id_not_uuid") from None
    return f"{hashlib.sha256(address.encode()).hexdigest()[:16]}.{own}"
