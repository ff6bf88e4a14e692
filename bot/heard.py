"""The first half of a turn: what was said, in which language, and whether it is danger."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from dataclasses import dataclass, field
from typing import Any

from bot.language.conversation import follow, languages_to_screen
from bot.messages import Button
from bot.safety.levels import Verdict
from bot.safety.screen import screen_safely
from bot.service import Service
from bot.store import conversations, inbox, outbox
from bot.store.database import Connection
from bot.understanding.types import FALLBACK_INTENT, Entity, LanguageGuess, Understanding
from bot.understanding.understand import is_understood

log = logging.getLogger(__name__)

MODEL_DEADLINE_S = 1.2
"""Longest wait for the encoder; crisis words must be out within 2 s, so then the rules decide alone."""
MODEL_PATIENCE_S = 5.0
"""How much longer a message in which the rules see no danger may wait for a busy encoder."""
COMMANDS = {"start": "greet", "help": "ask_help", "language": "change_language", "human": "talk_to_human"}
PAYLOAD = re.compile(r"/(?P<intent>\w+)(?P<entities>\{.*\})?", re.DOTALL)
DEFAULT_LANGUAGE = "en"
COMMAND = re.compile(r"\s*/\w")
"""A typed command is only text, and asks for nothing."""
SURE_LANGUAGE = 0.97
NEXT_BEST_FLOOR = 0.3
RATING_INTENTS = {"affirm", "mood_checkin", "nlu_fallback", "not_sure", "deny"}
"""What a number alone, or nearly alone, is taken for."""
NUMBERED = re.compile(r"\s*(\d{1,2})\s*[.)]?\s*")


@dataclass(frozen=True, slots=True)
class Heard:
    """One inbound message, understood."""

    received: inbox.Received
    conversation: conversations.Conversation
    understanding: Understanding
    verdict: Verdict
    language: str
    is_language_switched: bool
    payload: str | None = field(default=None, repr=False)
    """Rasa payload of a pressed button or a channel command; None for free text."""

    @property
    def intent(self) -> str:
        """What the message wants; `nlu_fallback` where the understanding is not sure enough to act on."""
        understanding = self.understanding
        if self.payload is not None:
            return understanding.intent
        if not is_understood(understanding) or COMMAND.match(self.received.text):
            return FALLBACK_INTENT
        if understanding.intent == "report_risk" and not self.verdict.level.opens_episode:
            return self._next_best()  # danger is the screen's to tell, never the dialogue's
        return understanding.intent

    def _next_best(self) -> str:
        """The likeliest intent besides danger; whoever has told of danger before is never told "not understood"."""
        rest = [pair for pair in self.understanding.ranking if pair[0] != "report_risk"]
        if rest and rest[0][1] >= NEXT_BEST_FLOOR:
            return rest[0][0]
        return "share_feeling" if self.conversation.episode else FALLBACK_INTENT


def _tells_language(understanding: Understanding) -> bool:
    """Only words that mean something may switch the language: no random letters, no lone rating (`sept`)."""
    is_rating = understanding.entity("number") is not None and understanding.intent in RATING_INTENTS
    is_sure = is_understood(understanding) or understanding.language.confidence >= SURE_LANGUAGE
    return is_sure and not is_rating


async def pressed_payload(
    service: Service, conn: Connection, message: inbox.Received, conversation: conversations.Conversation
) -> str | None:
    """The payload behind a pressed button, a channel command, or a number that answers numbered choices."""
    if message.choice in COMMANDS:
        return f"/{COMMANDS[message.choice]}"
    button = await _button(service, conn, message, conversation)
    return button.payload if button else None


async def _button(
    service: Service, conn: Connection, message: inbox.Received, conversation: conversations.Conversation
) -> Button | None:
    if message.choice:
        return await outbox.pressed(conn, service.keyring, conversation.id, message.choice)
    number = NUMBERED.fullmatch(message.text)
    if number is None or service.channels[conversation.channel].capabilities.has_buttons:
        return None
    choices = await outbox.last_choices(conn, service.keyring, conversation.id)
    index = int(number[1]) - 1
    return choices[index] if 0 <= index < len(choices) else None


async def hear(
    service: Service, message: inbox.Received, conversation: conversations.Conversation, payload: str | None
) -> Heard:
    """Understand and screen one message. Never raises for what a person sent."""
    previous = conversation.language
    hint = message.language_hint or _language_of_region(service, message.region_hint)
    if payload is not None:
        return _pressed(service, message, conversation, payload, previous or _known(service, hint))
    understanding = await understand(service, message.text, previous, hint)
    guess = understanding.language if _tells_language(understanding) else LanguageGuess()
    decision = follow(previous, conversation.language_is_chosen, guess, hint)
    language = _known(service, decision.language)
    verdict = screen_text(service, message.text, understanding, conversation, language)
    return Heard(message, conversation, understanding, verdict, language, bool(decision.switched and previous))


def _pressed(
    service: Service,
    message: inbox.Received,
    conversation: conversations.Conversation,
    payload: str,
    language: str,
) -> Heard:
    """A choice says what it means; words that came with it are screened all the same."""
    words = "" if NUMBERED.fullmatch(message.text) else message.text
    verdict = screen_text(service, words, Understanding(), conversation, language) if words.strip() else Verdict()
    return Heard(message, conversation, _of_payload(payload), verdict, language, False, payload)


async def understand(service: Service, text: str, previous: str | None, hint: str | None) -> Understanding:
    """The understanding of a text; an empty one when the model fails or is late (the rules still screen)."""
    if service.understander is None or not text.strip():
        return Understanding()
    loop = asyncio.get_running_loop()
    work = loop.run_in_executor(service.thinking, service.understander.understand, text, previous, hint)
    try:
        done, _ = await asyncio.wait({work}, timeout=MODEL_DEADLINE_S)
        is_urgent = not done and screen_safely(service.screen, text, (), {}).level.opens_episode
        return await asyncio.wait_for(work, 0 if is_urgent else MODEL_PATIENCE_S)
    except Exception as error:
        log.error("understanding failed (%s); the rules screen alone", type(error).__name__)
        service.metrics.failure("understanding")
        return Understanding()


def screen_text(
    service: Service,
    text: str,
    understanding: Understanding,
    conversation: conversations.Conversation,
    language: str,
) -> Verdict:
    """The verdict on one text."""
    languages = languages_to_screen(language, understanding.language, conversation.language)
    if not understanding.risk_scores:  # the rules are alone, and nobody told them the language: try all
        languages = ()
    verdict = screen_safely(service.screen, text, languages, understanding.risk_scores, conversation.recent)
    if "screen:failed" in verdict.evidence:
        log.error("screening failed; a cautious verdict stands in")
        service.metrics.failure("screen")
    service.metrics.verdict(verdict, language)
    return verdict


def _known(service: Service, language: str | None) -> str:
    tag = (language or "").split("-")[0]
    return tag if tag in service.renderer.manifests else DEFAULT_LANGUAGE


def _language_of_region(service: Service, region: str | None) -> str | None:
    """The language of ours that most people of a country speak (CLDR, territory languages)."""
    from babel.core import get_global

    spoken = get_global("territory_languages").get(region, {}) if region else {}
    shares = {tag: spoken[tag]["population_percent"] for tag in service.renderer.manifests if tag in spoken}
    return max(shares, key=lambda tag: shares[tag]) if shares else None


def _of_payload(payload: str) -> Understanding:
    match = PAYLOAD.fullmatch(payload)
    values: dict[str, Any] = json.loads(match["entities"]) if match and match["entities"] else {}
    entities = tuple(Entity(name, value) for name, value in values.items())
    intent = match["intent"] if match else "nlu_fallback"
    return Understanding(LanguageGuess(), intent, 1.0, entities=entities)
