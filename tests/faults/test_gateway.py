"""The gateway's own answers: understanding for other software, health, and every way to be refused."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from bot.errors import StoreError
from bot.privacy.seal import new_key
from bot.settings import load_settings
from bot.understanding.labels import INTENTS
from bot.understanding.types import FALLBACK_INTENT
from gateway.app import build_app
from tests.service import Running

KEY = {"authorization": "Bearer test-api-key"}
RISK = {
    "level": {"none", "watch", "high", "imminent"},
    "category": {"none", "suicide", "self_harm", "harm_to_others", "abuse", "medical"},
    "about": {"self", "other"},
}
LONG = "i do not know what to do any more, everything is too much and nobody listens to me at home. " * 30


@pytest_asyncio.fixture
async def client(service: Running) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=service.url, trust_env=False, timeout=60) as client:
        yield client


async def _parse(client: httpx.AsyncClient, texts: list[str]) -> list[dict[str, Any]]:
    answer = await client.post("/api/parse", json={"texts": texts}, headers=KEY)
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": "test-api-keys"},
        {"x-api-key": "ключ".encode()},
    ],
    ids=["no key", "wrong key", "longer key", "not ASCII"],
)
async def test_parse_without_the_key(client: httpx.AsyncClient, headers: dict[str, Any]) -> None:
    answer = await client.post("/api/parse", json={"texts": ["secret words"]}, headers=headers)
    assert answer.status_code == 401
    assert "error" in answer.json()
    assert "secret words" not in answer.text


MALFORMED = {
    "empty": b"",
    "not JSON": b"{",
    "a list": b'["hello"]',
    "no texts": b'{"text": "hello"}',
    "not a list": b'{"texts": "hello"}',
    "not strings": b'{"texts": [1, null]}',
    "101 texts": b'{"texts": [' + b",".join([b'"a"'] * 101) + b"]}",
    "not UTF-8": b'{"texts": ["\xff"]}',
    "too deep": b"[" * 100_000,
    "too large": b'{"texts": ["' + b"a" * 600_000 + b'"]}',
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
async def test_parse_malformed(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/api/parse", content=body, headers=KEY)
    assert answer.status_code in (400, 413)
    assert "error" in answer.json()


async def test_parse_shape(client: httpx.AsyncClient) -> None:
    texts = ["i want to kill myself", "nataka kulala", "hola", "", "   ", "😀", '{"a": 1}', "/restart"]
    answers = await _parse(client, texts)
    for answer in answers:
        _assert_contract(answer)
    assert answers[0]["risk"]["level"] in {"high", "imminent"}
    assert answers[0]["intent"]["name"] == "report_risk"


async def test_parse_what_is_no_text(client: httpx.AsyncClient) -> None:
    """Half a surrogate pair, and NUL."""
    answer = await client.post("/api/parse", content=b'{"texts": ["\\ud800", "\\u0000"]}', headers=KEY)
    assert answer.status_code == 200
    for parsed in answer.json():
        _assert_contract(parsed)


def _assert_contract(answer: dict[str, Any]) -> None:
    assert isinstance(answer["language"]["code"], str)
    assert 0 <= answer["language"]["confidence"] <= 1
    assert all(answer["risk"][name] in allowed for name, allowed in RISK.items())
    assert 0 <= answer["risk"]["confidence"] <= 1
    assert answer["intent"]["name"] in {*INTENTS, FALLBACK_INTENT}
    assert all({"entity", "value"} <= set(entity) for entity in answer["entities"])


async def test_parse_a_hundred(client: httpx.AsyncClient) -> None:
    answers = await _parse(client, ["hello", "i want to kill myself"] * 50)
    assert len(answers) == 100
    assert [answer["risk"]["level"] == "none" for answer in answers] == [True, False] * 50


async def test_parse_does_not_blind_the_talk(service: Running, client: httpx.AsyncClient) -> None:
    """However much other software asks, a person's message is understood by the model in time."""
    asking = [asyncio.create_task(_parse(client, [LONG] * 40)) for _ in range(3)]
    try:
        async with service.talk() as talk:
            started = time.perf_counter()
            heard = await talk.say("i feel lonely")
            assert time.perf_counter() - started < 5
            assert heard["intent"]["name"] == "share_feeling", "the model was not asked in time"
    finally:
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)


async def test_unknown_route(client: httpx.AsyncClient) -> None:
    answer = await client.get("/no/such/page")
    assert answer.status_code == 404
    assert "page" not in answer.text


async def test_health(client: httpx.AsyncClient) -> None:
    answer = await client.get("/health")
    parts = answer.json()
    assert answer.status_code == 200
    channels = parts.pop("channels")
    assert set(parts) == {"gateway", "database", "worker", "rasa", "actions"}
    assert set(parts.values()) == {"up"}
    assert {channels[name] for name in ("web", "sms", "telegram")} == {"on"}


async def test_health_while_rasa_hangs(service: Running, client: httpx.AsyncClient) -> None:
    """Told, but no reason to send people elsewhere."""
    part = service.part("rasa")
    part.suspend()
    try:
        answer = await client.get("/health")
        assert (answer.status_code, answer.json()["rasa"]) == (200, "down")
    finally:
        part.resume()
        service.wait_until(rasa="up")


@pytest.fixture
def app() -> Starlette:
    """A gateway whose database is away; its background work is not started."""
    settings = load_settings(
        {"KINDLINE_SECRET_KEY": new_key(), "KINDLINE_DATABASE_URL": "postgresql://x@127.0.0.1:1/x"}
    )
    return build_app(settings)


async def _ask(app: Starlette, method: str, path: str, **more: Any) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return await client.request(method, path, **more)


async def test_database_is_away(app: Starlette) -> None:
    async def accept(request: Request) -> None:
        raise StoreError("the database did not answer")

    app.router.routes.insert(0, Route("/accept", accept))
    answer = await _ask(app, "GET", "/accept")
    assert answer.status_code == 503
    assert answer.headers["retry-after"].isdecimal()
    assert "error" in answer.json()


async def test_api_is_off_without_a_key(app: Starlette) -> None:
    assert (await _ask(app, "POST", "/api/parse", json={"texts": []})).status_code == 404
