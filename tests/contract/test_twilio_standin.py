"""Our Twilio stand-in against Twilio's own OpenAPI description, and the real client against its mock.

The description is in the npm package `@twilio-alpha/mcp`; Prism mocks it. Neither is kept in the repository.
"""

from __future__ import annotations

import json
import subprocess
import tarfile
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import RefResolver
from openapi_schema_validator import OAS30Validator
from twilio.base import values
from twilio.base.exceptions import TwilioRestException

from bot.messages import Outbound, Outcome
from channels.sms.twilio import TwilioChannel
from tests.contract.npm_cache import CACHE, installed, packed
from tests.fakes.server import LocalServer, free_port
from tests.fakes.twilio_api import ACCOUNT_SID, AUTH_TOKEN, NUMBER, FakeTwilio

PACKAGE, VERSION = "@twilio-alpha/mcp", "0.7.0"
MEMBER = "package/twilio-oai/spec/json/twilio_api_v2010.json"
PRISM, PRISM_VERSION = "@stoplight/prism-cli", "5.14.2"  # 5.16 needs Node 24
PATH = "/2010-04-01/Accounts/{AccountSid}/Messages.json"
FORM = "application/x-www-form-urlencoded"
WORDS = Outbound(1, "+254712345678", "breathe in for four")
START_LIMIT_S = 60


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    with tarfile.open(packed(PACKAGE, VERSION)) as archive:
        member = archive.extractfile(MEMBER)
        assert member is not None
        return json.load(member)


@pytest.fixture(scope="module")
def fake() -> Iterator[tuple[FakeTwilio, str]]:
    standin = FakeTwilio()
    with LocalServer(standin.app()) as server:
        yield standin, server.url


@pytest.fixture
async def channel(fake: tuple[FakeTwilio, str]) -> AsyncIterator[TwilioChannel]:
    fake[0].reset()
    made = _channel(fake[1])
    yield made
    await made.stop()


def _channel(url: str) -> TwilioChannel:
    return TwilioChannel(ACCOUNT_SID, AUTH_TOKEN, NUMBER, "https://kindline.test", api_url=url, settle_s=0)


def _check(spec: dict[str, Any], schema: dict[str, Any], value: Any) -> None:
    resolver = RefResolver.from_schema(spec)
    errors = [error.message for error in OAS30Validator(schema, resolver=resolver).iter_errors(value)]
    assert not errors


def _message_schema(spec: dict[str, Any]) -> dict[str, Any]:
    return spec["components"]["schemas"]["api.v2010.account.message"]


async def test_our_request_is_in_the_description(spec, fake, channel) -> None:
    assert (await channel.send(WORDS)).outcome is Outcome.QUEUED
    method, form = fake[0].calls[0]
    schema = spec["paths"][PATH]["post"]["requestBody"]["content"][FORM]["schema"]
    assert method == "send"
    assert set(form) <= set(schema["properties"])
    _check(spec, schema, form)


async def test_our_listing_is_in_the_description(spec, fake, channel) -> None:
    await channel.look_up(WORDS)
    parameters = {one["name"] for one in spec["paths"][PATH]["get"]["parameters"] if one["in"] == "query"}
    method, query = fake[0].calls[0]
    assert method == "list"
    assert set(query) <= parameters


async def test_standin_answers_as_described(spec, fake) -> None:
    address = fake[1] + PATH.format(AccountSid=ACCOUNT_SID)
    async with httpx.AsyncClient(auth=(ACCOUNT_SID, AUTH_TOKEN)) as http:
        made = await http.post(address, data={"To": WORDS.address, "From": NUMBER, "Body": WORDS.text})
        listed = await http.get(address, params={"To": WORDS.address, "PageSize": "5"})
    assert str(made.status_code) in spec["paths"][PATH]["post"]["responses"]
    assert set(made.json()) == set(_message_schema(spec)["properties"])
    _check(spec, _message_schema(spec), made.json())
    answer = spec["paths"][PATH]["get"]["responses"][str(listed.status_code)]
    schema = answer["content"]["application/json"]["schema"]
    assert set(listed.json()) == set(schema["properties"])
    _check(spec, schema, listed.json())


def test_every_status_of_a_receipt_is_known(spec) -> None:
    from channels.sms.twilio_inbound import STATUSES

    described = set(spec["components"]["schemas"]["message_enum_status"]["enum"])
    of_inbound = {"receiving", "received"}
    never_by_sms = {"partially_delivered"}
    assert described - of_inbound - never_by_sms <= STATUSES


@pytest.fixture(scope="module")
def prism(spec: dict[str, Any]) -> Iterator[str]:
    """Prism mocking the messages' path; it checks every request against the description."""
    program = installed(PRISM, PRISM_VERSION, "prism")
    description = CACHE / "twilio_messages.json"
    description.write_text(json.dumps({**spec, "paths": {PATH: spec["paths"][PATH]}}))
    yield from _served(program, description)


def _served(program: Path, description: Path) -> Iterator[str]:
    port = free_port()
    command = [str(program), "mock", "-h", "127.0.0.1", "-p", str(port), str(description)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_for(url, process)
        yield url
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_LIMIT_S
    while time.monotonic() < end:
        assert process.poll() is None, "Prism ended at once"
        try:
            httpx.get(url, timeout=2)
            return
        except httpx.HTTPError:
            time.sleep(0.2)
    pytest.fail(f"Prism was not up in {START_LIMIT_S} s")


async def test_real_client_sends_to_the_description(prism: str) -> None:
    channel = _channel(prism)
    sent = await channel.send(WORDS)
    assert sent.outcome is Outcome.QUEUED
    assert (sent.provider_id or "").startswith("SM")
    await channel.stop()


async def test_description_refuses_a_message_without_a_number(prism: str) -> None:
    channel = _channel(prism)
    with pytest.raises(TwilioRestException) as refused:
        await channel._client.messages.create_async(to=values.unset, from_=NUMBER, body=WORDS.text)
    assert refused.value.status == 422
    await channel.stop()
