"""Rasa's own tools, with its real TensorFlow: validate, train, test, shell, and the parse route."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot.settings import ROOT
from bot.supervisor import free_port
from tests.command import BIN
from tests.rasa.shell import Shell
from tests.service import Running

TIMEOUT_S = 300
FILES = ("--config", "config.yml", "--domain", "domain.yml")
# one language is enough here: the heads are ours and read every language
DATA = ("--data", "data/nlu/en", "data/rules", "data/stories")
QUIET = {"RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore"}
OWN_MESSAGE = "Type out your own message"
"""The last line of the shell's choice list."""


def rasa(*arguments: str) -> str:
    """Run plain `rasa` to its end; what it told."""
    done = subprocess.run(
        [BIN / "rasa", *arguments],
        cwd=ROOT,
        env={**os.environ, **QUIET},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=TIMEOUT_S,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model of plain `rasa train`."""
    folder = tmp_path_factory.mktemp("model")
    rasa("train", *FILES, *DATA, "--out", str(folder), "--fixed-model-name", "plain")
    assert (folder / "plain.tar.gz").exists()
    return str(folder / "plain.tar.gz")


@pytest.fixture
def environment(service: Running) -> dict[str, str]:
    """What a process beside the running service needs for its database and actions (`bot/supervisor.py`)."""
    return {
        **os.environ,
        **QUIET,
        "KINDLINE_VAR": str(service.settings.var),
        "KINDLINE_SECRET_KEY": service.settings.secret_key,
        "KINDLINE_ACTIONS_URL": f"http://127.0.0.1:{service.settings.actions_port}/webhook",
    }


def test_data_are_valid() -> None:
    assert "No story structure conflicts found" in rasa("data", "validate", *FILES, "--data", "data")


def test_stories_pass(model: str, tmp_path: Path) -> None:
    rasa("test", "core", "--stories", "tests/rasa", "--model", model, "--out", str(tmp_path))
    failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf8")
    assert "story:" not in failed, failed
    assert json.loads((tmp_path / "story_report.json").read_text())["conversation_accuracy"]["total"] == 5


def test_shell_speaks_in_words(model: str, environment: dict[str, str]) -> None:
    command = [str(BIN / "rasa"), "shell", "--model", model, "--endpoints", "endpoints.yml"]
    with Shell([*command, "--port", str(free_port())], environment) as shell:
        shell.until("Your input ->")
        shell.type("hello")
        assert "glad you're here" in shell.until(OWN_MESSAGE)
        shell.type("")  # Try an exercise
        assert "Breathing" in shell.until(OWN_MESSAGE)
        shell.type("")  # Breathing
        assert "from 0" in shell.until(OWN_MESSAGE)
        shell.type("")  # Skip
        assert "Next" in shell.until(OWN_MESSAGE)


def test_parse_route_has_the_keys_of_the_contract(model: str, environment: dict[str, str]) -> None:
    port = free_port()
    command = [sys.executable, "-m", "bot.rasa_ext", "run", "--enable-api", "--interface", "127.0.0.1"]
    command += ["--port", str(port), "--model", model, "--endpoints", "endpoints.yml"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    try:
        parsed = parse(f"http://127.0.0.1:{port}", "sina usingizi, nina wasiwasi sana")
    finally:
        process.kill()
        process.wait()
    assert parsed["language"]["code"] == "sw"
    assert set(parsed["risk"]) == {"level", "category", "about", "confidence"}
    assert parsed["intent"]["name"] == "share_feeling"
    assert "topic" in {entity["entity"] for entity in parsed["entities"]}


def parse(url: str, text: str) -> dict:
    """`POST /model/parse`, as soon as the model is loaded."""
    deadline = time.monotonic() + 90
    while True:
        try:
            if httpx.get(f"{url}/status", trust_env=False).is_success:
                break
        except httpx.HTTPError:
            pass
        assert time.monotonic() < deadline, "Rasa did not start"
        time.sleep(0.3)
    answer = httpx.post(f"{url}/model/parse", json={"text": text}, trust_env=False, timeout=60)
    assert answer.is_success, answer.text
    return answer.json()
