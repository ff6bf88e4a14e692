"""From a key to the words that a channel shows."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.i18n import sms
from bot.i18n.catalog import Catalog
from bot.i18n.manifest import Manifest
from bot.messages import Button, Capabilities, Say

SMS_VARIANT = "sms"
DEFAULT_VARIANT = "web"
_FLUENT_VALUES = (str, int, float, Decimal, date)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rendered:
    """One reply in words."""

    key: str
    text: str
    buttons: tuple[Button, ...] = ()
    """The choices in the order shown; where they are numbered lines, the first is 1."""
    segments: int = 0
    """SMS segments of `text`; 0 where the channel does not count them."""


class Renderer:
    """Renders for any language and channel. Never raises for a missing text and never shows a key."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    @property
    def manifests(self) -> Mapping[str, Manifest]:
        """The languages we have, by tag."""
        return self._catalog.manifests

    def direction(self, language: str) -> str:
        """`ltr` or `rtl`."""
        manifest = self._manifest(language)
        return manifest.direction if manifest else "ltr"

    def takes_number(self, key: str) -> bool:
        """Whether the answer to this message is a number."""
        return key in self._catalog.keys and self._catalog.keys[key].takes_number

    def text(
        self,
        key: str,
        args: Mapping[str, Any] | None = None,
        language: str = "en",
        variant: str = DEFAULT_VARIANT,
    ) -> str:
        """The words of a key in the channel's variant, along the language's fallback chain."""
        wanted = self._args(key, args or {})
        for candidate, tag in self._catalog.candidates(key, language):
            isolate = variant != SMS_VARIANT and self.direction(tag) == "rtl"
            text = self._catalog.words[tag].format(candidate, wanted, variant, isolate)
            if text is not None:
                return self._fitted(text, tag, variant)
        log.error("no words for %s in %s", key, language)
        return ""

    def choice(self, choice: str | Mapping[str, str], language: str, variant: str = DEFAULT_VARIANT) -> Button:
        """The button of a choice key, or of a title and payload given as they are."""
        if not isinstance(choice, str):
            return Button(title=choice["title"], payload=choice["payload"])
        key = self._catalog.keys.get(choice)
        return Button(self.text(choice, {}, language, variant), key.payload or "" if key else "")

    def reply(self, say: Say, language: str, capabilities: Capabilities) -> Rendered:
        """A whole reply. Without buttons the choices are lines such as `1 Breathing`.

        A question for a number has no numbered choices beside it, since `1` would mean two things.
        """
        variant = capabilities.variant
        text = self.text(say.key, say.args, language, variant)
        buttons = tuple(self.choice(choice, language, variant) for choice in say.choices)
        if not capabilities.has_buttons:
            buttons = () if self.takes_number(say.key) else buttons
            text = _with_lines(text, buttons)
            text = self._fitted(text, self._catalog.known(language), variant)
        shown = tuple(_shortened(button, capabilities.button_title_limit_chars) for button in buttons)
        return Rendered(say.key, text, shown, sms.segments(text) if capabilities.counts_segments else 0)

    def _manifest(self, language: str) -> Manifest | None:
        return self._catalog.manifests.get(self._catalog.known(language))

    def _args(self, key: str, args: Mapping[str, Any]) -> dict[str, Any]:
        """Every declared placeholder has a value that Fluent can show; a missing one is empty."""
        declared = self._catalog.keys[key].args if key in self._catalog.keys else ()
        given = {name: value for name, value in args.items() if value is not None}
        shown = {name: v if isinstance(v, _FLUENT_VALUES) else str(v) for name, v in given.items()}
        return dict.fromkeys(declared, "") | shown

    def _fitted(self, text: str, language: str, variant: str) -> str:
        manifest = self._manifest(language)
        return sms.fold(text) if variant == SMS_VARIANT and manifest and manifest.sms_fold else text


def _with_lines(text: str, buttons: tuple[Button, ...]) -> str:
    lines = [f"{number} {button.title}" for number, button in enumerate(buttons, start=1)]
    return "\n".join([text, *lines])


def _shortened(button: Button, limit_chars: int) -> Button:
    if len(button.title) <= limit_chars:
        return button
    return Button(button.title[: limit_chars - 1].rstrip() + "…", button.payload, button.token)
