"""Runs a stand-in on a local port, in a thread of the tests or as a process of its own."""

from __future__ import annotations

import asyncio
import socket
import threading
from types import TracebackType

import uvicorn
from starlette.types import ASGIApp


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _config(app: ASGIApp, port: int) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host="127.0.0.1",
        port=port,
        ws="none",  # Rasa holds websockets below what uvicorn's own support needs
        log_level="critical",
        access_log=False,
        timeout_graceful_shutdown=1,
    )


class LocalServer:
    """`with LocalServer(app) as server: … server.url`; stops when the block ends."""

    def __init__(self, app: ASGIApp, port: int | None = None) -> None:
        self._port = port or free_port()
        self._server = uvicorn.Server(_config(app, self._port))
        self._thread = threading.Thread(target=lambda: asyncio.run(self._server.serve()), daemon=True)
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> LocalServer:
        self._thread.start()
        ready = threading.Event()
        while not self._server.started and self._thread.is_alive():
            ready.wait(0.01)
        assert self._server.started, "the stand-in did not start"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(5)


def serve(app: ASGIApp, port: int) -> None:
    """Serve until the process is stopped."""
    uvicorn.Server(_config(app, port)).run()
