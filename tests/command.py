"""The command line for tests: `.venv/bin/kindline` and what it said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bot.settings import ROOT

BIN = Path(sys.executable).parent
Done = subprocess.CompletedProcess[str]


def kindline(*arguments: str, stdin: str = "", timeout_s: float = 300, **environment: str) -> Done:
    """Run it to its end."""
    return subprocess.run(
        [BIN / "kindline", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        input=stdin,
        text=True,
        capture_output=True,
        timeout=timeout_s,
    )


def refusal(done: Done) -> str:
    """The one sentence of a refusal; the steps told before it end in an ellipsis."""
    sentences = [line for line in done.stderr.splitlines() if not line.endswith("…")]
    assert done.returncode == 2, done.stderr
    assert len(sentences) == 1, done.stderr
    assert sentences[0].startswith("kindline: ")
    return sentences[0]
