"""The figures of an evaluation; None where there is nothing to measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

BINS = 10
"""Equal widths of confidence over which calibration error is averaged (Guo et al. 2017)."""

Pair = tuple[str, str]
"""What is right, what was answered."""
T = TypeVar("T")


def share(hits: Sequence[bool]) -> float | None:
    """How many are true, 0..1."""
    return sum(hits) / len(hits) if hits else None


def accuracy(pairs: Iterable[Pair]) -> float | None:
    """How many answers are right, 0..1."""
    return share([want == got for want, got in pairs])


def macro_f1(pairs: Sequence[Pair]) -> float | None:
    """Mean F1 over the labels that are right somewhere, 0..1."""
    scores = [_f1(pairs, label) for label in sorted({want for want, _ in pairs})]
    return sum(scores) / len(scores) if scores else None


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float | None:
    """Expected calibration error of (confidence, was right) pairs, 0..1."""
    if not sure:
        return None
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    gaps = (abs(sum(c for c, _ in part) - sum(right for _, right in part)) for part in bins.values())
    return sum(gaps) / len(sure)


def most_common(things: Iterable[T], limit: int) -> list[tuple[T, int]]:
    """The most frequent ones with their counts."""
    return Counter(things).most_common(limit)


def _f1(pairs: Sequence[Pair], label: str) -> float:
    hits = sum(want == got == label for want, got in pairs)
    named = sum(want == label for want, _ in pairs) + sum(got == label for _, got in pairs)
    return 2 * hits / named
