"""Through the running service: stored once, answered in order, and what went missing comes back."""

from __future__ import annotations

import asyncio
import itertools
import secrets
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest

from bot.intake import Intake
from bot.jobs import make_queue
from bot.messages import InboundMessage
from bot.privacy.seal import Keyring
from bot.store import conversations, outbox
from bot.store.database import Database
from bot.store.embedded import database_url
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_updates import pressed, said
from tests.faults.polling import until
from tests.service import SECRET, Running

CHANNEL = "terminal-telegram"
_people = itertools.count(880_000_001)


class Door:
    """The inbox of the running service, and what it answered."""

    def __init__(self, service: Running) -> None:
        url = database_url(service.settings)
        self.keyring = Keyring(service.settings.secret_key)
        self.database, self.queue = Database(url), make_queue(url)
        self.intake = Intake(self.database, self.queue, self.keyring)

    async def __aenter__(self) -> Door:
        await self.database.open()
        await self.queue.open_async()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.queue.close_async()
        await self.database.close()

    async def rows(self, table: str, address: str) -> list[dict[str, Any]]:
        """This person's rows of inbox or outbox, in order."""
        async with self.database.connection() as conn:
            conversation = await conversations.find(conn, self.keyring, CHANNEL, address)
            query = f"SELECT * FROM {table} WHERE conversation_id = %s ORDER BY seq"
            return await (await conn.execute(query, (conversation,))).fetchall()

    async def are_done(self, address: str, count: int) -> bool:
        """Whether so many messages of this person are stored and all are answered."""
        stored = await self.rows("inbox", address)
        return len(stored) == count and all(row["done_at"] for row in stored)


def _message(address: str, text: str, provider_id: str | None = None) -> InboundMessage:
    return InboundMessage(CHANNEL, provider_id or secrets.token_hex(8), address, text, language_hint="en")


async def test_repeat_delivery_is_stored_once(service: Running) -> None:
    """The provider posts the same message several times at the same moment."""
    address, message_id = secrets.token_hex(8), secrets.token_hex(8)
    async with Door(service) as door:
        message = _message(address, "hello", message_id)
        news = await asyncio.gather(*(door.intake.accept(message) for _ in range(8)))
        assert sorted(news) == [False] * 7 + [True]
        assert await door.intake.accept(message) is False
        await until(lambda: door.are_done(address, 1), "answer")
        assert [row["key"] for row in await door.rows("outbox", address)].count("disclosure") == 1


async def test_one_persons_messages_are_answered_in_order(service: Running) -> None:
    address = secrets.token_hex(8)
    texts = ("hello", "i feel lonely", "thank you", "what can you do?", "i cannot sleep")
    async with Door(service) as door:
        for text in texts:
            await door.intake.accept(_message(address, text))
        await until(lambda: door.are_done(address, len(texts)), "answers", timeout_s=30)
        answered = [row["inbox_id"] for row in await door.rows("outbox", address)]
        stored = [row["id"] for row in await door.rows("inbox", address)]
    assert list(dict.fromkeys(answered)) == stored
    assert answered == sorted(answered)


async def test_people_are_answered_beside_one_another(service: Running) -> None:
    """One person's message waits on a hanging dialogue; the other's danger does not."""
    one, other = secrets.token_hex(8), secrets.token_hex(8)
    part = service.part("rasa")
    part.suspend()
    try:
        async with Door(service) as door:
            await door.intake.accept(_message(one, "hello"))
            await door.intake.accept(_message(other, "i want to kill myself"))
            await until(lambda: door.are_done(other, 1), "answer to the other", timeout_s=5)
            assert not await door.are_done(one, 1)
    finally:
        part.resume()
        service.wait_until(rasa="up")


async def test_first_messages_of_one_person_at_once(service: Running) -> None:
    address = secrets.token_hex(8)
    async with Door(service) as door:
        await asyncio.gather(*(door.intake.accept(_message(address, "hello")) for _ in range(4)))
        await until(lambda: door.are_done(address, 4), "answers", timeout_s=30)
        said_once = [row["key"] for row in await door.rows("outbox", address)]
    assert said_once.count("disclosure") == 1


async def test_first_messages_hold_no_row_that_a_turn_may_want(service: Running) -> None:
    """A turn that changes its conversation twice looks at the person's row, while it holds the conversation's."""
    message = _message(secrets.token_hex(8), "hello")
    async with Door(service) as door, AsyncExitStack() as stack:
        first, second, turn = [await stack.enter_async_context(door.database.connection()) for _ in range(3)]
        conversation = await conversations.ensure(first, door.keyring, message)
        waiting = asyncio.create_task(conversations.ensure(second, door.keyring, message))
        await asyncio.sleep(0.2)
        assert not waiting.done()
        await first.commit()
        assert await waiting == conversation
        await turn.execute(
            "SELECT 1 FROM people WHERE id = (SELECT person_id FROM conversations WHERE id = %s) FOR KEY SHARE NOWAIT",
            (conversation,),
        )


@pytest.fixture
def chat(service: Running, telegram: FakeTelegram) -> Iterator[int]:
    """A person on Telegram whose messages reach the service."""
    telegram.script.clear()
    telegram.webhook, telegram.secret = f"{service.url}/channels/telegram", SECRET
    yield next(_people)
    telegram.script.clear()


def _arrived(telegram: FakeTelegram, chat: int) -> list[dict[str, Any]]:
    return [message for message in telegram.sent if message["chat"]["id"] == chat]


def _show_again(telegram: FakeTelegram, chat: int) -> str | None:
    """What the button under "a message may be missing" sends back."""
    for message in _arrived(telegram, chat):
        for [button] in message.get("reply_markup", {}).get("inline_keyboard", []):
            if button["text"] == "Show it again":
                return button["callback_data"]
    return None


async def test_missing_message_is_shown_again(service: Running, telegram: FakeTelegram, chat: int) -> None:
    telegram.script.add("lost_before", method="sendMessage")
    telegram.push(said("hello", chat))
    data = await until(lambda: _show_again(telegram, chat), "offer to show it again")
    missing = await _missing_text(service)
    assert missing not in [message["text"] for message in _arrived(telegram, chat)]
    telegram.push(pressed(data, chat))
    await until(lambda: missing in [m["text"] for m in _arrived(telegram, chat)], "missing message")


async def _missing_text(service: Running) -> str:
    async with Door(service) as door, door.database.connection() as conn:
        cursor = await conn.execute("SELECT * FROM outbox WHERE state = 'unknown' ORDER BY id DESC LIMIT 1")
        [row] = await cursor.fetchall()
        found = await outbox.load(conn, door.keyring, row["conversation_id"], row["id"])
    assert found is not None
    return found.message.text


async def test_crisis_words_are_sent_again(service: Running, telegram: FakeTelegram, chat: int) -> None:
    telegram.script.add("lost_after", method="sendMessage")
    telegram.push(said("i want to kill myself", chat))
    await until(lambda: len(_arrived(telegram, chat)) >= 2, "crisis words, twice")
    first, second = _arrived(telegram, chat)[:2]
    assert first["text"] == second["text"]
