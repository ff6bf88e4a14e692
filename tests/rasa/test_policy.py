"""Which message the open activity takes."""

from __future__ import annotations

import pytest

from bot.care.activity import Activity
from bot.rasa_ext.lean import leave_out_tensorflow

leave_out_tensorflow()
from bot.rasa_ext.policy import OFFER, takes  # noqa: E402

OPEN = Activity("exercise", "grounding", "step", 1).as_slot()
PAUSED = Activity("exercise", "grounding", "step", 1, is_paused=True).as_slot()

CASES = {
    "nothing open": (None, "affirm", {}, None, False),
    "an answer": (OPEN, "affirm", {}, None, True),
    "words that mean nothing answer a grounding step": (OPEN, "nlu_fallback", {}, None, True),
    "a number, whatever it was taken for": (OPEN, "greet", {"has_number": True}, None, True),
    "a human is asked for": (OPEN, "talk_to_human", {}, None, False),
    "a hotline is asked for": (OPEN, "ask_hotline", {}, None, False),
    "no more messages": (OPEN, "stop_messages", {}, None, False),
    "paused: a yes is not a step": (PAUSED, "affirm", {}, "activity_paused", False),
    "paused: go on": (PAUSED, "resume_activity", {}, "welcome", True),
    "after danger: ok meets the offer": (
        PAUSED,
        "affirm",
        {"pause_activity": True},
        "safety_ask_suicide",
        True,
    ),
    "the offer is taken": (PAUSED, "affirm", {}, OFFER, True),
    "the offer is declined": (PAUSED, "deny", {}, OFFER, True),
}


@pytest.mark.parametrize("case", CASES)
def test_takes(case: str) -> None:
    slot, intent, metadata, last_key, expected = CASES[case]
    assert takes(slot, intent, metadata, last_key) is expected
