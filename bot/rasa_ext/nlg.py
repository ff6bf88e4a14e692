"""What an `utter_x` is: the key `x`, its values and choices, and words for Rasa's own shell."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.i18n.catalog import Catalog
from bot.i18n.render import Renderer
from bot.settings import ROOT

PREFIX = "utter_"
SHELL_LANGUAGE = "en"


class KindlineNLG(NaturalLanguageGenerator):
    """Finds no sentence of its own: keys come from the domain, words from `locales/`."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        """Called by Rasa with the endpoint, before any domain is loaded."""
        self._renderer = Renderer(Catalog.load(ROOT / "locales"))

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The message for one response."""
        key = utter_action.removeprefix(PREFIX)
        choices = kwargs.get("choices") or _choices((kwargs.get("domain_responses") or {}).get(utter_action))
        message = {"key": key, "args": kwargs.get("args") or {}, "choices": list(choices)}
        if output_channel == "kindline":
            return message
        return {**message, **self._words(message, tracker)}

    def _words(self, message: dict[str, Any], tracker: DialogueStateTracker) -> dict[str, Any]:
        latest = tracker.latest_message
        language = (latest.metadata or {}).get("language", SHELL_LANGUAGE) if latest else SHELL_LANGUAGE
        buttons = [self._renderer.choice(choice, language) for choice in message["choices"]]
        return {
            "text": self._renderer.text(message["key"], message["args"], language, "web"),
            "buttons": [{"title": button.title, "payload": button.payload} for button in buttons],
        }


def _choices(responses: list[dict[str, Any]] | None) -> list[Any]:
    """The choices that the domain puts beside an `utter_x`."""
    return ((responses or [{}])[0].get("custom") or {}).get("choices") or []
