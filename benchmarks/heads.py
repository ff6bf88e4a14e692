"""Which heads, and from what confidence to believe them: five-fold cross-validation on the training lines.

Run: `.venv/bin/python -m benchmarks.heads`. The development set (`tests/nlu`) is not looked at.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from benchmarks._common import ROOT, write
from bot.understanding import fitting, heads, measures
from bot.understanding.encoder import OnnxEncoder
from bot.understanding.examples import Example, load_examples
from bot.understanding.heads import HEADS, Scores
from bot.understanding.train import encode_examples

FOLDS = 5
FLOORS = (0.25, 0.3, 0.35, 0.4, 0.5)
Fit = Callable[[np.ndarray, Sequence[Example]], Callable[[np.ndarray], list[Scores]]]


def ours(encodings: np.ndarray, examples: Sequence[Example]) -> Callable[[np.ndarray], list[Scores]]:
    """The heads that are shipped."""
    return fitting.fit(encodings, examples).predict


def support_vectors(encodings: np.ndarray, examples: Sequence[Example]) -> Callable[[np.ndarray], list[Scores]]:
    """scikit-learn's SVC with the same kernel, intent only; without probabilities."""
    from sklearn.svm import SVC

    return _intent_only(SVC(C=20, gamma=0.35), encodings, examples)


def logistic(encodings: np.ndarray, examples: Sequence[Example]) -> Callable[[np.ndarray], list[Scores]]:
    """Multinomial logistic regression, intent only."""
    from sklearn.linear_model import LogisticRegression

    return _intent_only(LogisticRegression(C=20, max_iter=200, tol=1e-3), encodings, examples)


def _intent_only(model: Any, encodings: np.ndarray, examples: Sequence[Example]) -> Callable:
    centre, scale = encodings.mean(0), 1 / encodings.std(0) / np.sqrt(encodings.shape[1])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(heads.standardise(encodings, centre, scale), [example.intent for example in examples])

    def predict(rows: np.ndarray) -> list[Scores]:
        return [{"intent": {label: 1.0}} for label in model.predict(heads.standardise(rows, centre, scale))]

    return predict


def cross_validate(fit: Fit, encodings: np.ndarray, examples: Sequence[Example]) -> list[Scores]:
    """Each line's scores from heads that have not seen it."""
    fold = np.random.default_rng(0).permutation(len(examples)) % FOLDS
    found: list[Scores] = [{}] * len(examples)
    for number in range(FOLDS):
        kept, held = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        predict = fit(encodings[kept], [examples[index] for index in kept])
        for index, scores in zip(held, predict(encodings[held]), strict=True):
            found[index] = scores
    return found


def main() -> None:
    """Measure and write `results/heads.json`."""
    examples = load_examples(ROOT / "data" / "nlu")
    encoder = OnnxEncoder.load(ROOT / "var")
    encodings = encode_examples(examples, encoder, ROOT / "var" / "cache" / "encodings")
    figures: dict[str, Any] = {"lines": len(examples)}
    for fit in (logistic, support_vectors, ours):
        found = cross_validate(fit, encodings, examples)
        for head in HEADS:
            figures |= _measure(f"{fit.__name__}.{head}", head, examples, found)
    figures |= _floors(examples, found) | _danger(examples, found)
    write("heads", figures)


def _measure(name: str, head: str, examples: Sequence[Example], found: Sequence[Scores]) -> dict[str, Any]:
    if head not in found[0]:
        return {}
    taught = [(fitting.teaches(head, e), e.language, s[head]) for e, s in zip(examples, found, strict=True)]
    told = [(want, tag, max(s, key=s.__getitem__), max(s.values())) for want, tag, s in taught if want is not None]
    figures = {f"{name}.f1.{t}": _f1([p for p in told if p[1] == t]) for t in sorted({p[1] for p in told})}
    error = measures.calibration_error([(sure, want == got) for want, _, got, sure in told])
    return {
        f"{name}.accuracy": _round(measures.accuracy((want, got) for want, _, got, _ in told)),
        f"{name}.f1": _f1(told),
        **({f"{name}.ece": _round(error)} if head in found[0] and len(found[0]) > 1 else {}),
        **figures,
    }


def _f1(told: Sequence[tuple[str, str, str, float]]) -> float | None:
    return _round(measures.macro_f1([(want, got) for want, _, got, _ in told]))


def _floors(examples: Sequence[Example], found: Sequence[Scores]) -> dict[str, Any]:
    """For each confidence floor: the share of lines below it, and how many of those were right."""
    best = [max(scores["intent"], key=scores["intent"].__getitem__) for scores in found]
    sure = np.array([scores["intent"][label] for scores, label in zip(found, best, strict=True)])
    right = np.array([example.intent == label for example, label in zip(examples, best, strict=True)])
    return {
        f"floor.{floor}": {
            "below": _round((sure < floor).mean()),
            "right_below": _round(right[sure < floor].mean()),
        }
        for floor in FLOORS
    }


def _danger(examples: Sequence[Example], found: Sequence[Scores]) -> dict[str, Any]:
    """Recall of high and imminent, and false alarms, by threshold on their probability; model alone."""
    chance = np.array([scores["level"]["high"] + scores["level"]["imminent"] for scores in found])
    danger = np.array([example.level in ("high", "imminent") for example in examples])
    return {
        f"danger.{at}": {
            "recall": _round((chance[danger] >= at).mean()),
            "false_alarms": _round((chance[~danger] >= at).mean()),
        }
        for at in (0.2, 0.3, 0.5)
    }


def _round(value: Any) -> float | None:
    return None if value is None else round(float(value), 4)


if __name__ == "__main__":
    main()
