"""A small `locales/` tree: English, Swahili (folded), Arabic (right to left) and Hindi (almost empty)."""

from __future__ import annotations

from pathlib import Path

import yaml

KEYS = {
    "hello": {"file": "core", "meaning": "hello"},
    "trouble": {"file": "core", "meaning": "something broke"},
    "rated": {"file": "core", "meaning": "from before", "args": ["before", "after"], "optional": ["after"]},
    "rate": {"file": "core", "meaning": "0 to 10?", "takes_number": True},
    "danger": {"file": "crisis", "meaning": "danger"},
    "danger_other": {"file": "crisis", "meaning": "danger of another"},
    "choice_breathe": {"file": "choices", "meaning": "breathe", "payload": "/ask_exercise"},
}
TEXTS = {
    "en": {
        "core": "hello = Hello, this is Kindline\n    .sms = Hello\ntrouble = We have a fault\n"
        "rated = It was { $before }{ $after }\nrate = 0 to 10?\n",
        "crisis": "danger = Danger in English\ndanger_other = Other in English\n",
        "choices": "choice_breathe = Breathing\n",
    },
    "sw": {
        "core": "hello = Habari “rafiki”\ntrouble = Kuna hitilafu\nrated = Ilikuwa { $before }\nrate = 0 hadi 10?\n",
        "crisis": "danger = Hatari\n",
        "choices": "choice_breathe = Kupumua\n",
    },
    "ar": {
        "core": "hello = مرحبا\ntrouble = حدث خلل\nrated = كان { $before }\nrate = من 0 إلى 10؟\n",
        "crisis": "danger = خطر\ndanger_other = خطر على غيرك\n",
        "choices": "choice_breathe = تنفس\n",
    },
    "hi": {"core": "rate = 0 से 10?\n"},
}
SCRIPTS = {"ar": "Arab", "hi": "Deva"}


def manifest(tag: str, **changes: object) -> dict[str, object]:
    """A valid manifest of that language, with changes."""
    return {
        "language": tag,
        "name": tag,
        "english_name": tag,
        "direction": "rtl" if tag == "ar" else "ltr",
        "scripts": [SCRIPTS.get(tag, "Latn")],
        "fallback": ["en"] if tag != "en" else [],
        "sms_fold": tag == "sw",
        "status": "draft",
        "written_by": "tests",
        "reviewed_by": None,
        "language_names": {"en": ["english"]},
        "numbers": {number: [str(number)] for number in range(11)},
        "human_words": ["human"],
        "fillers": ["no"],
        "countries": {"NO": ["norway"]},
    } | changes


def write_yaml(path: Path, content: object) -> None:
    """Write a YAML file and its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")


def write_tree(folder: Path) -> Path:
    """The tree, complete but for Swahili's `danger_other` and most of Hindi."""
    write_yaml(folder / "keys.yml", KEYS)
    for tag, files in TEXTS.items():
        write_yaml(folder / tag / "manifest.yml", manifest(tag))
        for name, text in files.items():
            (folder / tag / f"{name}.ftl").write_text(text, encoding="utf-8")
    return folder
