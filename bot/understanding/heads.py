"""Intent, topic, risk level, risk category and whom it is about, read from one encoding.

Regularised least squares with a Gaussian kernel over all training lines: one linear solve trains every head,
and its leave-one-out scores, which come free, calibrate the probabilities. Compared in `benchmarks/heads.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.errors import UnderstandingError

GAMMA = 0.5
"""Width of the kernel on standardised encodings (squared distances are about 2)."""
HEADS = ("intent", "topic", "level", "category", "about")
FILE_NAME = "heads.npz"
_ARRAYS = ("centre", "scale", "rows", "weights", "offset")
_CHUNK = 256
"""Texts scored at once, so that memory does not grow with the batch."""

Scores = Mapping[str, Mapping[str, float]]
"""Head → label → calibrated probability; each head adds up to 1."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Trained heads; thread-safe."""

    centre: np.ndarray
    """(width,) float32, mean of the training encodings."""
    scale: np.ndarray
    """(width,) float32, multiplies what is left of an encoding."""
    rows: np.ndarray
    """(lines, width) float32, the standardised training encodings."""
    weights: np.ndarray
    """(lines, labels of all heads) float32."""
    offset: np.ndarray
    """(labels,) float32."""
    labels: Mapping[str, tuple[str, ...]]
    """Head → its labels, in the order of the columns."""

    def predict(self, encodings: np.ndarray) -> list[Scores]:
        """Probabilities for encodings of shape (n, width).

        Raises:
            UnderstandingError: the encodings have another width than the heads were trained on.
        """
        if encodings.ndim != 2 or encodings.shape[1] != len(self.centre):
            raise UnderstandingError("the heads were trained for another encoder; run `kindline train`")
        chunks = (encodings[start : start + _CHUNK] for start in range(0, len(encodings), _CHUNK))
        return [self._record(row) for chunk in chunks for row in self._logits(chunk)]

    def _logits(self, encodings: np.ndarray) -> np.ndarray:
        return kernel(standardise(encodings, self.centre, self.scale), self.rows) @ self.weights + self.offset

    def _record(self, logits: np.ndarray) -> Scores:
        record, start = {}, 0
        for head, labels in self.labels.items():
            share = softmax(logits[start : start + len(labels)])
            record[head] = dict(zip(labels, share.tolist(), strict=True))
            start += len(labels)
        return record

    def save(self, folder: Path) -> None:
        """Writes `heads.npz` (plain arrays, no pickle)."""
        names = {f"labels_{head}": np.array(labels) for head, labels in self.labels.items()}
        arrays = {name: getattr(self, name) for name in _ARRAYS}
        np.savez(folder / FILE_NAME, **arrays, **names)

    @classmethod
    def load(cls, folder: Path) -> Heads:
        """Reads what `save` wrote.

        Raises:
            UnderstandingError: the file is missing or damaged.
        """
        try:
            with np.load(folder / FILE_NAME, allow_pickle=False) as held:
                labels = {head: tuple(held[f"labels_{head}"].tolist()) for head in HEADS}
                arrays = {name: held[name] for name in _ARRAYS}
                return cls(**arrays, labels=labels)
        except (OSError, ValueError, KeyError) as error:
            raise UnderstandingError("the trained heads are damaged; run `kindline train`") from error


def standardise(encodings: np.ndarray, centre: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Encodings (n, width) with mean 0 and mean squared length 1."""
    return (encodings - centre) * scale


def kernel(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Gaussian kernel (len(left), len(right)) float32 of standardised encodings."""
    squares = _squares(left)[:, None] + _squares(right)[None]
    return np.exp(-GAMMA * np.maximum(squares - 2 * left @ right.T, 0))


def _squares(rows: np.ndarray) -> np.ndarray:
    # einsum makes no second copy of the rows, which are 7 MB.
    return np.einsum("ij,ij->i", rows, rows)


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities along the last axis."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
