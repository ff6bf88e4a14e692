"""Every golden conversation, through inbox, job, turn, Rasa, actions and outbox."""

from __future__ import annotations

import pytest

from tests.conversations.script import FOLDER, SCENARIOS, Script, play, read
from tests.service import Running

LANGUAGES = ("en", "es", "fr", "ar", "hi", "sw")
SCRIPTS = [read(path) for path in sorted(FOLDER.glob("*/*.yml"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scenario_is_there(language: str) -> None:
    assert {path.stem for path in (FOLDER / language).glob("*.yml")} >= set(SCENARIOS)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: f"{script.path.parent.name}/{script.path.stem}")
async def test_conversation(service: Running, script: Script) -> None:
    faults = await play(service, script)
    assert not faults, "\n".join(faults)
