"""The record of one message's understanding."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

FALLBACK_INTENT = "nlu_fallback"


@dataclass(frozen=True, slots=True)
class Entity:
    """A value read from the text (`number` 7, `language_name` sw, `region` KE, `topic` sleep)."""

    entity: str
    value: Any
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0

    def as_rasa(self) -> dict[str, Any]:
        """Rasa's entity dictionary."""
        found = {"entity": self.entity, "value": self.value, "confidence_entity": self.confidence}
        if self.start is not None:
            found |= {"start": self.start, "end": self.end}
        return found


@dataclass(frozen=True, slots=True)
class LanguageGuess:
    """The language a text is written in; `und` when the text does not tell."""

    code: str = "und"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything the rest of the turn knows about the text."""

    language: LanguageGuess = LanguageGuess()
    intent: str = FALLBACK_INTENT
    """Best intent of the contract, whatever its confidence."""
    intent_confidence: float = 0.0
    ranking: tuple[tuple[str, float], ...] = ()
    entities: tuple[Entity, ...] = ()
    risk_scores: dict[str, float] = field(default_factory=dict)
    """Calibrated probabilities: one per level (`none` …`imminent`), `category:<name>`, `about:<who>`."""

    def entity(self, name: str) -> Any | None:
        """The first value of that entity, or None."""
        return next((e.value for e in self.entities if e.entity == name), None)
