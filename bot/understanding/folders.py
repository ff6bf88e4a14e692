"""Folders that appear whole or not at all, however many processes make them at once."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.errors import SetupError

COMPLETE = "complete"
"""Empty file that tells a finished folder."""


def ensure_folder(folder: Path, write: Callable[[Path], None]) -> Path:
    """The folder, filled by `write` if it is missing.

    Raises:
        SetupError: the disk cannot be written.
    """
    if (folder / COMPLETE).is_file():
        return folder
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".new-") as work:
            made = Path(work) / "made"
            made.mkdir()
            write(made)
            (made / COMPLETE).touch()
            _put_in_place(made, folder)
    except OSError as error:
        raise SetupError(f"cannot write {folder}: {error.strerror or type(error).__name__}") from error
    return folder


def _put_in_place(made: Path, folder: Path) -> None:
    try:
        os.replace(made, folder)
    except OSError:
        if (folder / COMPLETE).is_file():  # another process was quicker
            return
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(made, folder)
