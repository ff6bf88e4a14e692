"""What a person must put right before the start: one sentence that says it, exit 2, nothing left running."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.errors import SetupError
from bot.settings import ROOT, Settings
from bot.store.embedded import clear_stale_lock
from bot.supervisor import check_machine, free_port
from tests.command import kindline, refusal

MALFORMED = {
    "PORT": "eighty",
    "DATABASE_URL": "mysql://localhost/x",
    "PUBLIC_URL": "clinic.example",
    "DEFAULT_REGION": "Kenya",
    "SECRET_KEY": "short",
    "VAR": "/dev/null/x",
}
NEEDED_BEFORE_THE_COMPILER = ("dirname",)


def test_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        sentence = refusal(kindline("run", KINDLINE_VAR=str(tmp_path), KINDLINE_PORT=port))
    assert port in sentence
    assert "KINDLINE_PORT" in sentence


def test_unreachable_database(tmp_path: Path) -> None:
    settings = {
        "KINDLINE_VAR": str(tmp_path),
        "KINDLINE_PORT": str(free_port()),
        "KINDLINE_DATABASE_URL": "postgresql://127.0.0.1:1/x",
    }
    assert "KINDLINE_DATABASE_URL" in refusal(kindline("run", **settings))
    assert "KINDLINE_DATABASE_URL" in refusal(kindline("export", "1", **settings))


@pytest.mark.parametrize("name", MALFORMED)
def test_malformed_setting_is_named(name: str, tmp_path: Path) -> None:
    done = kindline("run", **{"KINDLINE_VAR": str(tmp_path), f"KINDLINE_{name}": MALFORMED[name]})
    sentence = refusal(done)
    assert f"KINDLINE_{name}" in sentence
    assert name == "VAR" or MALFORMED[name] not in sentence


@pytest.mark.parametrize("port", ["0", "70000"])
def test_port_out_of_range(port: str) -> None:
    assert "--port" in refusal(kindline("run", "--port", port))


def test_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=7 * 2**20))
    with pytest.raises(SetupError, match="only 7 MB are free"):
        check_machine(Settings(var=tmp_path, port=free_port()))


def test_missing_compiler(tmp_path: Path) -> None:
    for tool in NEEDED_BEFORE_THE_COMPILER:
        (tmp_path / tool).symlink_to(str(shutil.which(tool)))
    done = subprocess.run(
        ["/bin/sh", "scripts/setup.sh"], cwd=ROOT, env={"PATH": str(tmp_path)}, text=True, capture_output=True
    )
    assert "C compiler" in refusal(done)


@pytest.mark.parametrize("pid", [str(os.getpid()), "4194303", ""], ids=["another program", "nobody", "cut off"])
def test_lock_of_a_switched_off_machine_is_removed(pid: str, tmp_path: Path) -> None:
    lock = tmp_path / "postgres" / "postmaster.pid"
    lock.parent.mkdir()
    lock.write_text(f"{pid}\n")
    clear_stale_lock(Settings(var=tmp_path))
    assert not lock.exists()
