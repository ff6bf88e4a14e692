"""One turn: hear, then answer danger from our own words, or be silent for a human, or let Rasa lead the talk.

Everything a turn changes is committed at once, with the replies in the outbox: a turn that is killed leaves nothing
behind and is run again; a turn that is run twice commits once.
"""

from __future__ import annotations

import logging
import time
from datetime import UTC, datetime

from bot import jobs
from bot.answers import plan_danger, plan_talk
from bot.heard import Heard, hear, pressed_payload
from bot.messages import Outbound
from bot.plan import Plan
from bot.replies import render
from bot.service import Service
from bot.store import conversations, episodes, inbox, outbox, turns
from bot.store.database import Connection

log = logging.getLogger(__name__)


async def run_turn(service: Service, inbox_id: int) -> None:
    """Answer one inbox row; a row that is done or erased is left alone."""
    started = time.perf_counter()
    heard = await _hear(service, inbox_id)
    if heard is None:
        return
    danger = await plan_danger(service, heard)
    if danger is not None:
        await _answer_danger(service, heard, danger, started)
    elif heard.conversation.handover == "with_human":
        await _commit(service, heard, Plan(heard.language, owner="human"), started)
    else:
        await _commit(service, heard, await plan_talk(service, heard), started)


async def _hear(service: Service, inbox_id: int) -> Heard | None:
    async with service.database.connection() as conn:
        message = await inbox.load(conn, service.keyring, inbox_id)
        if message is None or message.is_done:
            return None
        conversation = await conversations.load(conn, service.keyring, message.conversation_id)
        payload = await pressed_payload(service, conn, message, conversation)
    return await hear(service, message, conversation, payload)


async def _answer_danger(service: Service, heard: Heard, plan: Plan, started: float) -> None:
    try:
        await _commit(service, heard, plan, started)
    except Exception:
        await _say_from_memory(service, heard, plan)
        raise
    service.metrics.crisis((datetime.now(UTC) - heard.received.received_at).total_seconds())


async def _say_from_memory(service: Service, heard: Heard, plan: Plan) -> None:
    """The database is away: the crisis words go out all the same, once, and the turn is tried again later."""
    if heard.received.id in service.said_from_memory:
        return
    service.said_from_memory.add(heard.received.id)
    conversation = heard.conversation
    channel = service.channels[conversation.channel]
    service.metrics.failure("memory_send")
    log.error("turn %d could not be stored; crisis words were sent from memory", heard.received.id)
    for draft in render(service, plan.says, plan.language, conversation.channel):
        await channel.send(
            Outbound(0, conversation.address, draft.text, language=draft.language, direction=draft.direction)
        )


async def _commit(service: Service, heard: Heard, plan: Plan, started: float) -> None:
    conversation = heard.conversation
    async with service.database.connection() as conn:
        if not await inbox.finish(conn, heard.received.id):
            return
        await episodes.record(conn, conversation.id, heard.received.id, heard.verdict)
        if plan.danger is not None:
            episode = await episodes.raise_to(conn, conversation.id, plan.danger)
            await episodes.queue(conn, conversation.id, "risk", int(plan.danger.level), episode)
        for step in plan.steps:
            await step(conn)
        await conversations.update(conn, conversation.id, _changes(heard, plan))
        await _put_out(service, conn, heard, plan)
        ms = (time.perf_counter() - started) * 1000
        await turns.record(conn, heard.received.id, plan.owner, heard.understanding, ms)
    kind = "danger" if plan.danger else "human" if plan.owner == "human" else "talk"
    service.metrics.turn(kind, time.perf_counter() - started)


def _changes(heard: Heard, plan: Plan) -> dict[str, object]:
    changes = {
        "language": plan.language,
        "last_inbound_at": heard.received.received_at,
        "stopped_at": None,  # whoever writes again wants answers again
    }
    if plan.danger is not None:
        changes["pauses_activity"] = True
    return {**changes, **plan.changes}


async def _put_out(service: Service, conn: Connection, heard: Heard, plan: Plan) -> None:
    if not plan.says and not plan.again:
        return
    conversation = heard.conversation
    channel = service.channels[conversation.channel]
    is_pulled = channel.capabilities.is_pulled
    lane = "danger" if plan.danger else "talk"
    drafts = [*render(service, plan.says, plan.language, conversation.channel), *plan.again]
    await outbox.add(conn, service.keyring, conversation.id, heard.received.id, drafts, lane=lane, is_pulled=is_pulled)
    if not is_pulled:
        await jobs.defer_delivery(service.queue, conn, conversation.id, lane)
