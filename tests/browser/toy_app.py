"""The widget's server half over a talk in memory, with a scripted bot and faults to order."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.i18n.catalog import Catalog
from bot.i18n.render import Renderer
from bot.messages import InboundMessage
from channels.capabilities import WEB
from channels.web import WebChannel
from channels.web.feed import Item
from channels.web.session import Signer
from channels.web.words import words_from
from tests.fakes.web_feed import MemoryFeed

LOCALES = Path(__file__).resolve().parents[2] / "locales"
# What the person writes or presses -> what comes back: key and choices.
SCRIPT: dict[str, list[tuple[str, list[str]]]] = {
    "worried": [
        ("feeling_anxiety", []),
        ("feeling_choice", ["choice_exercise", "choice_learn", "choice_human"]),
    ],
    "choice_exercise": [("exercise_offer", ["choice_box_breathing", "choice_grounding"])],
    "choice_box_breathing": [
        ("box_breathing_intro", []),
        ("box_breathing_1", ["choice_next", "choice_leave"]),
    ],
    "choice_next": [("box_breathing_2", ["choice_next", "choice_leave"])],
}
WORRIED = ("worried", "قلق", "चिंता")


@dataclass
class Faults:
    """What goes wrong from now on."""

    events: str = ""
    """`refuse`: 502 at once; `hold`: a proxy that keeps the stream's bytes to itself."""
    lost_answers: int = 0
    """So many answers to `send` are lost after the message was stored."""
    sends: list[int] = field(default_factory=list)
    """Status of every `send` so far."""


@dataclass
class Toy:
    """The app, its talk and its faults, for a test to look at."""

    app: ASGIApp
    feed: MemoryFeed
    faults: Faults


class Bot:
    """Answers by the script; greets whoever is new."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self._met: set[str] = set()

    def __call__(self, message: InboundMessage) -> list[Item]:
        """What the bot says to this message, in the language of the widget's page."""
        language = message.language_hint or "en"
        asked = message.choice or ("worried" if any(w in message.text.lower() for w in WORRIED) else "")
        replies = SCRIPT.get(asked, [("welcome", [])])
        if message.address not in self._met:
            replies = [("disclosure", []), *replies]
        self._met.add(message.address)
        return [self._item(key, choices, language) for key, choices in replies]

    def _item(self, key: str, choices: list[str], language: str) -> Item:
        text = self._renderer.text(key, {}, language, WEB.variant)
        buttons = [(self._renderer.choice(name, language, WEB.variant).title, name) for name in choices]
        return Item(0, "bot", text, tuple(buttons), language, self._renderer.direction(language))


def make_toy() -> Toy:
    """A fresh toy service."""
    catalog = Catalog.load(LOCALES)
    feed, faults = MemoryFeed(Bot(Renderer(catalog))), Faults()
    channel = WebChannel(Signer.from_secret("toy:secret"), default_region="KE")
    channel.feed, channel.words = feed, words_from(catalog)
    app = Starlette(routes=list(channel.routes(feed.accept)))
    return Toy(_with_faults(app, faults), feed, faults)


def _with_faults(app: ASGIApp, faults: Faults) -> ASGIApp:
    async def faulty(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path.endswith("/events") and faults.events == "refuse":
            await Response(status_code=502)(scope, receive, send)
        elif path.endswith("/events") and faults.events == "hold":
            await app(scope, receive, _holding(send))
        elif path.endswith("/send") and scope["method"] == "POST":
            await _send(app, scope, receive, send, faults)
        else:
            await app(scope, receive, send)

    return faulty


async def _send(app: ASGIApp, scope: Scope, receive: Receive, send: Send, faults: Faults) -> None:
    is_lost = faults.lost_answers > 0
    faults.lost_answers -= is_lost

    async def noting(message: Message) -> None:
        if message["type"] == "http.response.start":
            faults.sends.append(message["status"])
        if not is_lost:
            await send(message)

    await app(scope, receive, noting)
    if is_lost:
        await Response(status_code=504)(scope, receive, send)


def _holding(send: Send) -> Send:
    async def hold(message: Message) -> None:
        if message["type"] == "http.response.start":
            await send(message)

    return hold
