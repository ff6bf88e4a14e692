"""Things that only npm carries, kept under `var/cache`; the machine may lack npm."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import ROOT

CACHE = ROOT / "var" / "cache"
LIMIT_S = 300


def lacking(reason: str) -> None:
    """Skip with the reason named, or fail where `CI=true`."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def packed(package: str, version: str) -> Path:
    """The package's archive."""
    archive = CACHE / f"{package.lstrip('@').replace('/', '-')}-{version}.tgz"
    if not archive.exists():
        _npm("pack", f"{package}@{version}", "--silent")
    return archive


def installed(package: str, version: str, command: str) -> Path:
    """A command of the package, installed with what it needs."""
    folder = CACHE / f"{command}-{version}"
    program = folder / "node_modules" / ".bin" / command
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        flags = ("--no-audit", "--no-fund", "--no-package-lock", "--silent")
        _npm("install", "--prefix", str(folder), *flags, f"{package}@{version}")
    return program


def _npm(*arguments: str) -> None:
    if shutil.which("npm") is None:
        lacking("npm is not installed")
    CACHE.mkdir(parents=True, exist_ok=True)
    command = ["npm", *arguments, "--cache", str(CACHE / "npm")]
    try:
        done = subprocess.run(command, cwd=CACHE, capture_output=True, timeout=LIMIT_S, check=False)
    except subprocess.TimeoutExpired:
        lacking(f"npm {arguments[0]} took over {LIMIT_S} s")
        raise
    if done.returncode:
        lacking(f"npm {arguments[0]} failed: {done.stderr.decode(errors='replace')[-200:]}")
