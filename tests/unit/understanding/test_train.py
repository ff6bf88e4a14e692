"""Training reads the data files, does only what is new, and leaves whole folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import DataError
from bot.understanding.encoder import OnnxEncoder
from bot.understanding.examples import Example, load_examples
from bot.understanding.heads import HEADS, Heads
from bot.understanding.train import ensure_trained


def test_lines_carry_their_metadata(project: Path) -> None:
    examples = load_examples(project / "data" / "nlu")
    assert Example("i want to die", "en", "report_risk", None, "high", "suicide", "self") in examples
    assert Example("no puedo dormir", "es", "share_feeling", "sleep") in examples


def test_annotations_are_read_as_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "en" / "greet.yml"
    file.parent.mkdir()
    file.write_text('nlu:\n- intent: greet\n  examples: |\n    - hi [Ana](name) and [Bo]{"entity": "x"}\n')
    assert [example.text for example in load_examples(tmp_path)] == ["hi Ana and Bo"]


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("- intent: gret\n  examples: |\n    - hi\n", "intent 'gret' is unknown"),
        ("- intent: greet\n  metadata: {topic: slep}\n  examples: |\n    - hi\n", "topic 'slep' is unknown"),
        ("- intent: greet\n", "`examples` must be"),
        ("  greet: 1\n", "must be a list"),
    ],
    ids=["intent", "topic", "examples", "shape"],
)
def test_a_wrong_file_is_named(tmp_path: Path, block: str, reason: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "greet.yml").write_text(f"nlu:\n{block}")
    with pytest.raises(DataError, match=reason) as raised:
        load_examples(tmp_path)
    assert "greet.yml" in str(raised.value)


def test_nothing_changed_nothing_done(project: Path, encoder: OnnxEncoder) -> None:
    first = ensure_trained(project, encoder=encoder)
    done: list[str] = []
    assert ensure_trained(project, lambda what, *_: done.append(what), encoder) == first
    assert done == []


def test_only_the_changed_language_is_encoded(project: Path, encoder: OnnxEncoder) -> None:
    first = ensure_trained(project, encoder=encoder)
    file = project / "data" / "nlu" / "es" / "greet.yml"
    file.write_text(file.read_text(encoding="utf8") + "    - muy buenas\n", encoding="utf8")
    done: list[tuple[str, int, int]] = []
    second = ensure_trained(project, lambda *report: done.append(report), encoder)
    assert second != first
    assert [report for report in done if report[0] in ("en", "es")] == [("es", 1, 1)]


def test_no_lines_is_said(project: Path, encoder: OnnxEncoder) -> None:
    for file in (project / "data" / "nlu").glob("*/*.yml"):
        file.unlink()
    with pytest.raises(DataError, match="no training lines"):
        ensure_trained(project, encoder=encoder)


def test_heads_survive_the_disk_and_add_up(project: Path, encoder: OnnxEncoder) -> None:
    heads = Heads.load(ensure_trained(project, encoder=encoder))
    (scores,) = heads.predict(encoder.encode(["i want to die tonight"]))
    assert set(scores) == set(HEADS)
    assert all(sum(shares.values()) == pytest.approx(1, abs=1e-4) for shares in scores.values())
    assert max(scores["intent"], key=scores["intent"].__getitem__) == "report_risk"
    assert scores["level"]["none"] < 0.5
