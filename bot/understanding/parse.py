"""The answer of `POST /model/parse`, `kindline parse` and `POST /api/parse` (contract: nlu.yml)."""

from __future__ import annotations

from typing import Any

from bot.safety.levels import Verdict
from bot.understanding.types import Understanding


def parse_response(understanding: Understanding, verdict: Verdict) -> dict[str, Any]:
    """One message's understanding as JSON values, with Rasa's own keys besides, but without the text."""
    ranking = understanding.ranking or ((understanding.intent, understanding.intent_confidence),)
    return {
        "language": {
            "code": understanding.language.code,
            "confidence": round(understanding.language.confidence, 4),
        },
        "risk": verdict.as_json(),
        "intent": _intent(understanding.intent, understanding.intent_confidence),
        "intent_ranking": [_intent(name, confidence) for name, confidence in ranking],
        "entities": [entity.as_rasa() for entity in understanding.entities],
    }


def _intent(name: str, confidence: float) -> dict[str, Any]:
    return {"name": name, "confidence": round(confidence, 4)}
