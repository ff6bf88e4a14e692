"""Sending what the outbox holds, in order, each message once.

A send is marked before it begins. If the outcome says that nothing was sent, it is tried again with back-off. If it
is ambiguous (time-out after the request went out, process killed half-way) the provider is asked; where it cannot
tell, crisis words are sent again (twice is better than never), anything else is not, and the person is told that a
message may be missing and can have it again by one tap.
"""

from __future__ import annotations

import logging

from bot import jobs
from bot.messages import Outbound, Outcome, Say, Sender, SendResult
from bot.replies import render
from bot.service import Service
from bot.store import conversations, outbox
from bot.store.database import Connection

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 14
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 300.0
FINAL = {Outcome.BLOCKED, Outcome.BAD_ADDRESS, Outcome.OUR_FAULT}


async def deliver_lane(service: Service, conversation_id: int, lane: str) -> None:
    """Send rows of one lane until none is due or one must wait."""
    async with service.database.connection() as conn:
        conversation = await conversations.load(conn, service.keyring, conversation_id)
    while True:
        async with service.database.connection() as conn:
            row = await outbox.due(conn, service.keyring, conversation_id, lane, conversation.address)
            if row is None:
                return
            was_interrupted = row.state == "sending"
            if not was_interrupted:
                await outbox.begin(conn, row.id)
        result = await _outcome(service, conversation.channel, row, was_interrupted)
        if not await _settle(service, conversation, row, result):
            return


async def _outcome(service: Service, channel_name: str, row: outbox.Row, was_interrupted: bool) -> SendResult:
    channel = service.channels.get(channel_name)
    if channel is None:
        return SendResult(Outcome.OUR_FAULT, detail="the channel is off")
    if not was_interrupted:
        result = await _send(channel, row.message)
        if result.outcome is not Outcome.UNKNOWN:
            return result
    found = await channel.look_up(row.message)
    if found is not None:
        return found
    if row.lane == "danger" or channel.capabilities.repeats_after_unknown:
        return SendResult(Outcome.RETRY_LATER, detail="ambiguous, sent again")
    return SendResult(Outcome.UNKNOWN, detail="ambiguous")


async def _send(channel: Sender, message: Outbound) -> SendResult:
    """A channel never raises; if one does all the same, its lane must not stand still for ever."""
    try:
        return await channel.send(message)
    except Exception as error:
        log.error("%s: a send raised %s", channel.name, type(error).__name__)
        return SendResult(Outcome.UNKNOWN, detail=type(error).__name__)


async def _settle(
    service: Service, conversation: conversations.Conversation, row: outbox.Row, result: SendResult
) -> bool:
    """Record the outcome; False when this lane must wait."""
    service.metrics.send(conversation.channel, result.outcome)
    if result.outcome is Outcome.RETRY_LATER and row.attempts + 1 < MAX_ATTEMPTS:
        await _retry(service, conversation.id, row, result)
        return False
    state = {Outcome.DELIVERED: "sent", Outcome.QUEUED: "sent", Outcome.UNKNOWN: "unknown"}.get(
        result.outcome, "failed"
    )
    if state == "failed":
        log.warning("outbox %d: %s (%s)", row.id, result.outcome.value, result.detail)
    async with service.database.connection() as conn:
        await outbox.settle(conn, row.id, state, result)
        if state == "unknown":
            await _offer_again(service, conn, conversation, row)
    return True


async def _retry(service: Service, conversation_id: int, row: outbox.Row, result: SendResult) -> None:
    wait_s = result.retry_after_s or min(FIRST_WAIT_S * 2**row.attempts, LONGEST_WAIT_S)
    async with service.database.connection() as conn:
        await outbox.settle(conn, row.id, "ready", result)
        await jobs.defer_delivery(service.queue, conn, conversation_id, row.lane, after_s=wait_s)


async def _offer_again(
    service: Service, conn: Connection, conversation: conversations.Conversation, row: outbox.Row
) -> None:
    """Say that a message may be missing; its choice brings the message again."""
    if row.key == "maybe_missed":
        return
    again = {"title_key": "choice_show_again", "payload": f'/show_again{{"outbox": {row.id}}}'}
    drafts = render(service, [Say("maybe_missed", choices=(again,))], row.message.language, conversation.channel)
    await outbox.add(conn, service.keyring, conversation.id, row.inbox_id, drafts, lane=row.lane, is_pulled=False)
