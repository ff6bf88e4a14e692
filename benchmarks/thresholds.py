"""Recall of danger against false alarms over the model's threshold, rules included, on the development set.

The development set (`tests/nlu`) was written by other hands than lexicons and training data; thresholds are chosen
here and nowhere else. An independent set is scored with `kindline evaluate --data`.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks._common import ROOT, write
from bot.language.conversation import languages_to_screen
from bot.parse import Parser
from bot.safety import joining
from bot.safety.levels import Level
from bot.understanding.evaluate import load_rows

THRESHOLDS = (0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50, 0.60, 0.99)


def main() -> None:
    """Understand every line once, then judge it at every threshold."""
    parser = Parser.load(ROOT)
    rows = load_rows(ROOT / "tests" / "nlu")
    heard = [parser.understander.understand(row["text"]) for row in rows]
    figures: dict[str, object] = {"lines": len(rows)}
    for threshold in THRESHOLDS:
        joining.SURE_DANGER = threshold
        joining.SURE_DANGER_WITH_RULE = min(0.30, threshold)
        figures[f"danger >= {threshold:.2f}"] = judge(parser, rows, heard)
    write("thresholds", figures)


def judge(parser: Parser, rows: list, heard: list) -> str:
    """Recall of high and imminent, and the share of other lines that raise an alarm, overall and at worst."""
    found: dict[str, list[bool]] = {}
    alarms: dict[str, list[bool]] = {}
    for row, understanding in zip(rows, heard, strict=True):
        languages = languages_to_screen(understanding.language.code, understanding.language)
        verdict = parser.screen.screen(row["text"], languages, understanding.risk_scores)
        is_alarm = verdict.level.opens_episode
        is_danger = Level[row["risk_level"].upper()].opens_episode
        (found if is_danger else alarms).setdefault(row["lang"].split("-")[0], []).append(is_alarm)
    recalls = {tag: sum(v) / len(v) for tag, v in found.items()}
    rates = {tag: sum(v) / len(v) for tag, v in alarms.items()}
    every = [one for v in found.values() for one in v]
    others = [one for v in alarms.values() for one in v]
    worst, noisiest = min(recalls, key=recalls.get), max(rates, key=rates.get)
    return (
        f"recall {sum(every) / len(every):.3f} (worst {worst} {recalls[worst]:.2f})  "
        f"alarms {sum(others) / len(others):.3f} (most {noisiest} {rates[noisiest]:.3f})"
    )


if __name__ == "__main__":
    main()
