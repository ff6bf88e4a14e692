"""The real encoder, converted once, and a tiny project to train on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.understanding.encoder import OnnxEncoder

ROOT = Path(__file__).parents[3]
LINES = {
    "en/greet": ("greet", "{}", ["hello there", "good morning", "hey friend", "good evening to you"]),
    "en/share_feeling": (
        "share_feeling",
        "{topic: sleep}",
        ["i cannot sleep at night", "awake until four again", "nightmares every night", "so tired, no sleep"],
    ),
    "en/share_feeling_anxiety": (
        "share_feeling",
        "{topic: anxiety}",
        ["i worry about everything", "so nervous about the exam", "fear all day long", "my chest is tight"],
    ),
    "en/report_risk": (
        "report_risk",
        "{risk_level: high, risk_category: suicide, about: self}",
        ["i want to die", "i want to end my life", "thinking of killing myself", "i wish to be dead"],
    ),
    "en/report_risk_other": (
        "report_risk",
        "{risk_level: imminent, risk_category: suicide, about: other}",
        ["my friend took all the pills", "she is on the bridge now", "my brother has the rope ready"],
    ),
    "es/greet": ("greet", "{}", ["hola", "buenos días", "buenas tardes amigo", "hola qué tal"]),
    "es/share_feeling": (
        "share_feeling",
        "{topic: sleep}",
        ["no puedo dormir", "otra noche sin dormir", "tengo pesadillas", "me despierto cada noche"],
    ),
}


@pytest.fixture(scope="session")
def encoder() -> OnnxEncoder:
    return OnnxEncoder.load(ROOT / "var")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two languages and 27 lines; it borrows the converted encoder of this checkout."""
    for name, (intent, told, lines) in LINES.items():
        file = tmp_path / "data" / "nlu" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        listed = "\n".join(f"    - {line}" for line in lines)
        block = f"- intent: {intent}\n  metadata: {told}\n  examples: |\n{listed}\n"
        file.write_text(f'version: "3.1"\nnlu:\n{block}', encoding="utf8")
    for tag in ("en", "es"):
        shutil.copytree(ROOT / "locales" / tag, tmp_path / "locales" / tag)
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "encoder").symlink_to(ROOT / "var" / "encoder")
    return tmp_path
