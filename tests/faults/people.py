"""Thirty people who write over three channels, and what must be true of their answers afterwards."""

from __future__ import annotations

import asyncio
import random
import uuid
from dataclasses import dataclass, field

import httpx

from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_updates import said
from tests.fakes.twilio_api import FakeTwilio
from tests.service import SECRET, Running

DANGER = "i want to kill myself"
LINES = (
    "hello",
    "i am so worried about everything",
    "i cannot sleep at night",
    "what can you do?",
    "asdkjh qwoiu zzz",
    "i feel lonely",
    "thank you",
    "give me a hotline number",
    "can we do a breathing exercise",
    "who can read this?",
)


def words_of(person: int, number: int) -> str:
    """What a person writes: one message in ten is danger."""
    return DANGER if (person + number) % 10 == 3 else LINES[(person * 3 + number) % len(LINES)]


@dataclass(slots=True)
class Crowd:
    """Everyone who writes; each person's messages go out in order, people beside one another."""

    service: Running
    telegram: FakeTelegram
    twilio: FakeTwilio
    messages: int
    rng: random.Random
    web_talks: dict[int, str] = field(default_factory=dict)

    async def write(self, people: int) -> None:
        """All write, a third on each channel; returns when every message was accepted."""
        self.telegram.webhook, self.telegram.secret = f"{self.service.url}/channels/telegram", SECRET
        self.twilio.webhook = f"{self.service.url}/channels/sms/twilio"
        writers = (self._web, self._sms, self._telegram)
        async with asyncio.TaskGroup() as group:
            for person in range(people):
                group.create_task(writers[person % 3](person))
        while self.telegram.pending or self.twilio.pending:  # noqa: ASYNC110
            await asyncio.sleep(0.1)

    async def _pause(self) -> None:
        await asyncio.sleep(self.rng.uniform(0.5, 5.0))

    async def _sms(self, person: int) -> None:
        for number in range(self.messages):
            self.twilio.say(f"+2547000{person:05d}", words_of(person, number))
            await self._pause()

    async def _telegram(self, person: int) -> None:
        for number in range(self.messages):
            self.telegram.push(said(words_of(person, number), 10_000 + person))
            await self._pause()

    async def _web(self, person: int) -> None:
        async with httpx.AsyncClient(base_url=self.service.url, trust_env=False, timeout=10) as client:
            talk = (await self._until_taken(client, "start", {}, None)).json()["talk"]
            for number in range(self.messages):
                body = {"id": str(uuid.uuid4()), "text": words_of(person, number)}
                await self._until_taken(client, "send", body, talk)
                await self._pause()

    async def _until_taken(self, client: httpx.AsyncClient, route: str, body: dict, talk: str | None) -> httpx.Response:
        """As the widget does: the same message with the same id until it is taken."""
        headers = {"authorization": f"Bearer {talk}"} if talk else {}
        while True:
            try:
                answer = await client.post(f"/channels/web/{route}", json=body, headers=headers)
                if answer.is_success:
                    return answer
            except httpx.HTTPError:
                pass
            await asyncio.sleep(0.3)
