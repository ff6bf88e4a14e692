"""The encoder's tokenizer: a SentencePiece unigram model written from the bundled vocabulary.

The `sentencepiece` library reads protobuf; its Python bindings for that format do not load beside Rasa's
protobuf, so the few fields needed are written by hand (`sentencepiece_model.proto`, version 0.1.99).
"""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import sentencepiece

from bot.understanding.packed import Packed

MODEL_FILE, NORMALISATION_FILE = "tokens.model", "normalisation.json"
BEGIN, PAD, END, UNKNOWN = 0, 1, 2, 3
PREFIX = "query: "
"""multilingual-E5 was trained with it (model card); the kernel adds it as well."""
TOKENS_LIMIT = 128
"""Begin and end included; an SMS of 160 characters has about 40."""
_NORMAL, _UNKNOWN_TYPE, _CONTROL, _UNIGRAM = 1, 2, 3, 1
_SPACES = re.compile(" {2,}")


class Tokenizer:
    """Turns text into the encoder's token ids; thread-safe."""

    def __init__(self, folder: Path) -> None:
        """Loads what `write` left in the folder."""
        self._model = sentencepiece.SentencePieceProcessor(model_file=str(folder / MODEL_FILE))
        pairs = json.loads((folder / NORMALISATION_FILE).read_text(encoding="utf-8"))
        self._normalisation = {int(point): text for point, text in pairs.items()}

    def ids(self, text: str) -> list[int]:
        """Token ids, begin and end included, at most `TOKENS_LIMIT`; the text must hold no lone surrogate."""
        whole = _SPACES.sub(" ", (PREFIX + text).translate(self._normalisation))
        return [BEGIN, *self._model.encode(whole)[: TOKENS_LIMIT - 2], END]


def write(packed: Packed, folder: Path) -> None:
    """Writes the tokenizer's two files."""
    (folder / MODEL_FILE).write_bytes(_model(packed))
    pairs = {str(point): text for point, text in packed.normalisation.items()}
    (folder / NORMALISATION_FILE).write_text(json.dumps(pairs), encoding="utf-8")


def _model(packed: Packed) -> bytes:
    pieces = zip(packed.pieces, packed.scores.tolist(), strict=True)
    parts = [_bytes(1, _piece(index, text, score)) for index, (text, score) in enumerate(pieces)]
    return b"".join([*parts, _bytes(2, _trainer(len(packed.pieces))), _bytes(3, _normaliser())])


def _piece(index: int, text: bytes, score: float) -> bytes:
    kind = _UNKNOWN_TYPE if index == UNKNOWN else _NORMAL
    if index < UNKNOWN or text == b"<mask>":
        kind = _CONTROL
    return _bytes(1, text) + b"\x15" + struct.pack("<f", score) + _number(3, kind)


def _trainer(size: int) -> bytes:
    ids = zip((40, 41, 42, 43), (UNKNOWN, BEGIN, END, PAD), strict=True)
    names = zip((45, 46, 47, 48), (b"<unk>", b"<s>", b"</s>", b"<pad>"), strict=True)
    numbers = b"".join(_number(field, value) for field, value in ids)
    return _number(3, _UNIGRAM) + _number(4, size) + numbers + b"".join(_bytes(f, n) for f, n in names)


def _normaliser() -> bytes:
    # Our own map has normalised already: only the leading space and its mark are left to the library.
    return _bytes(1, b"identity") + _number(3, 1) + _number(4, 0) + _number(5, 1)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)
