"""The command line: what it prints, and one sentence with exit status 2 for what a person got wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.i18n.check import check_locales
from bot.i18n.scaffold import scaffold
from bot.settings import ROOT
from bot.supervisor import free_port
from tests.command import kindline, refusal
from tests.service import Running

LANGUAGES = ("en", "es", "fr", "ar", "hi", "sw")
WRONG = {
    "unknown verb": (["nonsense"], "nonsense"),
    "unknown option": (["parse", "--colour"], "--colour"),
    "missing argument": (["new-language"], "TAG"),
    "unknown channel": (["chat", "--channel", "fax"], "--channel"),
    "input that is not there": (["parse", "--input", "/nowhere/texts"], "/nowhere/texts"),
    "output that cannot be": (["parse", "--output", "/nowhere/out"], "/nowhere/out"),
    "data that are not there": (["evaluate", "--data", "/nowhere"], "/nowhere"),
    "language that is there": (["new-language", "en"], "locales/en"),
    "language that is none": (["new-language", "../x"], "../x"),
}
TURN = {"text", "language", "risk", "intent", "entities", "owner", "ms", "replies"}
REPLY = {"key", "text", "buttons", "attachments", "segments"}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_usage(case: str, tmp_path: Path) -> None:
    arguments, named = WRONG[case]
    assert named in refusal(kindline(*arguments, KINDLINE_VAR=str(tmp_path)))


def test_help() -> None:
    done = kindline("--help")
    assert done.returncode == 0
    assert "new-language" in done.stdout


def test_parse_gives_a_json_object_a_line() -> None:
    done = kindline("parse", stdin="hello\n\nnataka kufa\n")
    assert done.returncode == 0, done.stderr
    hello, empty, danger = (json.loads(line) for line in done.stdout.splitlines())
    for parsed in (hello, empty, danger):
        assert set(parsed["language"]) == {"code", "confidence"}
        assert set(parsed["risk"]) == {"level", "category", "about", "confidence"}
        assert set(parsed["intent"]) == {"name", "confidence"}
        assert isinstance(parsed["entities"], list)
    assert hello["intent"]["name"] == "greet"
    assert empty["risk"]["level"] == "none"
    assert (danger["language"]["code"], danger["risk"]["level"]) == ("sw", "high")


def test_parse_takes_any_bytes(tmp_path: Path) -> None:
    (tmp_path / "texts").write_bytes(b"caf\xe9 \xff\n")
    done = kindline("parse", "--input", str(tmp_path / "texts"), "--output", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "out").read_text())["risk"]


def test_evaluate_prints_a_table(tmp_path: Path) -> None:
    (tmp_path / "few.tsv").write_text("text\tlang\tintent\ttopic\trisk_level\nhello\ten\tgreet\t\tnone\n")
    done = kindline("evaluate", "--data", str(tmp_path), "--report", str(tmp_path / "report"))
    assert done.returncode == 0, done.stderr
    assert "| en | 1 |" in done.stdout
    assert (tmp_path / "report" / "understanding.json").exists()


def test_languages() -> None:
    rows = kindline("languages").stdout.splitlines()
    assert {row.split()[0] for row in rows[1:]} >= set(LANGUAGES)
    assert any("Kiswahili" in row and "100 %" in row for row in rows)


def test_hotlines() -> None:
    done = kindline("hotlines")
    assert done.returncode == 0
    assert any(row.startswith("KE  emergency 999") for row in done.stdout.splitlines())


def test_check_tells_what_it_found() -> None:
    done = kindline("check")
    counts = done.stdout.splitlines()[-1]
    assert "errors" in counts
    assert done.returncode == (not counts.startswith("0 "))


def test_new_language_is_then_told_what_it_lacks(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "locales", tmp_path / "locales")
    assert "locales/qya" in scaffold(tmp_path, "qya")
    errors = [one for one in check_locales(tmp_path / "locales", ["qya"]) if one.level == "error"]
    missing = {one.key for one in errors}
    assert {"welcome", "crisis_suicide_self", "numbers", "fillers"} <= missing


def test_unknown_person(service: Running) -> None:
    for verb in ("erase", "export"):
        assert "987654321" in refusal(kindline(verb, "987654321", **environment(service)))
        assert "number" in refusal(kindline(verb, "nobody", **environment(service)))


@pytest.mark.parametrize("channel", ["web", "sms"])
def test_chat_gives_a_json_object_a_turn(service: Running, channel: str) -> None:
    said = ["hello", "lets do a breathing exercise"]
    lines = "".join(f"{text}\n" for text in said)
    done = kindline("chat", "--json", "--channel", channel, stdin=lines, **environment(service))
    assert done.returncode == 0, done.stderr
    turns = [json.loads(line) for line in done.stdout.splitlines()]
    assert [turn["text"] for turn in turns] == said
    for turn in turns:
        assert set(turn) >= TURN
        assert turn["owner"] == "bot"
        assert all(set(reply) >= REPLY and reply["text"] for reply in turn["replies"])
    last = turns[1]["replies"][-1]
    if channel == "sms":
        assert last["segments"] >= 1
    else:
        assert set(last["buttons"][0]) == {"title", "payload"}


def test_unreachable_service(tmp_path: Path) -> None:
    settings = {"KINDLINE_VAR": str(tmp_path), "KINDLINE_PORT": str(free_port())}
    assert "database" in refusal(kindline("erase", "1", **settings))


def environment(service: Running) -> dict[str, str]:
    return {
        "KINDLINE_VAR": str(service.settings.var),
        "KINDLINE_PORT": str(service.settings.port),
        "KINDLINE_SECRET_KEY": service.settings.secret_key,
    }
