"""Danger is answered first, whatever else of ours hangs, dies or fails."""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

import psutil
import pytest

from bot import jobs
from bot.safety.levels import Level
from bot.store import conversations
from bot.store.embedded import database_url
from bot.talk import Talk
from tests.faults.polling import until
from tests.service import Running

DANGER = "i want to kill myself"
NEEDS_ACTIONS = "can we do a breathing exercise"
LIMIT_S = 3.0


async def _tell_danger(talk: Talk) -> None:
    """Say it, and check what the person and the counsellors see."""
    started = time.perf_counter()
    heard = await talk.say(DANGER)
    took_s = time.perf_counter() - started
    assert heard["replies"][0]["key"] == "crisis_suicide_self"
    assert await _row(talk, "SELECT 1 FROM queue WHERE conversation_id = %s AND level >= 2")
    assert took_s < LIMIT_S, f"{took_s:.1f} s"


async def _row(talk: Talk, query: str) -> dict[str, Any] | None:
    async with talk.database.connection() as conn:
        cursor = await conn.execute("SELECT conversation_id FROM inbox WHERE id = %s", (talk.last_inbox_id,))
        found = await cursor.fetchone()
        assert found is not None
        cursor = await conn.execute(query, (found["conversation_id"],))
        return await cursor.fetchone()


def _is_gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize("name", ["rasa", "actions"])
async def test_part_hangs(service: Running, name: str) -> None:
    part = service.part(name)
    part.suspend()
    try:
        async with service.talk() as talk:
            await _tell_danger(talk)
    finally:
        part.resume()
        service.wait_until(rasa="up", actions="up")


@pytest.mark.parametrize("name", ["rasa", "actions"])
async def test_part_is_killed(service: Running, name: str) -> None:
    part = service.part(name)
    part.kill()
    try:
        await until(lambda: _is_gone(part), "end of the process")
        async with service.talk() as talk:
            await _tell_danger(talk)
    finally:
        service.wait_until(rasa="up", actions="up")


@pytest.mark.parametrize("name", ["rasa", "actions"])
async def test_ordinary_message_waits_before_it(service: Running, name: str) -> None:
    """The person is not held up by their own earlier message, which gets an honest answer."""
    part = service.part(name)
    part.suspend()
    try:
        async with service.talk() as talk:
            ordinary = asyncio.create_task(talk.say(NEEDS_ACTIONS))
            await until(lambda: talk.last_inbox_id, "ordinary message in the inbox")
            await until(lambda: _is_in_its_turn(talk), "turn of the ordinary message")
            await _tell_danger(talk)
            assert "trouble" in [reply["key"] for reply in (await ordinary)["replies"]]
    finally:
        part.resume()
        service.wait_until(rasa="up", actions="up")


async def _is_in_its_turn(talk: Talk) -> bool:
    query = "SELECT 1 FROM procrastinate_jobs WHERE lock = 'turn:' || %s AND status = 'doing'"
    return await _row(talk, query) is not None


async def test_turn_that_keeps_failing_waits_before_it(service: Running) -> None:
    """A row that no key opens fails at every try; what the person writes next is answered all the same."""
    async with service.talk() as talk:
        await talk.say("hello")
        await _store_unreadable(service, talk)
        await until(lambda: _has_failed(talk), "failed turn")
        await _tell_danger(talk)


async def _store_unreadable(service: Running, talk: Talk) -> None:
    queue = jobs.make_queue(database_url(service.settings))
    async with queue.open_async(), talk.database.connection() as conn:
        cursor = await conn.execute("SELECT * FROM inbox WHERE id = %s", (talk.last_inbox_id,))
        [known] = await cursor.fetchall()
        [seq] = await conversations.next_seqs(conn, known["conversation_id"], 1)
        cursor = await conn.execute(
            "INSERT INTO inbox (conversation_id, channel, provider_id, seq, body) VALUES (%s, %s, %s, %s, %s)"
            " RETURNING id",
            (known["conversation_id"], known["channel"], f"bad-{known['id']}", seq, os.urandom(64)),
        )
        [bad] = await cursor.fetchall()
        await jobs.defer_turn(queue, conn, known["conversation_id"], bad["id"])


async def _has_failed(talk: Talk) -> bool:
    query = "SELECT 1 FROM procrastinate_jobs WHERE lock LIKE 'turn:' || %s || '%%' AND attempts > 0"
    return await _row(talk, query) is not None


async def test_short_despair_soon_after_is_danger(service: Running) -> None:
    """The verdict of the message before is remembered although Rasa hangs."""
    part = service.part("rasa")
    part.suspend()
    try:
        async with service.talk() as talk:
            await _tell_danger(talk)
            heard = await talk.say("i can't go on")
            assert Level[heard["risk"]["level"].upper()] >= Level.HIGH
            assert heard["replies"][0]["key"] == "safety_again"
    finally:
        part.resume()
        service.wait_until(rasa="up")
