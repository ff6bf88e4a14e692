from __future__ import annotations

from pathlib import Path

import pytest
from locale_tree import KEYS, manifest, write_yaml

from bot.findings import Finding, has_errors
from bot.i18n.check import check_locales


def found(folder: Path, tag: str) -> set[tuple[str, str, str]]:
    """(file name, key, message) of the findings of one language."""
    return {(Path(one.file).name.partition(":")[0], one.key, one.message) for one in check_locales(folder, [tag])}


@pytest.fixture
def complete(locales_dir: Path) -> Path:
    """The tree with Swahili complete."""
    path = locales_dir / "sw" / "crisis.ftl"
    path.write_text(path.read_text() + "danger_other = Hatari kwa mwingine\n")
    return locales_dir


def test_a_good_tree_has_no_findings(complete: Path) -> None:
    assert check_locales(complete, ["en", "sw", "ar"]) == []


@pytest.mark.parametrize(
    ("file", "text", "key", "message"),
    [
        ("core", "hello = Habari\nhello = Tena", "hello", "is given twice"),
        ("core", "unknown = Habari", "unknown", "is not in keys.yml"),
        ("core", "danger = Hatari", "danger", "belongs into crisis.ftl"),
        ("core", "rated = Ilikuwa { $befor }", "rated", "which nobody fills"),
        ("core", "rated = Ilikuwa", "rated", "lacks { $before }"),
        ("core", "rated = Ilikuwa { $before }\n    .sms = Ilikuwa", "rated.sms", "lacks { $before }"),
        ("core", "hello = Habari\n    .fax = Habari", "hello.fax", "unknown attribute .fax"),
        ("core", "hello =\n    .sms = Habari", "hello", "only attributes"),
        ("core", "hello = Habari {", "hello = Habari {", "Fluent cannot read this"),
        ("core", "hello = { missing }", "hello", "cannot be completed"),
        ("core", "hello = Привет rafiki", "hello", "outside the language's scripts"),
        ("core", "hello = Jibu STOP", "hello", "tells to answer STOP"),
        ("core", 'hello = Jibu "stop"', "hello", "tells to answer stop"),
        ("core", "hello = Jaribio lililoshindwa.", "hello", "unsafe wording"),
        ("core", f"hello = {'a' * 307}", "hello", "takes 3 SMS segments of 2"),
        ("choices", f"choice_breathe = {'a' * 21}", "choice_breathe", "shorten it to 20"),
    ],
)
def test_finds(complete: Path, file: str, text: str, key: str, message: str) -> None:
    write_yaml(complete / "unsafe.yml", {"sw": [{"phrase": "jaribio lililoshind*", "instead": "x"}]})
    (complete / "sw" / f"{file}.ftl").write_text(text + "\n", encoding="utf-8")
    assert any(one[1] == key and message in one[2] for one in found(complete, "sw"))


@pytest.mark.parametrize(
    "text",
    ["मैं Kindline हूँ", "findahelpline.com देखें", "आप WHO-वाले हैं", "0–10 😀", 'उन्हें "नहीं" कहें'],
)
def test_names_and_numbers_are_not_a_wrong_script(locales_dir: Path, text: str) -> None:
    (locales_dir / "hi" / "core.ftl").write_text(f"hello = {text}\n", encoding="utf-8")
    assert not any(one[1] == "hello" for one in found(locales_dir, "hi"))


def test_missing_keys_say_what_to_write(locales_dir: Path) -> None:
    assert ("crisis.ftl", "danger_other", "is missing; it must say: danger of another") in found(locales_dir, "sw")


def test_a_text_that_folds_costs_less(complete: Path) -> None:
    (complete / "sw" / "core.ftl").write_text(f"hello = {'á' * 300}\n", encoding="utf-8")
    assert not any(one[1] == "hello" for one in found(complete, "sw"))
    (complete / "en" / "core.ftl").write_text(f"hello = {'á' * 300}\n", encoding="utf-8")
    assert any("write á plainly" in one[2] for one in found(complete, "en"))


@pytest.mark.parametrize(
    ("changes", "key", "message"),
    [
        ({"scripts": ["Latin"]}, "scripts", "unknown script Latin"),
        ({"fallback": ["xx"]}, "fallback", "there is no language xx"),
        ({"numbers": {1: ["moja"]}}, "numbers", "add the words for [0, 2"),
        ({"human_words": []}, "human_words", "is empty"),
        ({"direction": "up"}, "", "direction must be one of"),
    ],
)
def test_manifest(locales_dir: Path, changes: dict[str, object], key: str, message: str) -> None:
    write_yaml(locales_dir / "sw" / "manifest.yml", manifest("sw", **changes))
    assert any(one[:2] == ("manifest.yml", key) and message in one[2] for one in found(locales_dir, "sw"))


def test_a_folder_without_manifest_is_an_error(locales_dir: Path) -> None:
    (locales_dir / "fr").mkdir()
    assert ("manifest.yml", "", "there is no such file") in found(locales_dir, "fr")


def test_broken_keys_are_one_finding(locales_dir: Path) -> None:
    write_yaml(locales_dir / "keys.yml", KEYS | {"bad": {"file": "core"}})
    findings = check_locales(locales_dir)
    assert [(Path(one.file).name, one.message) for one in findings] == [("keys.yml", "bad needs file and meaning")]
    assert has_errors(findings)


def test_warnings_do_not_fail() -> None:
    assert not has_errors([Finding("warning", "f", "k", "m")])
