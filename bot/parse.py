"""One text to one line of JSON, as the contract has it; no server needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.language.conversation import languages_to_screen
from bot.safety.levels import Verdict
from bot.safety.screen import Screen, screen_safely
from bot.understanding.parse import parse_response
from bot.understanding.types import Understanding
from bot.understanding.understand import Understander


@dataclass(frozen=True, slots=True)
class Parser:
    """Understanding and screen together."""

    understander: Understander
    screen: Screen

    @classmethod
    def load(cls, root: Path) -> Parser:
        """Load both; about a second."""
        return cls(Understander.load(root), Screen.load(root / "locales"))

    def parse(self, text: str) -> dict[str, Any]:
        """The contract's parse_response for one text; never raises for what the text is."""
        return parse_response(*self.read(text))

    def read(self, text: str) -> tuple[Understanding, Verdict]:
        """What is understood and whether it is danger."""
        understanding = self.understander.understand(text)
        languages = languages_to_screen(understanding.language.code, understanding.language, None)
        verdict = screen_safely(self.screen, text, languages, understanding.risk_scores)
        return understanding, verdict
