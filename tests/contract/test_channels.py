"""The same nasty cases on every channel; no secret, word or address is in the logs of any of them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import httpx
import pytest

from bot.messages import Outcome
from bot.settings import Settings
from channels import registry
from tests.contract.cases import INBOUND, OUR_OWN, SEND, InboundCase, SendCase
from tests.contract.harness import DOORS, HAS_NO_ROUTES, SENT_WORDS, Door, nobody_listens
from tests.fakes.telegram_api import TOKEN
from tests.fakes.twilio_api import ACCOUNT_SID, AUTH_TOKEN, NUMBER

ALL_ON = Settings(
    public_url="https://kindline.test",
    secret_key="1:a2V5",
    twilio_account_sid=ACCOUNT_SID,
    twilio_auth_token=AUTH_TOKEN,
    twilio_from=NUMBER,
    telegram_token=TOKEN,
    telegram_secret="s",
)


@pytest.fixture(params=DOORS)
async def door(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Door]:
    """Each door in turn; afterwards the logs are searched."""
    caplog.set_level(logging.DEBUG)
    async with DOORS[request.param]().open() as opened:
        yield opened
    # By phase: in this one, the fixture's end, `caplog.text` would be empty.
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    logs = "\n".join(caplog.handler.format(record) for record in records)
    words = {SENT_WORDS, opened.address, *(message.text for message in opened.inbox.messages)}
    for secret in (*opened.secrets, *words):
        assert not secret.strip() or secret not in logs, "a secret, words or an address were logged"


ARISING = [
    pytest.param(name, case, id=f"{name}-{case.id}")
    for name in DOORS
    for case in INBOUND
    if case.unless.get(name, case.result) is not None
]
WITH_PROVIDER = [
    pytest.param(name, case, id=f"{name}-{case.id}") for name in DOORS if name not in OUR_OWN for case in SEND
]


@pytest.mark.parametrize(("door", "case"), ARISING, indirect=["door"])
async def test_inbound(door: Door, case: InboundCase, caplog: pytest.LogCaptureFixture) -> None:
    expected = case.unless.get(door.name) or case.result
    answer = await door.post(getattr(door, case.act)(case.text))
    # The widget's API says 202 where providers want 200.
    is_accepted = door.name == "web" and expected.status == 200
    assert answer.status_code == (202 if is_accepted else expected.status)
    assert len(door.inbox.messages) == expected.stored
    assert not case.text.strip() or case.text not in caplog.text
    for message in door.inbox.messages:
        assert message.text == (case.text if case.stored_text is None else case.stored_text)
        assert message.is_text == case.is_text
        assert (message.channel, message.address, message.choice) == (door.name, door.address, None)
        assert case.text not in repr(message) or not case.text.strip()


async def test_repeat_delivery_is_stored_once(door: Door) -> None:
    request = door.say("once")
    for _ in range(2):
        assert (await door.post(_again(request))).is_success
    assert (len(door.inbox.messages), door.inbox.repeats) == (1, 1)


async def test_out_of_order_delivery_keeps_both(door: Door) -> None:
    first, second = door.say("first words"), door.say("second words")
    for request in (second, first):
        assert (await door.post(request)).is_success
    assert [message.text for message in door.inbox.messages] == ["second words", "first words"]


async def test_store_down_asks_for_another_delivery(door: Door) -> None:
    request = door.say("not to be lost")
    door.inbox.is_down = True
    assert (await door.post(_again(request))).status_code == 503
    door.inbox.is_down = False
    assert (await door.post(_again(request))).is_success
    assert len(door.inbox.messages) == 1


async def test_other_methods_are_refused(door: Door) -> None:
    request = door.say("by another method")
    for method in ("GET", "PUT", "DELETE"):
        request.method = method
        assert (await door.post(_again(request))).status_code == 405
    assert not door.inbox.messages


@pytest.mark.parametrize("door", OUR_OWN, indirect=True)
async def test_send_without_a_provider(door: Door) -> None:
    assert (await door.channel.send(door.outbound())).outcome is OUR_OWN[door.name]


@pytest.mark.parametrize(("door", "case"), WITH_PROVIDER, indirect=["door"])
async def test_send(door: Door, case: SendCase) -> None:
    if case.failure == "down":
        await door.channel.stop()
        door.channel = door.make(nobody_listens())
    elif case.failure:
        door.script(case.failure)
    result = await door.channel.send(door.outbound())
    assert result.outcome is getattr(case, door.name), result
    assert result.retry_after_s == case.retry_after_s
    assert door.arrived == case.arrives
    assert bool(result.provider_id) == (result.outcome in {Outcome.QUEUED, Outcome.DELIVERED})
    assert SENT_WORDS not in result.detail
    assert door.address not in result.detail


async def test_send_after_stop_is_an_outcome(door: Door) -> None:
    await door.channel.stop()
    expected = OUR_OWN.get(door.name, Outcome.RETRY_LATER)
    assert (await door.channel.send(door.outbound())).outcome is expected


def test_every_channel_has_a_door() -> None:
    on, off = registry.load_channels(ALL_ON)
    assert tuple(channel.name for channel in on) == registry.NAMES
    assert not off
    assert {*DOORS, *HAS_NO_ROUTES} == set(registry.NAMES)
    for channel in on:
        assert channel.name not in HAS_NO_ROUTES or not channel.routes(None)  # type: ignore[arg-type]


def _again(request: httpx.Request) -> httpx.Request:
    return httpx.Request(request.method, request.url, headers=dict(request.headers), content=request.content)
