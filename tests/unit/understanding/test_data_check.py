from __future__ import annotations

from pathlib import Path

import pytest

from bot.findings import Finding
from bot.i18n.manifest import Manifest
from bot.understanding.data_check import check_nlu

HINDI = Manifest(
    language="hi",
    name="हिन्दी",
    english_name="Hindi",
    direction="ltr",
    scripts=("Deva",),
    status="draft",
    written_by="tests",
    reviewed_by=None,
    fallback=("en",),
    sms_fold=False,
    language_names={},
    numbers={},
    human_words=(),
    fillers=(),
    countries={},
    exercises={},
)


def block(intent: str, examples: str, metadata: str = "{}") -> str:
    lines = "".join(f"    - {line}\n" for line in examples.split("|"))
    return f"- intent: {intent}\n  metadata: {metadata}\n  examples: |\n{lines}"


def check(tmp_path: Path, *blocks: str) -> list[Finding]:
    folder = tmp_path / "nlu" / "hi"
    folder.mkdir(parents=True)
    (folder / "greet.yml").write_text('version: "3.1"\nnlu:\n' + "".join(blocks), encoding="utf-8")
    findings = check_nlu(tmp_path / "nlu", {"hi": HINDI}, tmp_path / "tests")
    return [one for one in findings if one.message != "has no examples in this language"]


def test_good_blocks(tmp_path: Path) -> None:
    feeling = block("share_feeling", "मन उदास है", "{topic: low_mood}")
    risk = block("report_risk", "मैं मरना चाहता हूँ", "{risk_level: high, risk_category: suicide, about: self}")
    asked = block("change_language", "English please|العربية")
    assert check(tmp_path, block("greet", "नमस्ते|hello|😀 नमस्ते जी"), feeling, risk, asked) == []


@pytest.mark.parametrize(
    ("blocks", "level", "message"),
    [
        ([block("greet", "नमस्ते|नमस्ते ")], "error", "is also an example of greet"),
        ([block("greet", "HELLO  you"), block("thank", "hello you")], "error", "is also an example of greet"),
        ([block("hail", "नमस्ते")], "error", "unknown intent"),
        ([block("share_feeling", "दुख", "{topic: joy}")], "error", "unknown topic 'joy'"),
        ([block("share_feeling", "दुख")], "error", "needs metadata: {topic: …}"),
        ([block("greet", "नमस्ते", "{mood: low}")], "error", "unknown metadata mood"),
        ([block("report_risk", "मरना")], "error", "has risk_level high or imminent"),
        ([block("greet", "क", "{risk_level: high, risk_category: suicide}")], "error", "and only it"),
        ([block("greet", "क", "{risk_level: watch}")], "error", "needs a risk_category"),
        ([block("greet", "مرحبا")], "error", "is not in ['Deva']"),
        ([block("greet", "mujhe bahut dar lagta")], "warning", "is in Latin letters"),
        (["- intent: greet\n  examples: [a]\n"], "error", "write `examples: |`"),
        (["- intent: greet\n  examples: |\n    hello\n"], "error", "put `- ` before 'hello'"),
        (["- lookup: x\n"], "error", "each block needs `intent:`"),
    ],
)
def test_finds(tmp_path: Path, blocks: list[str], level: str, message: str) -> None:
    assert any(one.level == level and message in one.message for one in check(tmp_path, *blocks))


def test_what_tests_are_scored_on_must_not_be_learnt(tmp_path: Path) -> None:
    (tmp_path / "tests" / "nlu").mkdir(parents=True)
    (tmp_path / "tests" / "nlu" / "hi.tsv").write_text("नमस्ते  JI\tgreet\n", encoding="utf-8")
    golden = tmp_path / "tests" / "conversations" / "hi" / "greeting.yml"
    golden.parent.mkdir(parents=True)
    golden.write_text("scenario: greeting\nturns:\n- say: शुभ प्रभात\n- press: x\n", encoding="utf-8")
    findings = check(tmp_path, block("greet", "नमस्ते ji|शुभ प्रभात|और"))
    assert [Path(one.message.split(" is held out in ")[1].split(";")[0]).name for one in findings] == [
        "hi.tsv",
        "greeting.yml",
    ]
    assert {one.level for one in findings} == {"warning"}


def test_an_empty_language_is_one_finding(tmp_path: Path) -> None:
    assert [one.message for one in check_nlu(tmp_path, {"hi": HINDI})] == [
        "there are no examples yet; add a file for each intent"
    ]


def test_every_intent_needs_examples(tmp_path: Path) -> None:
    check(tmp_path, block("greet", "नमस्ते"))
    lacking = {one.key for one in check_nlu(tmp_path / "nlu", {"hi": HINDI})}
    assert "report_risk" in lacking
    assert "greet" not in lacking
