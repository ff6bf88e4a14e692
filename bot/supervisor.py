"""`kindline run`: PostgreSQL, gateway (with the worker inside), Rasa and actions under one roof."""

from __future__ import annotations

import asyncio
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import psycopg

from bot.errors import SetupError
from bot.jobs import make_queue
from bot.process import Child, Spec
from bot.settings import Settings
from bot.store import embedded
from bot.store.migrate import migrate
from bot.training import rasa_model

FREE_DISK_MB = 300
READY_TIMEOUT_S = 120.0
STOPPING_S = 8.0
"""How long a database may take to follow a supervisor that was killed."""
TOO_MANY_RESTARTS = 4
LOOPBACK = "127.0.0.1"

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Ports:
    """Where the private parts listen; chosen free at every start unless set."""

    rasa_url: str
    actions: int
    metrics: int


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]


def choose_ports(settings: Settings, is_set: Callable[[str], bool]) -> Ports:
    """Set ports are kept, the others are free ones."""
    return Ports(
        settings.rasa_url if is_set("rasa_url") else f"http://{LOOPBACK}:{free_port()}",
        settings.actions_port if is_set("actions_port") else free_port(),
        settings.metrics_port if is_set("metrics_port") else free_port(),
    )


def check_machine(settings: Settings) -> None:
    """Raises `SetupError` for a taken port or a full disk, before anything is started."""
    try:
        settings.var.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SetupError(f"{settings.var} cannot be made ({error.strerror}); set KINDLINE_VAR") from None
    free_mb = shutil.disk_usage(settings.var).free // 2**20
    if free_mb < FREE_DISK_MB:
        raise SetupError(f"only {free_mb} MB are free for {settings.var}; free at least {FREE_DISK_MB} MB")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise SetupError(
                f"port {settings.port} on {settings.host} cannot be used ({error.strerror}); "
                "stop what uses it or set KINDLINE_PORT"
            ) from None


async def start_postgres(settings: Settings) -> Child | None:
    """The embedded server, running and ready; None when a database is configured."""
    if settings.database_url:
        return None
    await _until_alone(settings)
    command, user = await asyncio.to_thread(embedded.prepare, settings)
    embedded.clear_stale_lock(settings)
    log = settings.var / "log" / "postgres.log"
    child = Child(Spec("postgres", command, log, user=user, stop_signal=signal.SIGINT, orphan_signal=signal.SIGINT))
    await child.start()
    try:
        url = embedded.database_url(settings)
        await _until(lambda: _connects(url), child, f"PostgreSQL does not start; see {log}")
    except BaseException:  # Ctrl-C included
        await child.stop()
        raise
    return child


async def _until_alone(settings: Settings) -> None:
    """Wait for a server that is just stopping; raises `SetupError` when another service lives in this folder."""
    deadline = time.monotonic() + STOPPING_S
    while await _connects(embedded.database_url(settings)):
        if time.monotonic() > deadline:
            raise SetupError(f"another Kindline runs in {settings.var}; stop it or set KINDLINE_VAR to another folder")
        await asyncio.sleep(0.2)


async def _connects(url: str) -> bool:
    try:
        async with await psycopg.AsyncConnection.connect(url, connect_timeout=2):
            return True
    except psycopg.OperationalError:
        return False


async def _until(ready: Callable, child: Child, sentence: str) -> None:
    deadline = time.monotonic() + READY_TIMEOUT_S
    while not await ready():
        if time.monotonic() > deadline or child.restarts >= TOO_MANY_RESTARTS:
            raise SetupError(sentence)
        await asyncio.sleep(0.1)


def specs(settings: Settings, ports: Ports) -> list[Spec]:
    """The processes beside PostgreSQL."""
    python, log = sys.executable, settings.var / "log"
    environment = {
        "KINDLINE_RASA_URL": ports.rasa_url,
        "KINDLINE_ACTIONS_PORT": str(ports.actions),
        "KINDLINE_METRICS_PORT": str(ports.metrics),
        "KINDLINE_ACTIONS_URL": f"http://{LOOPBACK}:{ports.actions}/webhook",
        "KINDLINE_HOST": settings.host,
        "KINDLINE_PORT": str(settings.port),
        "KINDLINE_SEPARATE_WORKER": "1" if settings.separate_worker else "0",
        "KINDLINE_TELEGRAM_POLLING": "1" if settings.telegram_polling else "0",
        "OMP_NUM_THREADS": "1",  # OpenMP threads spin and starve the other processes of a small machine
        "LOG_LEVEL": "WARNING",
        "PYTHONWARNINGS": "ignore",
    }
    rasa = [
        *(python, "-m", "bot.rasa_ext", "run", "--interface", LOOPBACK),
        *("--port", str(urlsplit(ports.rasa_url).port), "--model", str(rasa_model(settings))),
        *(
            "--endpoints",
            "endpoints.yml",
            "--credentials",
            "credentials.yml",
            "--log-file",
            str(log / "rasa.log"),
        ),
    ]
    commands = {"rasa": rasa[:-2], "actions": [python, "-m", "actions"], "gateway": [python, "-m", "gateway"]}
    if settings.separate_worker:
        commands["worker"] = [python, "-m", "gateway.worker"]
    return [Spec(name, command, log / f"{name}.log", environment) for name, command in commands.items()]


class Supervisor:
    """Starts everything, keeps it alive, ends it in order."""

    def __init__(self, settings: Settings, ports: Ports, report: Report) -> None:
        self.settings = settings
        self.ports = ports
        self.children: list[Child] = []
        self.channels: dict[str, str] = {}
        """Each channel: on, or a sentence that says what it lacks; as the health page told at the start."""
        self._report = report

    @property
    def url(self) -> str:
        """The gateway's address."""
        return self.settings.url

    async def start(self) -> None:
        """From nothing to ready; raises `SetupError` or `StoreError` with everything stopped again."""
        try:
            await self._start()
        except BaseException:
            await self.stop()
            raise

    async def _start(self) -> None:
        self._report("database")
        postgres = await start_postgres(self.settings)
        if postgres:
            self.children.append(postgres)
        url = embedded.database_url(self.settings)
        await migrate(url, make_queue(url))
        self._report("gateway, Rasa and actions")
        for spec in specs(self.settings, self.ports):
            child = Child(spec)
            self.children.append(child)
            await child.start()
        await self._until_healthy()

    async def _until_healthy(self) -> None:
        deadline = time.monotonic() + READY_TIMEOUT_S
        async with httpx.AsyncClient(trust_env=False, timeout=3.0) as client:
            while not await self._is_healthy(client):
                tired = next((c for c in self.children if c.restarts >= TOO_MANY_RESTARTS), None)
                if tired or time.monotonic() > deadline:
                    name = tired.spec.name if tired else "the service"
                    raise SetupError(f"{name} does not start; see {self.settings.var / 'log'}")
                await asyncio.sleep(0.2)

    async def _is_healthy(self, client: httpx.AsyncClient) -> bool:
        """Every part is up. Later the absence of Rasa alone is no reason to refuse people."""
        try:
            parts = (await client.get(f"{self.url}/health")).json()
        except (httpx.HTTPError, ValueError):
            return False
        self.channels = parts.get("channels", {})
        return all(parts.get(name) == "up" for name in ("gateway", "database", "worker", "rasa", "actions"))

    async def stop(self) -> None:
        """End every child, the database last."""
        others, first = self.children[1:], self.children[:1]
        await asyncio.gather(*(child.stop() for child in others))
        await asyncio.gather(*(child.stop() for child in first))
        self.children.clear()


async def run_until_stopped(supervisor: Supervisor, announce: Callable[[Supervisor], None]) -> None:
    """Start, announce, and stay until Ctrl-C, SIGTERM or the death of our parent."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(signum, stop.set)
    starting = asyncio.create_task(supervisor.start())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            announce(supervisor)
            await stopping
    finally:
        starting.cancel()
        await asyncio.gather(starting, return_exceptions=True)
        await supervisor.stop()
