"""The whole understanding on a tiny project: every text gets an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.safety.levels import Verdict
from bot.understanding import understand
from bot.understanding.evaluate import evaluate
from bot.understanding.labels import LEVELS
from bot.understanding.parse import parse_response
from bot.understanding.types import FALLBACK_INTENT, Understanding
from bot.understanding.understand import Understander, is_understood

NASTY = {
    "empty": "",
    "spaces": " \n\t ",
    "long word": "a" * 10_000,
    "long text": "mixed up words " * 700,
    "emoji": "😭😭",
    "surrogate": "\ud83d",
    "surrogates reversed": "\ude00\ud83d hello",
    "control": "\x00\x07\x1b[31m",
    "zero width": "\u200b\u200d\ufeff",
    "scripts": "hello नमस्ते مرحبا привет 你好",
    "marks": "z" + "\u0301" * 500,
    "special pieces": "<s> </s> <mask> <unk>",
    "lone mark": "\u094d",
    "noncharacter": "\uffff\U0010ffff",
}


@pytest.fixture
def understander(project: Path) -> Understander:
    return Understander.load(project)


def test_reads_a_message(understander: Understander) -> None:
    found = understander.understand("no puedo dormir bien")
    assert found.language.code == "es"
    assert found.intent == "share_feeling"
    assert found.entity("topic") == "sleep"
    assert set(LEVELS) <= set(found.risk_scores)
    assert {"category:suicide", "about:other"} <= set(found.risk_scores)


def test_nasty_texts_get_an_answer(understander: Understander) -> None:
    for text in NASTY.values():
        found = understander.understand(text)
        assert 0 <= found.intent_confidence <= 1
    assert understander.understand("").intent == FALLBACK_INTENT
    assert len(understander.understand_many(list(NASTY.values()))) == len(NASTY)


def test_danger_at_the_end_of_a_long_text_is_seen(understander: Understander) -> None:
    calm = "good morning to you friend, the weather here is fine. " * 60
    found = understander.understand(calm + "i want to end my life")
    assert found.risk_scores["high"] + found.risk_scores["imminent"] > 0.5


def test_names_tell_no_language(understander: Understander) -> None:
    assert understander.understand("Kenya").language.code == "und"


@pytest.mark.parametrize(
    ("intent", "confidence", "expected"),
    [
        ("greet", understand.CONFIDENCE_FLOOR, True),
        ("greet", understand.CONFIDENCE_FLOOR - 0.01, False),
        (FALLBACK_INTENT, 0.99, False),
    ],
    ids=["sure", "unsure", "means nothing"],
)
def test_floor(intent: str, confidence: float, expected: bool) -> None:
    assert is_understood(Understanding(intent=intent, intent_confidence=confidence)) is expected


def test_parse_response_has_the_contracts_keys(understander: Understander) -> None:
    response = parse_response(understander.understand("hola"), Verdict())
    assert set(response) == {"language", "risk", "intent", "intent_ranking", "entities"}
    assert set(response["risk"]) == {"level", "category", "about", "confidence"}
    assert response["intent"]["name"] == response["intent_ranking"][0]["name"] == "greet"


def test_evaluate_writes_its_report(understander: Understander, tmp_path: Path) -> None:
    data = tmp_path / "tsv"
    data.mkdir()
    (data / "en.tsv").write_text(
        "text\tlang\tintent\ttopic\trisk_level\trisk_category\tabout\tnote\n"
        'i "really" want to die\ten\treport_risk\t\thigh\tsuicide\tself\t\n'
        "good morning\ten\tgreet\t\tnone\tnone\tself\t\n",
        encoding="utf8",
    )
    report = evaluate(data, tmp_path / "report", lambda text: (understander.understand(text), None))
    assert report["all"]["lines"] == 2
    assert report["en"]["intent"] == report["en"]["risk_recall"] == 1.0
    assert "| en | 2 |" in (tmp_path / "report" / "understanding.md").read_text(encoding="utf8")
