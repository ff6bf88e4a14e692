"""The whole service for tests: real PostgreSQL, Rasa, actions, gateway, worker, against local stand-ins."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

from bot.privacy.seal import new_key
from bot.settings import ROOT, Settings, load_settings
from bot.supervisor import free_port
from bot.talk import Talk
from tests.fakes import telegram_api, twilio_api

READY_TIMEOUT_S = 150.0
SECRET = "webhook-secret-of-the-tests"


@dataclass(slots=True)
class Running:
    """A running service and how to reach, watch and hurt it."""

    process: subprocess.Popen[bytes]
    settings: Settings
    telegram_url: str
    twilio_url: str

    @property
    def url(self) -> str:
        """The gateway's address."""
        return f"http://127.0.0.1:{self.settings.port}"

    def talk(self, channel: str = "web", language: str | None = None, region: str | None = None) -> Talk:
        """A terminal talk as a new person."""
        return Talk(self.settings, channel, language, region)

    def part(self, name: str) -> psutil.Process:
        """The process of one part: gateway, worker, rasa or actions."""
        marks = {"gateway": ["-m", "gateway"], "worker": ["-m", "gateway.worker"], "actions": ["-m", "actions"]}
        mark = marks.get(name, ["-m", "bot.rasa_ext"])
        for child in psutil.Process(self.process.pid).children():
            line = child.cmdline()
            if any(line[i : i + 2] == mark for i in range(len(line) - 1)):
                return child
        raise LookupError(name)

    def state(self) -> dict:
        """The health page."""
        return httpx.get(f"{self.url}/health", trust_env=False, timeout=5).json()

    def wait_until(self, **states: str) -> None:
        """Until these parts are in these states."""
        deadline = time.monotonic() + READY_TIMEOUT_S
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                now = self.state()
            except httpx.HTTPError:
                now = {}
            if all(now.get(name) == state for name, state in states.items()):
                return
            time.sleep(0.1)
        raise TimeoutError(f"not reached: {states}")

    def stop(self) -> None:
        """As Ctrl-C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)


def new_folder(name: str) -> Path:
    """A folder that the database's own user can reach; pytest shuts its own to other users at every session."""
    folder = Path(tempfile.mkdtemp(prefix=f"kindline-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def start(folder: Path, telegram_url: str, twilio_url: str, **more: str) -> Running:
    """Start everything with its state under `folder`; returns when it is ready."""
    port = free_port()
    environment = {
        "KINDLINE_VAR": str(folder),
        "KINDLINE_PORT": str(port),
        "KINDLINE_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "KINDLINE_SECRET_KEY": new_key(),
        "KINDLINE_API_KEY": "test-api-key",
        "KINDLINE_ACTIONS_PORT": str(free_port()),
        "KINDLINE_METRICS_PORT": str(free_port()),
        "KINDLINE_TELEGRAM_TOKEN": telegram_api.TOKEN,
        "KINDLINE_TELEGRAM_SECRET": SECRET,
        "KINDLINE_TELEGRAM_API_URL": telegram_url,
        "KINDLINE_TWILIO_ACCOUNT_SID": twilio_api.ACCOUNT_SID,
        "KINDLINE_TWILIO_AUTH_TOKEN": twilio_api.AUTH_TOKEN,
        "KINDLINE_TWILIO_FROM": twilio_api.NUMBER,
        "KINDLINE_TWILIO_API_URL": twilio_url,
        **more,
    }
    settings = load_settings(environment)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "run.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=log,
            stderr=log,
        )
    running = Running(process, settings, telegram_url, twilio_url)
    try:
        running.wait_until(database="up", worker="up", rasa="up", actions="up")
    except TimeoutError:
        running.stop()
        raise RuntimeError((folder / "run.log").read_text()) from None
    return running
