"""The Starlette application: routes of every channel that is on, health, API."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator

from prometheus_client import start_http_server
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.errors import StoreError
from bot.jobs import run_worker
from bot.service import Service, add_understanding, build_service
from bot.settings import Settings
from bot.store import outbox
from bot.store.database import FEED, Notices
from bot.store.embedded import database_url
from channels.base import Channel
from channels.registry import load_channels
from channels.web import WebChannel
from channels.web.words import words_from
from gateway.api import parse
from gateway.feed import StoredFeed
from gateway.health import health

log = logging.getLogger(__name__)

RETRY_AFTER_S = "5"


def build_app(settings: Settings) -> Starlette:
    """The application of one gateway."""
    channels, off = load_channels(settings)
    service = build_service(settings, database_url(settings), {channel.name: channel for channel in channels})
    notices = Notices(service.database.url, FEED)
    routes: list[BaseRoute] = [Route("/health", health), Route("/api/parse", parse, methods=["POST"])]
    for channel in channels:
        _connect(channel, service, notices)
        routes += channel.routes(service.intake.accept)
    app = Starlette(
        routes=routes,
        lifespan=_lifespan(service, channels, notices),
        exception_handlers={StoreError: _unavailable, HTTPException: _plain, Exception: _failed},
    )
    app.state.service = service
    app.state.channel_states = {channel.name: "on" for channel in channels} | off
    return app


def _connect(channel: Channel, service: Service, notices: Notices) -> None:
    """Give a channel what only the gateway has: the web its feed and words, SMS a place for its receipts."""
    if isinstance(channel, WebChannel):
        channel.feed = StoredFeed(service.database, service.keyring, notices)
        channel.words = words_from(service.catalog)
    elif hasattr(channel, "on_receipt"):
        channel.on_receipt = _receipts(service)


def _receipts(service: Service):
    async def record(channel: str, provider_id: str, status: str, code: str | None) -> None:
        async with service.database.connection() as conn:
            await outbox.record_receipt(conn, channel, provider_id, status, code)

    return record


def _lifespan(service: Service, channels: list[Channel], notices: Notices):
    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await service.open()
        await notices.start()
        start_http_server(service.settings.metrics_port, "127.0.0.1", registry=service.metrics.registry)
        worker = None if service.settings.separate_worker else asyncio.create_task(_work(service))
        for channel in channels:
            await channel.start(service.intake.accept)
        try:
            yield
        finally:
            for channel in channels:
                await channel.stop()
            if worker:
                worker.cancel()
                await asyncio.gather(worker, return_exceptions=True)
            await notices.stop()
            await service.close()

    return lifespan


async def _work(service: Service) -> None:
    await asyncio.get_running_loop().run_in_executor(service.thinking, add_understanding, service)
    await run_worker(service)


async def _unavailable(request: Request, error: Exception) -> Response:
    """Not stored: the provider or the widget sends it again."""
    log.error("a request could not be stored: %s", error)
    return JSONResponse({"error": "the service cannot store messages now"}, 503, headers={"Retry-After": RETRY_AFTER_S})


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return PlainTextResponse(error.detail, error.status_code)


async def _failed(request: Request, error: Exception) -> Response:
    log.error("a request failed (%s)", type(error).__name__)
    return JSONResponse({"error": "something is broken on our side"}, 500)
