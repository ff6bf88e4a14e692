"""Doors: each wires one channel to its stand-in and builds requests as its provider would.

A new channel needs a class here; the cases of `cases.py` then meet it by themselves.
"""

from __future__ import annotations

import json
import uuid
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import ClassVar
from urllib.parse import urlencode

import httpx
from starlette.applications import Starlette

from bot.errors import StoreError
from bot.messages import Button, InboundMessage, Outbound
from channels.base import Channel
from channels.sms.twilio import MESSAGE_PATH, TwilioChannel
from channels.telegram.channel import SECRET_HEADER, WEBHOOK_PATH, TelegramChannel
from channels.web import WebChannel
from channels.web.session import Session, Signer, new_address
from tests.fakes.server import LocalServer, free_port
from tests.fakes.telegram_api import TOKEN, FakeTelegram
from tests.fakes.telegram_updates import ATTACHMENTS, message, said
from tests.fakes.twilio_api import ACCOUNT_SID, AUTH_TOKEN, NUMBER, FakeTwilio
from tests.fakes.web_feed import MemoryFeed

TIMEOUT_S = 0.3
PUBLIC_URL = "https://kindline.test"
SECRET = "webhook-secret-of-the-tests"
SENT_WORDS = "words that only the person may read"
ENDLESS_BYTES = 2 * 1024 * 1024


class Inbox:
    """Collects what a channel accepts, unique as the real one is."""

    def __init__(self) -> None:
        self.messages: list[InboundMessage] = []
        self.repeats = 0
        self.is_down = False

    async def accept(self, message: InboundMessage) -> bool:
        """As `channels.base.Accept`."""
        if self.is_down:
            raise StoreError("the database cannot be reached")
        is_new = message.provider_id not in {known.provider_id for known in self.messages}
        self.messages += [message] if is_new else []
        self.repeats += not is_new
        return is_new


class Door(ABC):
    """One channel as the suite sees it."""

    name: str
    secrets: tuple[str, ...] = ()
    """What must never be logged, besides words and addresses."""
    address: str
    channel: Channel
    path: str

    def __init__(self) -> None:
        self.inbox = Inbox()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Door]:
        """The channel, and its stand-in while the block lasts."""
        self.channel = self.make("")
        yield self
        await self.channel.stop()

    @abstractmethod
    def make(self, url: str) -> Channel:
        """The channel, sending to `url`."""

    async def post(self, request: httpx.Request) -> httpx.Response:
        """Bring a request to the channel's routes; an exception inside is an exception here."""
        app = Starlette(routes=list(self.channel.routes(self.inbox.accept)))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=PUBLIC_URL) as http:
            return await http.send(request)

    def outbound(self) -> Outbound:
        """A message to the person of this door."""
        return Outbound(9, self.address, SENT_WORDS, (Button("Yes", "/affirm", "tok-1"),), seq=1)

    def script(self, failure: str) -> None:
        """Let the provider play this failure at the next send."""
        raise NotImplementedError

    @property
    def arrived(self) -> int:
        """How many messages the provider took."""
        raise NotImplementedError

    # What the person or an attacker does; each returns the request.
    @abstractmethod
    def body(self, text: str) -> bytes:
        """A genuine message's body."""

    @abstractmethod
    def request(self, body: bytes) -> httpx.Request:
        """The body with the right secret or signature."""

    @abstractmethod
    def forge(self, text: str, secret: str = "wrong") -> httpx.Request:
        """A message with another secret."""

    def say(self, text: str) -> httpx.Request:
        """A genuine message."""
        return self.request(self.body(text))

    def say_half_emoji(self, text: str) -> httpx.Request:
        """JSON that holds a lone surrogate."""
        return self.request(self.body("a@@").replace(b"@@", rb"\ud83d"))

    def forge_odd(self, text: str) -> httpx.Request:
        """A secret that is no ASCII."""
        return self.forge(text, "gehe\xe9im")

    def omit_secret(self, text: str) -> httpx.Request:
        """No secret at all."""
        return httpx.Request("POST", PUBLIC_URL + self.path, content=self.body(text))

    def say_nonsense(self, text: str) -> httpx.Request:
        """A body that is not in the provider's format."""
        return self.request(b'{"update_id": 1, "message": {\xff')

    def say_other_kind(self, text: str) -> httpx.Request:
        """Readable, but not a message."""
        return self.request(b"[1, 2, 3]")

    def nest(self, text: str) -> httpx.Request:
        """Nesting deeper than a parser's stack."""
        return self.request(b"[" * 60_000)

    def say_nothing(self, text: str) -> httpx.Request:
        """A body of no bytes."""
        return self.request(b"")

    def say_endlessly(self, text: str) -> httpx.Request:
        """Longer than any message, with no length declared beforehand."""
        request = self.request(b"")

        async def stream() -> AsyncIterator[bytes]:
            for _ in range(ENDLESS_BYTES // 4096):
                yield b"x" * 4096

        headers = {name: value for name, value in request.headers.items() if name != "content-length"}
        return httpx.Request("POST", request.url, headers=headers, content=stream())


class SmsDoor(Door):
    """Twilio and its stand-in."""

    name = "sms"
    secrets = (AUTH_TOKEN,)
    address = "+254712345678"
    path = MESSAGE_PATH
    failures: ClassVar = {"blocked": "21610", "bad_address": "21211", "refused": "20003", "wrong": "21617"}

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Door]:
        """The channel beside a Twilio of our own."""
        self.fake = FakeTwilio()
        with LocalServer(self.fake.app()) as server:
            self.channel = self.make(server.url)
            yield self
            await self.channel.stop()

    def make(self, url: str) -> Channel:
        return TwilioChannel(ACCOUNT_SID, AUTH_TOKEN, NUMBER, PUBLIC_URL, api_url=url, timeout_s=TIMEOUT_S, settle_s=0)

    def script(self, failure: str) -> None:
        self.fake.script.add(self.failures.get(failure, failure), method="send")

    @property
    def arrived(self) -> int:
        return len(self.fake.sent)

    def body(self, text: str) -> bytes:
        return urlencode(self.fake.form(self.address, text)).encode()

    def request(self, body: bytes) -> httpx.Request:
        pairs = dict(httpx.QueryParams(body.decode("latin-1")))
        request = self.fake.signed(PUBLIC_URL + self.path, pairs)
        return httpx.Request("POST", request.url, headers=_without_length(request), content=body)

    def forge(self, text: str, secret: str = "wrong") -> httpx.Request:
        genuine = self.say(text)
        headers = {**_without_length(genuine), "x-twilio-signature": secret}
        return httpx.Request("POST", genuine.url, headers=_latin(headers), content=genuine.content)

    def tamper(self, text: str) -> httpx.Request:
        """A genuine signature over other words."""
        genuine = self.say(text)
        headers, body = _without_length(genuine), self.body(text + "!")
        return httpx.Request("POST", genuine.url, headers=headers, content=body)

    def send_photo(self, text: str) -> httpx.Request:
        """An MMS."""
        media = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/m", "MediaContentType0": "image/jpeg"}
        return self.request(urlencode(self.fake.form(self.address, text, **media)).encode())


class TelegramDoor(Door):
    """Telegram and its stand-in."""

    name = "telegram"
    secrets = (TOKEN, SECRET)
    address = "7700770077"
    path = WEBHOOK_PATH
    failures: ClassVar = {"blocked": "403", "bad_address": "chat_not_found", "refused": "401", "wrong": "400"}

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Door]:
        """The channel beside a Bot API of our own."""
        self.fake = FakeTelegram()
        with LocalServer(self.fake.app()) as server:
            self.channel = self.make(server.url)
            yield self
            await self.channel.stop()

    def make(self, url: str) -> Channel:
        return TelegramChannel(TOKEN, SECRET, api_url=url, read_timeout_s=TIMEOUT_S)

    def script(self, failure: str) -> None:
        self.fake.script.add(self.failures.get(failure, failure), method="sendMessage")

    @property
    def arrived(self) -> int:
        return len(self.fake.sent)

    def body(self, text: str) -> bytes:
        return json.dumps(self.fake.push(said(text, int(self.address)))).encode()

    def request(self, body: bytes) -> httpx.Request:
        headers = {SECRET_HEADER: SECRET, "content-type": "application/json"}
        return httpx.Request("POST", PUBLIC_URL + self.path, headers=headers, content=body)

    def forge(self, text: str, secret: str = "wrong") -> httpx.Request:
        headers = _latin({SECRET_HEADER: secret})
        return httpx.Request("POST", PUBLIC_URL + self.path, headers=headers, content=self.body(text))

    def send_photo(self, text: str) -> httpx.Request:
        """A photo, with a caption when there are words."""
        caption = {"caption": text} if text else {}
        photo = {"message": message(int(self.address), **ATTACHMENTS["photo"], **caption)}
        return self.request(json.dumps(self.fake.push(photo)).encode())


class WebDoor(Door):
    """The widget's API; it has no provider."""

    name = "web"
    address = new_address()
    path = "/channels/web/send"

    def make(self, url: str) -> Channel:
        signer = Signer([b"key-of-the-tests"])
        self.token = signer.token(Session(self.address))
        self.secrets = (self.token,)
        channel = WebChannel(signer)
        channel.feed, channel.words = MemoryFeed(), lambda tag: {}
        return channel

    def body(self, text: str) -> bytes:
        return json.dumps({"id": str(uuid.uuid4()), "text": text}).encode()

    def request(self, body: bytes) -> httpx.Request:
        return self._request(body, self.token)

    def forge(self, text: str, secret: str = "wrong") -> httpx.Request:
        other = Signer([b"another key"]).token(Session(self.address))
        return self._request(self.body(text), other + secret)

    def _request(self, body: bytes, token: str) -> httpx.Request:
        headers = _latin({"authorization": f"Bearer {token}", "content-type": "application/json"})
        return httpx.Request("POST", PUBLIC_URL + self.path, headers=headers, content=body)


DOORS: dict[str, type[Door]] = {door.name: door for door in (SmsDoor, TelegramDoor, WebDoor)}
HAS_NO_ROUTES = {"terminal-web", "terminal-sms", "terminal-telegram"}
"""`kindline chat` stores what is typed without HTTP and reads the outbox itself."""


def nobody_listens() -> str:
    """An address where no server is."""
    return f"http://127.0.0.1:{free_port()}"


def _without_length(request: httpx.Request) -> dict[str, str]:
    return {name: value for name, value in request.headers.items() if name not in ("content-length", "host")}


def _latin(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    # On the wire a header is bytes; httpx alone would refuse the odd ones that an attacker sends.
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
