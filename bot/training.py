"""Training what is missing: encoder, heads, Rasa's rules. Everything is found again by its content."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress as RichProgress
from rich.progress import TaskID

from bot.errors import SetupError
from bot.process import die_with_parent
from bot.settings import Settings

SUFFIXES = {".yml", ".ftl", ".py"}
UNDERSTANDING_INPUTS = ("data/nlu", "locales", "bot/understanding", "bot/language")
RASA_INPUTS = ("config.yml", "domain.yml", "data/rules", "data/stories", "bot/rasa_ext", "data/nlu/en")


def _digest(root: Path, names: tuple[str, ...]) -> str:
    """Names the content of these files and folders."""
    digest = hashlib.sha256()
    for name in names:
        path = root / name
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES)
        for file in files:
            digest.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def rasa_model(settings: Settings) -> Path:
    """Where the dialogue model of exactly these files is."""
    return settings.root / "var" / "rasa" / f"kindline-{_digest(settings.root, RASA_INPUTS)}.tar.gz"


def _stamp(settings: Settings) -> Path:
    name = _digest(settings.root, UNDERSTANDING_INPUTS)
    return settings.root / "var" / "understanding" / f"trained-{name}"


def is_trained(settings: Settings) -> bool:
    """Whether nothing is left to train."""
    return rasa_model(settings).exists() and _stamp(settings).exists()


def train(settings: Settings, report: Callable[[str], None]) -> None:
    """Train what is missing; `report` is told each long step."""
    from bot.understanding.train import ensure_trained

    model = rasa_model(settings)
    rasa = None if model.exists() else _start_rasa_training(settings, model)
    report("understanding: encoder and heads")
    with _progress(report) as progress:
        ensure_trained(settings.root, progress)
    _stamp(settings).touch()
    if rasa is not None:
        report("dialogue: Rasa's rules and stories")
        _finish_rasa_training(settings, rasa, model)
    report("trained")


class _Quarters:
    """Tells a long step once when it begins and then at every quarter: quiet enough for a log."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self._report = report
        self._told: set[tuple[str, int]] = set()

    def __call__(self, what: str, done: int, total: int) -> None:
        quarter = 4 * done // max(total, 1)
        if quarter < 4 and (what, quarter) not in self._told:
            self._told.add((what, quarter))
            self._report(f"understanding: {what} {done}/{total}")


class _Bars:
    """A bar for each step, on a terminal."""

    def __init__(self, progress: RichProgress) -> None:
        self._progress = progress
        self._bars: dict[str, TaskID] = {}

    def __call__(self, what: str, done: int, total: int) -> None:
        if what not in self._bars:
            self._bars[what] = self._progress.add_task(what, total=total)
        self._progress.update(self._bars[what], completed=done, total=total)


@contextmanager
def _progress(report: Callable[[str], None]) -> Iterator[Callable[[str, int, int], None]]:
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _Quarters(report)
        return
    with RichProgress(console=console, transient=True) as progress:
        yield _Bars(progress)


def _log(settings: Settings) -> Path:
    return settings.var / "log" / "train.log"


def _made(model: Path) -> Path:
    """Where training writes before the model takes its name; two trainings at once do not meet."""
    return model.parent / f".{os.getpid()}-{model.name}"


def _start_rasa_training(settings: Settings, model: Path) -> subprocess.Popen[bytes]:
    model.parent.mkdir(parents=True, exist_ok=True)
    _log(settings).parent.mkdir(parents=True, exist_ok=True)
    command = [
        *(sys.executable, "-m", "bot.rasa_ext", "train", "--config", "config.yml", "--domain", "domain.yml"),
        # one language is enough for Rasa, which reads YAML slowly: the heads are ours and read every language
        *("--data", "data/nlu/en", "data/rules", "data/stories", "--out", str(model.parent)),
        *("--fixed-model-name", _made(model).name, "--skip-validation"),
    ]
    environment = {
        **os.environ,
        "KINDLINE_ACTIONS_URL": "",
        "PYTHONWARNINGS": "ignore",
        "KINDLINE_TRAINING": "1",
    }
    with _log(settings).open("wb") as log:
        return subprocess.Popen(
            command,
            cwd=settings.root,
            stdout=log,
            stderr=log,
            env=environment,
            preexec_fn=lambda: die_with_parent(signal.SIGKILL),
        )


def _finish_rasa_training(settings: Settings, rasa: subprocess.Popen[bytes], model: Path) -> None:
    made = _made(model)
    if rasa.wait() != 0 or not made.exists():
        raise SetupError(f"Rasa could not be trained; see {_log(settings)}")
    made.replace(model)
