"""Text → vector. One encoding a message feeds every head."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime

from bot.errors import UnderstandingError
from bot.understanding import convert, packed
from bot.understanding.tokens import Tokenizer

CACHED_TEXTS = 2048
"""Encodings kept: 3 MB."""


class Encoder(Protocol):
    """Anything that turns texts into vectors."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text may get another vector; names caches of encodings and heads."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(len(texts), width) float32, each row of length 1. Texts hold no lone surrogates."""


class OnnxEncoder:
    """The bundled multilingual-E5-small on one thread of ONNX Runtime; thread-safe.

    Word embeddings stay 4-bit in the package's own file, mapped into memory: only the rows used are read.
    """

    def __init__(self, folder: Path, source: Path) -> None:
        """Loads a converted encoder.

        Args:
            folder: what `convert.ensure_converted` returned.
            source: the packed weights it was made from.
        """
        described = json.loads((folder / convert.DESCRIPTION_FILE).read_text(encoding="utf-8"))
        shape = (described["words"], described["width"] // packed.BLOCK, packed.BLOCK_BYTES)
        self.width: int = described["width"]
        self._words = np.memmap(source, np.uint8, "r", described["words_offset"], shape)
        self._positions = np.load(folder / convert.POSITIONS_FILE)
        self._tokenizer = Tokenizer(folder)
        self._session = _session(folder / convert.MODEL_FILE)
        self._fingerprint = f"e5-small-int8-{folder.name}"
        self._cache: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = threading.Lock()

    @classmethod
    def load(cls, var_dir: Path) -> OnnxEncoder:
        """The bundled encoder, converted first if need be.

        Raises:
            SetupError: its weights are missing or damaged, or the disk cannot be written.
        """
        source = packed.bundled_path()
        return cls(convert.ensure_converted(var_dir, source), source)

    @property
    def fingerprint(self) -> str:
        """Names the weights and the way they were converted."""
        return self._fingerprint

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """(len(texts), 384) float32, each row of length 1.

        Raises:
            UnderstandingError: ONNX Runtime failed.
        """
        if not texts:
            return np.empty((0, self.width), np.float32)
        return np.stack([self._cached(text) for text in texts])

    def _cached(self, text: str) -> np.ndarray:
        with self._lock:
            if text in self._cache:
                self._cache.move_to_end(text)
                return self._cache[text]
        vector = self._run(text)
        with self._lock:
            self._cache[text] = vector
            while len(self._cache) > CACHED_TEXTS:
                self._cache.popitem(last=False)
        return vector

    def _run(self, text: str) -> np.ndarray:
        embeddings = self._embed(self._tokenizer.ids(text))
        try:
            return self._session.run(None, {"embeddings": embeddings[None]})[0][0]
        except Exception as error:  # onnxruntime's errors share no base and may quote their input
            raise UnderstandingError("the encoder failed") from error

    def _embed(self, ids: list[int]) -> np.ndarray:
        """(len(ids), width) float32: what the graph takes."""
        scales, weights = packed.unpack(self._words[ids])
        rows = (weights * scales[..., None]).reshape(len(ids), self.width)
        return rows + self._positions[: len(ids)]


def _session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
