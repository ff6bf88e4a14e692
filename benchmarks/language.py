"""How much pycld2 should weigh beside our own language model: accuracy on a fifth of the lines, held out.

Run: `.venv/bin/python -m benchmarks.language`. Only languages that share a script are counted.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np

from benchmarks._common import ROOT, write
from bot.language import identify
from bot.language.training import fit_identifier
from bot.understanding import measures
from bot.understanding.examples import Example, load_examples
from bot.understanding.types import FALLBACK_INTENT

WEIGHTS = (0.0, 0.2, 0.3, 0.4, 0.5, 1.0)
SHORT_CHARS = 15


def main() -> None:
    """Measure and write `results/language.json`."""
    examples = [e for e in load_examples(ROOT / "data" / "nlu") if e.intent != FALLBACK_INTENT]
    held = np.random.default_rng(0).random(len(examples)) < 0.2
    model = fit_identifier([e for e, out in zip(examples, held, strict=True) if not out], ROOT / "locales")
    shared = {tag for languages in model.groups.values() if len(languages) > 1 for tag in languages}
    test = [e for e, out in zip(examples, held, strict=True) if out and e.language in shared]
    figures: dict[str, Any] = {"lines": len(test)}
    for weight in WEIGHTS:
        identify.CLD_WEIGHT = weight
        figures[f"cld_weight.{weight}"] = _measure(model, test)
    write("language", figures)


def _measure(model: identify.Identifier, test: list[Example]) -> dict[str, Any]:
    started = time.perf_counter()
    guesses = [model.guess(example.text) for example in test]
    ms = (time.perf_counter() - started) * 1000 / len(test)
    told = [(e, max(g, key=g.__getitem__), max(g.values())) for e, g in zip(test, guesses, strict=True) if g]
    return {
        "accuracy": round(measures.accuracy((e.language, got) for e, got, _ in told) or 0, 4),
        "short": round(measures.accuracy((e.language, g) for e, g, _ in told if len(e.text) <= SHORT_CHARS) or 0, 4),
        "ece": round(measures.calibration_error([(sure, e.language == got) for e, got, sure in told]) or 0, 4),
        "not_told": round(1 - len(told) / len(test), 4),
        "ms": round(ms, 3),
    }


if __name__ == "__main__":
    main()
