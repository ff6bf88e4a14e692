"""`kindline run`: a dead part comes back, and nothing of it outlives it, however it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from bot.settings import ROOT
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.twilio_api import FakeTwilio
from tests.service import Running, new_folder, start

PARTS = ("gateway", "rasa", "actions", "postgres")
GONE_WITHIN_S = 10.0
BACK_WITHIN_S = 60.0
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'bot', 'run'])"


@pytest.fixture(scope="module")
def folder() -> Path:
    return new_folder("supervisor")


@pytest.fixture(scope="module")
def running(folder: Path, telegram: FakeTelegram, twilio: FakeTwilio) -> Iterator[Running]:
    service = start(folder, telegram.url, twilio.url)
    yield service
    if service.process.poll() is None:
        service.stop()


def processes_of(folder: Path) -> list[psutil.Process]:
    """Everything that runs for this folder: by its environment, or working inside it (PostgreSQL)."""
    return [process for process in psutil.process_iter() if _belongs(process, folder)]


def _belongs(process: psutil.Process, folder: Path) -> bool:
    try:
        is_marked = process.environ().get("KINDLINE_VAR") == str(folder)
        is_alive = process.status() != psutil.STATUS_ZOMBIE
        return is_alive and (is_marked or process.cwd().startswith(str(folder)))
    except (psutil.Error, OSError):
        return False


def until(is_so: Callable[[], bool], within_s: float) -> bool:
    deadline = time.monotonic() + within_s
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.1)
    return is_so()


def part(service: Running, name: str) -> psutil.Process | None:
    try:
        if name != "postgres":
            return service.part(name)
        children = psutil.Process(service.process.pid).children()
        return next((child for child in children if child.name() == "postgres"), None)
    except (LookupError, psutil.Error):
        return None


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("name", PARTS)
async def test_killed_part_comes_back(running: Running, name: str) -> None:
    old = part(running, name)
    assert old is not None
    old.kill()

    def is_back() -> bool:
        new = part(running, name)
        return new is not None and new.pid != old.pid

    assert until(is_back, BACK_WITHIN_S)
    running.wait_until(gateway="up", database="up", worker="up", rasa="up", actions="up")
    async with running.talk() as talk:
        assert (await talk.say("hello"))["replies"]


def test_ctrl_c_stops_everything(running: Running, folder: Path) -> None:
    assert processes_of(folder)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0
    assert not processes_of(folder)
    assert is_free(running.settings.port)


def test_ctrl_c_while_it_starts(running: Running, folder: Path, environment: dict[str, str]) -> None:
    process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=ROOT, env=environment)
    assert until(lambda: len(processes_of(folder)) > 1, BACK_WITHIN_S)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert not processes_of(folder)


def test_nothing_outlives_a_killed_supervisor(
    running: Running, folder: Path, telegram: FakeTelegram, twilio: FakeTwilio
) -> None:
    again = start(folder, telegram.url, twilio.url, KINDLINE_SECRET_KEY=running.settings.secret_key)
    assert part(again, "postgres")
    again.process.kill()
    again.process.wait()
    assert until(lambda: not processes_of(folder), GONE_WITHIN_S), processes_of(folder)


def test_everything_ends_with_its_parent(folder: Path, environment: dict[str, str]) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], cwd=ROOT, env=environment)
    assert until(lambda: any(_is_gateway(process) for process in processes_of(folder)), BACK_WITHIN_S)
    parent.kill()
    parent.wait()
    assert until(lambda: not processes_of(folder), GONE_WITHIN_S), processes_of(folder)


def _is_gateway(process: psutil.Process) -> bool:
    try:
        return process.cmdline()[1:] == ["-m", "gateway"]
    except psutil.Error:
        return False


@pytest.fixture
def environment(running: Running, folder: Path) -> dict[str, str]:
    """What `running` had: the same folder, the same port."""
    return {
        **os.environ,
        "KINDLINE_VAR": str(folder),
        "KINDLINE_PORT": str(running.settings.port),
        "KINDLINE_SECRET_KEY": running.settings.secret_key,
    }
