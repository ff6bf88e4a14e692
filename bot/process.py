"""Child processes that die with us and come back when they die alone."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import pwd
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

PR_SET_PDEATHSIG = 1
"""Linux `prctl(2)`: the signal a process gets when its parent dies."""
STOP_TIMEOUT_S = 8.0
FIRST_WAIT_S = 0.3
LONGEST_WAIT_S = 10.0
STEADY_AFTER_S = 20.0
"""A child that lived this long begins again with the shortest wait."""


def die_with_parent(signum: int) -> None:
    """Ask the kernel to send us `signum` when our parent dies (Linux; elsewhere nothing happens)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signum, 0, 0, 0)


def _before_exec(user: str | None, orphan_signal: int) -> None:
    """Become `user`, then ask for the signal: changing the user would forget it. Not every event loop takes `user`."""
    if user is not None:
        entry = pwd.getpwnam(user)
        os.initgroups(user, entry.pw_gid)
        os.setgid(entry.pw_gid)
        os.setuid(entry.pw_uid)
    die_with_parent(orphan_signal)


@dataclass(frozen=True, slots=True)
class Spec:
    """One child: what to run and how to end it."""

    name: str
    command: Sequence[str]
    log: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    user: str | None = None
    stop_signal: int = signal.SIGTERM
    orphan_signal: int = signal.SIGKILL
    """Sent by the kernel when we die; our children keep nothing that a kill could lose."""


class Child:
    """One supervised process."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.restarts = 0
        self._process: asyncio.subprocess.Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._is_stopping = False

    @property
    def pid(self) -> int | None:
        """The running process, or None between two."""
        process = self._process
        return process.pid if process and process.returncode is None else None

    async def start(self) -> None:
        """Start it, and start it again whenever it ends."""
        await self._spawn()
        self._task = asyncio.create_task(self._keep_alive())

    async def _spawn(self) -> None:
        self.spec.log.parent.mkdir(parents=True, exist_ok=True)
        with self.spec.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self.spec.command,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, **self.spec.environment},
                # a session of its own: Ctrl-C reaches us alone, and we stop them in order
                start_new_session=True,
                preexec_fn=partial(_before_exec, self.spec.user, self.spec.orphan_signal),
            )

    async def _keep_alive(self) -> None:
        wait_s = FIRST_WAIT_S
        while not self._is_stopping:
            started = time.monotonic()
            assert self._process is not None
            await self._process.wait()
            if self._is_stopping:
                return
            wait_s = FIRST_WAIT_S if time.monotonic() - started > STEADY_AFTER_S else wait_s
            self.restarts += 1
            print(f"kindline: {self.spec.name} ended and is started again", file=sys.stderr, flush=True)  # noqa: T201
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, LONGEST_WAIT_S)
            if not self._is_stopping:
                with contextlib.suppress(OSError):  # no memory or no process left: the next round tries again
                    await self._spawn()

    async def stop(self) -> None:
        """End it: kindly, then not."""
        self._is_stopping = True
        process = self._process
        if process and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(self.spec.stop_signal)
            try:
                await asyncio.wait_for(process.wait(), STOP_TIMEOUT_S)
            except TimeoutError:
                process.kill()
                await process.wait()
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
