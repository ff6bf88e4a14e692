"""The web widget as a channel. The outbox is the delivery: the widget reads what is stored there."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from bot.errors import SetupError
from bot.messages import Outbound, Outcome, SendResult
from bot.settings import Settings
from channels.base import Accept, Channel
from channels.capabilities import WEB
from channels.web.api import Api, Times
from channels.web.bundle import build_widget, serve
from channels.web.feed import Feed
from channels.web.http import Handler, answered, guarded
from channels.web.lite import Lite
from channels.web.pages import Demo
from channels.web.session import Signer
from channels.web.words import Words, answer

# A fix reaches every clinic's page within the hour; until then a repeat visit costs nothing.
WIDGET_MAX_AGE_S = 3600


class WebChannel(Channel):
    """Always on. `feed` and `words` are set before `routes` is called."""

    name = "web"
    capabilities = WEB
    feed: Feed | None = None
    words: Words | None = None

    def __init__(
        self,
        signer: Signer,
        *,
        origins: Sequence[str] = (),
        default_region: str | None = None,
        times: Times | None = None,
    ) -> None:
        self._signer = signer
        self._origins = frozenset(origins)
        self._default_region = default_region
        self._times = times or Times()

    @classmethod
    def from_settings(cls, settings: Settings) -> WebChannel:
        """Origins besides our own, the signing keys and the region used when a clinic names none."""
        origins = [*settings.widget_origins, *([settings.public_url] if settings.public_url else [])]
        return cls(Signer.from_secret(settings.secret_key), origins=origins, default_region=settings.default_region)

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """The API, the words, the script and the pages."""
        if self.feed is None or self.words is None:
            raise SetupError("the web channel has no feed or no words; set both before asking for its routes")
        times, region = self._times, self._default_region
        api = Api(self._signer, accept, self.feed, default_region=region, times=times)
        return [
            self._route("start", api.start, "POST"),
            self._route("send", api.send, "POST"),
            self._route("events", api.events, "GET"),
            self._route("poll", api.poll, "GET"),
            self._route("erase", api.erase, "POST"),
            *_pages(Lite(api, self.words), Demo(default_region=region)),
            *_public_routes(self.words),
        ]

    async def send(self, message: Outbound) -> SendResult:
        """Nothing leaves: the message is stored already, so waiting streams are told to look."""
        if self.feed is not None:
            self.feed.wake(message.address)
        return SendResult(Outcome.DELIVERED)

    def _route(self, name: str, handler: Handler, method: str) -> Route:
        endpoint = guarded(handler, self._origins)
        return Route(f"/channels/web/{name}", endpoint, methods=[method, "OPTIONS"], name=f"web_{name}")


def _pages(lite: Lite, demo: Demo) -> list[Route]:
    async def get_lite(request: Request) -> Response:
        return await answered(lite.page, request)

    return [
        Route("/lite", get_lite, methods=["GET", "POST"], name="lite"),
        Route("/demo", demo.page, name="demo"),
    ]


def _public_routes(words: Words) -> list[Route]:
    widget = build_widget()

    async def get_words(request: Request) -> Response:
        return answer(words, request)

    async def get_widget(request: Request) -> Response:
        return serve(widget, request, max_age_s=WIDGET_MAX_AGE_S)

    return [
        Route("/channels/web/words", get_words, name="web_words"),
        Route("/widget.js", get_widget, name="widget_js"),
    ]
