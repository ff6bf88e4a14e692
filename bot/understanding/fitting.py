"""Trains the heads (mathematics: `heads.py`)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.errors import DataError
from bot.understanding.examples import Example
from bot.understanding.heads import HEADS, Heads, kernel, softmax, standardise
from bot.understanding.labels import ABOUT, CATEGORIES, INTENTS, LEVELS, TOPIC_INTENTS, TOPICS

RIDGE = 0.01
"""Regularisation, against a kernel whose diagonal is 1; chosen in `benchmarks/heads.py`."""
_ORDER = {"intent": INTENTS, "topic": TOPICS, "level": LEVELS, "category": CATEGORIES, "about": ABOUT}
PRIOR_LINES = 0.5
"""Lines added to each label in calibration, so that none gets probability 0."""


def fit(encodings: np.ndarray, examples: Sequence[Example]) -> Heads:
    """Heads trained on (lines, width) encodings of the examples, in the same order.

    Raises:
        DataError: a head has fewer than two labels in the data.
    """
    centre = encodings.mean(axis=0)
    scale = 1 / (encodings.std(axis=0) + 1e-6) / np.sqrt(encodings.shape[1], dtype=np.float32)
    rows = standardise(encodings, centre, scale).astype(np.float32)
    solver = _Solver(kernel(rows, rows))
    parts = [_fit_head(head, solver, examples) for head in HEADS]
    weights = np.concatenate([part[0] for part in parts], axis=1)
    offset = np.concatenate([part[1] for part in parts])
    labels = {head: part[2] for head, part in zip(HEADS, parts, strict=True)}
    return Heads(centre, scale.astype(np.float32), rows, weights, offset, labels)


def teaches(head: str, example: Example) -> str | None:
    """The label the example teaches that head; None where it says nothing."""
    if head == "topic":
        return (example.topic or "other") if example.intent in TOPIC_INTENTS else example.topic
    if head == "about":
        return example.about if example.level != "none" else None
    return str(getattr(example, head))


def _fit_head(
    head: str, solver: _Solver, examples: Sequence[Example]
) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    taught = [teaches(head, example) for example in examples]
    labels = tuple(label for label in _ORDER[head] if label in taught)
    if len(labels) < 2:
        raise DataError(f"data/nlu: the {head} head needs lines of at least two labels")
    used = np.flatnonzero([label is not None for label in taught])
    numbers = np.array([labels.index(taught[index]) for index in used])
    solved, left_out = solver.solve(used, np.eye(len(labels), dtype=np.float32)[numbers])
    sharpness, bias = calibrate(left_out, numbers)
    weights = np.zeros((len(examples), len(labels)), np.float32)
    weights[used] = solved * sharpness
    return weights, bias.astype(np.float32), labels


class _Solver:
    """Solves for heads that learn from the same lines with one inverse."""

    def __init__(self, similar: np.ndarray) -> None:
        self._similar = similar
        self._inverses: dict[bytes, np.ndarray] = {}

    def solve(self, used: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Weights (lines, labels), and each line's scores had it been left out (Rifkin & Lippert 2007)."""
        inverse = self._inverse(used)
        weights = inverse @ targets
        return weights, targets - weights / np.diag(inverse)[:, None]

    def _inverse(self, used: np.ndarray) -> np.ndarray:
        name = used.tobytes()
        if name not in self._inverses:
            part = self._similar[np.ix_(used, used)]
            self._inverses[name] = np.linalg.inv(part + RIDGE * np.eye(len(used), dtype=np.float32))
        return self._inverses[name]


def calibrate(scores: np.ndarray, numbers: np.ndarray) -> tuple[float, np.ndarray]:
    """Sharpness and bias (labels,) that make softmax(sharpness * scores + bias) most likely."""
    from scipy.optimize import minimize  # training only

    width = scores.shape[1]
    hits = np.eye(width)[numbers]

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        sharpness, bias = np.exp(values[0]), values[1:]
        share = softmax(sharpness * scores + bias)
        # A flat share of every line stands in for PRIOR_LINES unseen lines of each label.
        prior = PRIOR_LINES / len(numbers)
        wanted = (hits + prior) / (1 + width * prior)
        slope = (share - wanted) / len(numbers)
        value = -(wanted * np.log(share + 1e-12)).sum() / len(numbers)
        return value, np.concatenate([[sharpness * (slope * scores).sum()], slope.sum(axis=0)])

    found = minimize(loss, np.concatenate([[2.0], np.zeros(width)]), jac=True, method="L-BFGS-B").x
    return float(np.exp(found[0])), found[1:]
