"""Converts the bundled encoder once, into `var/encoder/<hash of its weights>/`."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from bot.understanding import packed, tokens
from bot.understanding.folders import ensure_folder

FORMAT = 1
"""Raise when the conversion changes: old folders are then left alone and a new one is made."""
MODEL_FILE, POSITIONS_FILE, DESCRIPTION_FILE = "encoder.onnx", "positions.npy", "encoder.json"


def ensure_converted(var_dir: Path, source: Path | None = None) -> Path:
    """The folder of the converted encoder, made if missing (about 3 s, 0.4 GB of memory).

    Raises:
        SetupError: the weights are missing or damaged, or the disk cannot be written.
    """
    source = source or packed.bundled_path()
    folder = var_dir / "encoder" / f"{_hash(source)}-{FORMAT}"
    return ensure_folder(folder, lambda made: _write(packed.read(source), made))


def _hash(source: Path) -> str:
    with source.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=8)).hexdigest()


def _write(weights: packed.Packed, folder: Path) -> None:
    # onnx is needed here only; at run time it would cost 30 MB.
    from onnx import save

    from bot.understanding.graph import build

    save(build(weights), str(folder / MODEL_FILE))
    tokens.write(weights, folder)
    np.save(folder / POSITIONS_FILE, _positions(weights))
    shape = {"words_offset": weights.words_offset, "words": weights.words, "width": weights.width}
    (folder / DESCRIPTION_FILE).write_text(json.dumps({"format": FORMAT, **shape}), encoding="utf-8")


def _positions(weights: packed.Packed) -> np.ndarray:
    """(TOKENS_LIMIT, width) float32: position and token type, which is always 0, added up."""
    every = weights.tensors["emb.pos"].reshape(-1, weights.width)
    return every[: tokens.TOKENS_LIMIT] + weights.tensors["emb.type"][: weights.width]
