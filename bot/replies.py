"""From what the bot says (keys) to what a person reads (words), for one language and channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from babel import Locale, UnknownLocaleError

from bot.i18n.sms import segments
from bot.messages import Capabilities, Say
from bot.service import Service
from bot.store.outbox import Draft

LINES = {"hotline_intro", "line_emergency", "line_entry", "line_directory"}
"""Keys that make up one list of lines."""


def render(service: Service, says: Sequence[Say], language: str, channel: str) -> list[Draft]:
    """Rendered replies in order; every one has words, whatever the language lacks."""
    capabilities = service.channels[channel].capabilities
    drafts: list[Draft] = []
    for say in says:
        draft = _draft(service, say, language, capabilities)
        if drafts and say.key in LINES and drafts[-1].key in LINES:
            drafts[-1] = _joined(drafts[-1], draft, capabilities)
        else:
            drafts.append(draft)
    return drafts


def _joined(first: Draft, second: Draft, capabilities: Capabilities) -> Draft:
    """Numbers stay together: a list split over several texts may arrive in pieces."""
    text = f"{first.text}\n{second.text}"
    return replace(first, text=text, segments=segments(text) if capabilities.counts_segments else 0)


def _draft(service: Service, say: Say, language: str, capabilities: Capabilities) -> Draft:
    renderer = service.renderer
    args = {name: _value(service, value, language, capabilities) for name, value in say.args.items()}
    titled = tuple(_titled(service, choice, language, capabilities) for choice in say.choices)
    reply = renderer.reply(replace(say, args=args, choices=titled), language, capabilities)
    return Draft(say.key, reply.text, reply.buttons, language, renderer.direction(language), reply.segments)


def _titled(
    service: Service, choice: str | dict[str, str], language: str, capabilities: Capabilities
) -> str | dict[str, str]:
    if isinstance(choice, dict) and "title_key" in choice:
        title = service.renderer.text(choice["title_key"], {}, language, capabilities.variant)
        return {"title": title, "payload": choice["payload"]}
    return choice


def _value(service: Service, value: Any, language: str, capabilities: Capabilities) -> Any:
    """A value may itself be a key (`{"key": …}`) or a country (`{"region": "KE"}`)."""
    if isinstance(value, dict) and "key" in value:
        return service.renderer.text(value["key"], {}, language, capabilities.variant)
    if isinstance(value, dict) and "region" in value:
        return _country(value["region"], language)
    return value


def _country(region: str, language: str) -> str:
    try:
        return Locale.parse(language).territories.get(region, region)
    except (UnknownLocaleError, ValueError):
        return region


def language_choices(service: Service) -> tuple[dict[str, str], ...]:
    """One choice per language, each under its own name."""
    return tuple(
        {"title": manifest.name, "payload": f'/change_language{{"language_name": "{tag}"}}'}
        for tag, manifest in sorted(service.renderer.manifests.items())
    )
