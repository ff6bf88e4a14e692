"""`rasa shell` on a terminal of its own: its choice lists want one."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Mapping, Sequence

ANSWER_TIMEOUT_S = 90.0
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\x08]")


class Shell:
    """Type lines, read what came back as plain text; use as a context manager."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._terminal, ours = pty.openpty()
        self._process = subprocess.Popen(
            command, stdin=ours, stdout=ours, stderr=subprocess.DEVNULL, env={**environment, "TERM": "dumb"}
        )
        os.close(ours)

    def __enter__(self) -> Shell:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._terminal)

    def type(self, line: str) -> None:
        """Type a line, or only Enter: the first choice of a list."""
        os.write(self._terminal, f"{line}\r".encode())

    def until(self, mark: str) -> str:
        """What is shown up to `mark`, without the terminal's own codes and line breaks."""
        raw, shown = b"", ""
        deadline = time.monotonic() + ANSWER_TIMEOUT_S
        while mark not in shown:
            assert time.monotonic() < deadline, f"{mark!r} did not come; shown: {shown}"
            if select.select([self._terminal], [], [], 0.5)[0]:
                raw += os.read(self._terminal, 65536)
                shown = CONTROL.sub("", raw.decode(errors="replace")).replace("\n", "")
        return shown
