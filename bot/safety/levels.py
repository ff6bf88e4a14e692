"""Risk levels, categories and the verdict on one message (labels: `contract/nlu.yml`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How near danger is; ordered, so `max` of two levels is the more cautious one."""

    NONE = 0
    WATCH = 1
    HIGH = 2
    IMMINENT = 3

    @property
    def label(self) -> str:
        """The label used in files, JSON and the database."""
        return self.name.lower()

    @property
    def opens_episode(self) -> bool:
        """Whether crisis words go out and a counsellor is called."""
        return self >= Level.HIGH


class Category(StrEnum):
    """What kind of danger."""

    NONE = "none"
    SUICIDE = "suicide"
    SELF_HARM = "self_harm"
    HARM_TO_OTHERS = "harm_to_others"
    ABUSE = "abuse"
    MEDICAL = "medical"


class About(StrEnum):
    """Whom the message is about."""

    SELF = "self"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The screen's answer for one message."""

    level: Level = Level.NONE
    category: Category = Category.NONE
    about: About = About.SELF
    confidence: float = 1.0
    """0..1, of the level."""
    evidence: tuple[str, ...] = field(default=())
    """Rule ids and model scores (`en.suicide.want_to_die`, `model:0.91`); never the person's words."""

    def as_json(self) -> dict[str, object]:
        """The `risk` object of the contract."""
        return {
            "level": self.level.label,
            "category": self.category.value,
            "about": self.about.value,
            "confidence": round(self.confidence, 3),
        }
