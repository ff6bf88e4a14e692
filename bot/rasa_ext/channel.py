"""Rasa's only door: our gateway posts text with the finished understanding and gets keys, values and effects back.

A message that was answered before (the gateway was killed before it could store the answer) is not processed again:
its answer is read back from the tracker, so a step of an exercise is never skipped.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.events import BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.care.activity import from_slot
from bot.errors import StoreError

log = logging.getLogger(__name__)

STEP_TIMEOUT_S = 6.0
"""Below the gateway's own 8 s: a hanging action server must not hold the conversation's lock in Rasa."""


class KeyedOutput(CollectingOutputChannel):
    """Collects what the bot says as keys; the words are made in the gateway."""

    @classmethod
    def name(cls) -> str:
        """The channel's name."""
        return "kindline"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep what one utterance means."""
        self.messages.extend(keyed([message]))


def keyed(utterances: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`{"key", "args", "choices"}` or `{"effect", "value"}` of every utterance, in order."""
    found = []
    for utterance in utterances:
        custom = utterance.get("custom") or {}
        if "effect" in custom:
            found.append({"effect": custom["effect"], "value": custom.get("value")})
        elif "key" in utterance:
            found.append({name: utterance.get(name) for name in ("key", "args", "choices")})
    return found


def earlier_answer(tracker: DialogueStateTracker | None, inbox_id: int) -> list[dict[str, Any]] | None:
    """What this inbox row was answered before; None when it is new."""
    events = list(tracker.events) if tracker else []
    for index in range(len(events) - 1, -1, -1):
        event = events[index]
        if isinstance(event, UserUttered) and (event.metadata or {}).get("inbox_id") == inbox_id:
            said = [e.message() for e in events[index + 1 :] if isinstance(e, BotUttered)]
            return keyed(said)
    return None


class KindlineInput(InputChannel):
    """POST /webhooks/kindline/webhook `{"sender", "message", "metadata"}`."""

    @classmethod
    def name(cls) -> str:
        """The channel's name and URL prefix."""
        return "kindline"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Routes of this channel."""
        routes = Blueprint("kindline_webhook")

        @routes.route("/", methods=["GET"])
        async def health(_: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            return await _answer(request, on_new_message)

        return routes


async def _answer(request: Request, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> HTTPResponse:
    try:
        return await _step(request, on_new_message)
    except StoreError as error:
        log.warning("a dialogue step met a database that is away (%s)", error)
        return response.json({"error": "the database is away"}, status=503)


async def _step(request: Request, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> HTTPResponse:
    body = request.json
    metadata = body["metadata"]
    store = request.app.ctx.agent.tracker_store
    tracker = await store.retrieve(body["sender"])
    said = earlier_answer(tracker, metadata["inbox_id"])
    if said is not None:
        return response.json(said)
    if tracker is not None and metadata.get("pause_activity"):
        await _pause(store, tracker)
    output = KeyedOutput()
    message = UserMessage(
        body["message"],
        output,
        body["sender"],
        parse_data=parse_data(body["message"], metadata),
        input_channel="kindline",
        metadata=metadata,
    )
    try:
        async with asyncio.timeout(STEP_TIMEOUT_S):
            await on_new_message(message)
    except StoreError:
        raise
    except Exception as error:  # cancelled before it was saved: the step has not happened
        log.error("a dialogue step failed (%s)", type(error).__name__)
        return response.json({"error": type(error).__name__}, status=500)
    if not output.messages:
        await _undo(store, tracker, body["sender"])
        return response.json({"error": "the actions are away"}, status=503)
    return response.json(output.messages)


async def _undo(store: TrackerStore, before: DialogueStateTracker | None, sender: str) -> None:
    """Every step of ours says or does something. One that did not met an action server that was away: Rasa lets
    the conversation go on without it, we take the step back so that it can be asked again."""
    log.warning("a step said nothing; it is taken back")
    if before is not None:
        await store.save(before)
    else:
        await store.delete(sender)


async def _pause(store: TrackerStore, tracker: DialogueStateTracker) -> None:
    """Danger came up since: what was open waits until the person asks for it."""
    state = from_slot(tracker.get_slot("activity"))
    if state is not None and not state.is_paused:
        tracker.update(SlotSet("activity", replace(state, is_paused=True).as_slot()))
        await store.save(tracker)


def parse_data(text: str, metadata: dict[str, Any]) -> dict[str, Any]:
    """The understanding that came along, as Rasa wants it: no text is ever read as a command."""
    intent = {"name": metadata["intent"], "confidence": metadata["confidence"]}
    return {"text": text, "intent": intent, "intent_ranking": [intent], "entities": metadata["entities"]}
