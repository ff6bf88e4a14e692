"""Per-language accuracy of language, intent, topic and risk on TSV files (columns: interfaces.md)."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import DataError
from bot.safety.levels import Verdict
from bot.understanding import measures
from bot.understanding.labels import LEVELS
from bot.understanding.types import Understanding

REQUIRED = ("text", "lang", "intent", "topic", "risk_level")
ALL = "all"
JSON_FILE, MARKDOWN_FILE = "understanding.json", "understanding.md"
_TABLE = ("lines", "language", "intent", "intent_f1", "topic_f1", "risk_recall", "risk_false_alarms", "ece")

Read = Callable[[str], tuple[Understanding, Verdict | None]]
"""What is measured: one text to its understanding and, with a screen, its verdict."""


@dataclass(frozen=True, slots=True)
class _Answer:
    row: Mapping[str, str]
    understanding: Understanding
    level: str
    """Risk level: the screen's, or the likeliest of the model alone."""


def evaluate(
    data_dir: Path, report_dir: Path, read: Read, progress: Callable[[int, int], None] | None = None
) -> dict[str, Any]:
    """Measures and writes `understanding.json` and `understanding.md`; returns what the JSON holds.

    Args:
        data_dir: folder of `*.tsv` files, or one such file.
        report_dir: made if missing.
        read: usually `lambda text: (understander.understand(text), screen(…))`.
        progress: called with lines done and lines in all.

    Raises:
        DataError: no file, a column is missing, or a label is unknown; says file and line.
    """
    rows = load_rows(data_dir)
    answers = []
    for row in rows:
        answers.append(_answer(row, read))
        if progress:
            progress(len(answers), len(rows))
    groups: dict[str, list[_Answer]] = defaultdict(list)
    for answer in answers:
        groups[answer.row["lang"]].append(answer)
    report = {tag: _measure(group) for tag, group in sorted(groups.items())}
    report[ALL] = {**_measure(answers), "confusions": _confusions(answers)}
    _write(report, report_dir)
    return report


def load_rows(data_dir: Path) -> list[dict[str, str]]:
    """The lines of every TSV file (errors as `evaluate`)."""
    files = [data_dir] if data_dir.is_file() else sorted(data_dir.glob("*.tsv"))
    if not files:
        raise DataError(f"{data_dir}: no .tsv files found")
    return [row for file in files for row in _load_file(file)]


def _load_file(file: Path) -> list[dict[str, str]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{file}: cannot be read as UTF-8 text") from error
    reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    missing = [name for name in REQUIRED if name not in (reader.fieldnames or ())]
    if missing:
        raise DataError(f"{file}:1: columns missing: {', '.join(missing)}")
    rows = []
    for number, row in enumerate(reader, start=2):
        if row["risk_level"] not in LEVELS:
            raise DataError(f"{file}:{number}: risk_level must be one of {', '.join(LEVELS)}")
        rows.append({name: value or "" for name, value in row.items() if name})
    return rows


def _answer(row: Mapping[str, str], read: Read) -> _Answer:
    understanding, verdict = read(row["text"])
    scores = understanding.risk_scores
    likeliest = max(LEVELS, key=lambda level: scores.get(level, 0.0)) if scores else LEVELS[0]
    return _Answer(row, understanding, verdict.level.label if verdict else likeliest)


def _measure(answers: Sequence[_Answer]) -> dict[str, Any]:
    intents = [(one.row["intent"], one.understanding.intent) for one in answers]
    topics = [(one.row["topic"], _topic(one)) for one in answers if one.row["topic"]]
    sure = [(one.understanding.intent_confidence, one.row["intent"] == one.understanding.intent) for one in answers]
    levels = [(one.row["risk_level"], one.level) for one in answers]
    return {
        "lines": len(answers),
        "language": measures.accuracy((one.row["lang"], one.understanding.language.code) for one in answers),
        "intent": measures.accuracy(intents),
        "intent_f1": measures.macro_f1(intents),
        "topic_f1": measures.macro_f1(topics),
        "ece": measures.calibration_error(sure),
        **_risk(levels),
    }


def _risk(levels: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Recall of danger, false alarms among lines without any, and both by level (exact or higher)."""
    rank = {level: number for number, level in enumerate(LEVELS)}
    high = rank["high"]
    by_level = {}
    for level in LEVELS[1:]:
        hits = [rank[got] >= rank[level] for want, got in levels if want == level]
        raised = [rank[got] >= rank[level] for want, got in levels if rank[want] < rank[level]]
        by_level[level] = {"recall": measures.share(hits), "false_alarms": measures.share(raised)}
    return {
        "risk_recall": measures.share([rank[got] >= high for want, got in levels if rank[want] >= high]),
        "risk_false_alarms": measures.share([rank[got] >= high for want, got in levels if want == "none"]),
        "risk_levels": by_level,
    }


def _topic(answer: _Answer) -> str:
    return str(answer.understanding.entity("topic") or "")


def _confusions(answers: Iterable[_Answer]) -> list[dict[str, Any]]:
    pairs = [(one.row["intent"], one.understanding.intent) for one in answers]
    wrong = measures.most_common([pair for pair in pairs if pair[0] != pair[1]], 10)
    return [{"is": want, "read_as": got, "lines": count} for (want, got), count in wrong]


def _write(report: Mapping[str, Any], report_dir: Path) -> None:
    report_dir.mkdir(parents=True, exist_ok=True)
    (report_dir / JSON_FILE).write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    (report_dir / MARKDOWN_FILE).write_text(as_markdown(report), encoding="utf-8")


def as_markdown(report: Mapping[str, Any]) -> str:
    """The table of languages and the worst confusions."""
    lines = [f"| lang | {' | '.join(_TABLE)} |", "|" + " --- |" * (len(_TABLE) + 1)]
    for tag, measured in report.items():
        lines.append(f"| {tag} | {' | '.join(_cell(measured[name]) for name in _TABLE)} |")
    lines += ["", "| is | read_as | lines |", "| --- | --- | --- |"]
    lines += [f"| {one['is']} | {one['read_as']} | {one['lines']} |" for one in report[ALL]["confusions"]]
    return "\n".join(lines) + "\n"


def _cell(value: float | int | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"
