"""Rasa's memory of a conversation: sealed in PostgreSQL, and never longer than what the policies look at."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.privacy.seal import Keyring
from bot.settings import load_settings
from bot.store.database import Database
from bot.store.embedded import database_url

KEPT_USER_MESSAGES = 6
"""Twice the longest history a policy reads (config.yml): turn 200 then costs what turn 5 costs."""
CONTEXT = "trackers.body:{}"


def bounded(events: list[Event], slots: dict[str, Any]) -> list[Event]:
    """The last user messages with what followed; the slots as they were when the kept part begins to be replayed."""
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(starts) <= KEPT_USER_MESSAGES:
        return events
    kept = events[starts[-KEPT_USER_MESSAGES] - 1 :]  # with the action_listen before it
    return [*(event for event in kept if not isinstance(event, SlotSet)), *_as_events(slots)]


def _as_events(slots: dict[str, Any]) -> list[Event]:
    return [SlotSet(name, value) for name, value in slots.items() if value is not None]


async def _open(url: str) -> Database:
    database = Database(url)
    try:
        await database.open()
    except BaseException:
        await database.close()
        raise
    return database


def _has_failed(task: asyncio.Task[Database]) -> bool:
    return task.done() and (task.cancelled() or task.exception() is not None)


def keep_one_memory() -> None:
    """Let an error of the store be an error.

    Rasa otherwise goes on in the process's own memory, where an exercise is lost with no word to anyone.
    """
    from rasa.core.agent import Agent

    def alone(store: TrackerStore, domain: Domain) -> TrackerStore:
        store.domain = domain
        return store

    Agent._create_tracker_store = staticmethod(alone)


class SealedTrackerStore(TrackerStore):
    """One row a conversation; every save replaces it."""

    def __init__(self, domain: Domain | None, event_broker: EventBroker | None = None, **kwargs: Any) -> None:
        """Called by Rasa; settings come from the environment, like everywhere else."""
        super().__init__(domain, event_broker)
        settings = load_settings()
        self._keyring = Keyring(settings.secret_key)
        self._url = database_url(settings)
        self._opening: asyncio.Task[Database] | None = None

    async def _opened(self) -> Database:
        """The database, connected at first use; a caller who gives up meanwhile does not break it for the others."""
        if self._opening is None or _has_failed(self._opening):
            self._opening = asyncio.create_task(_open(self._url))
        return await asyncio.shield(self._opening)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the bounded tracker."""
        events = bounded(list(tracker.events), tracker.current_slot_values())
        sealed = self._keyring.seal([event.as_dict() for event in events], CONTEXT.format(tracker.sender_id))
        async with (await self._opened()).connection() as conn:
            await conn.execute(
                """
                INSERT INTO trackers (sender, body) VALUES (%s, %s)
                ON CONFLICT (sender) DO UPDATE SET body = excluded.body, updated_at = now()
                """,
                (tracker.sender_id, sealed),
            )

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker, or None for a new conversation."""
        async with (await self._opened()).connection() as conn:
            row = await (await conn.execute("SELECT body FROM trackers WHERE sender = %s", (sender_id,))).fetchone()
        if row is None:
            return None
        events = self._keyring.open(row["body"], CONTEXT.format(sender_id))
        return DialogueStateTracker.from_dict(
            sender_id, events, self.domain.slots, max_event_history=self.max_event_history
        )

    async def delete(self, sender_id: str) -> None:
        """Forget a conversation."""
        async with (await self._opened()).connection() as conn:
            await conn.execute("DELETE FROM trackers WHERE sender = %s", (sender_id,))

    async def keys(self) -> Iterable[str]:
        """Every conversation that has a tracker."""
        async with (await self._opened()).connection() as conn:
            rows = await (await conn.execute("SELECT sender FROM trackers")).fetchall()
        return [row["sender"] for row in rows]
