"""What the contract suite does not ask of SMS: receipts, looking up, the fields of the form."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from starlette.applications import Starlette

from bot.errors import SettingError, StoreError
from bot.messages import Outbound, Outcome
from bot.settings import Settings
from channels.base import Accepted, Ignored
from channels.sms.numbers import region_of
from channels.sms.twilio import EMPTY_TWIML, MESSAGE_PATH, STATUS_PATH, TRIAL_PREFIX, TwilioChannel
from channels.sms.twilio_inbound import read_message
from tests.fakes.server import LocalServer
from tests.fakes.twilio_api import ACCOUNT_SID, AUTH_TOKEN, NUMBER, FakeTwilio

PERSON = "+254712345678"
PUBLIC_URL = "https://kindline.test"
WORDS = Outbound(1, PERSON, "breathe in for four")


@pytest.fixture(scope="module")
def server():
    fake = FakeTwilio()
    with LocalServer(fake.app()) as running:
        yield fake, running.url


@pytest.fixture
def fake(server):
    server[0].reset()
    return server[0]


@pytest.fixture
async def channel(server) -> AsyncIterator[TwilioChannel]:
    made = TwilioChannel(ACCOUNT_SID, AUTH_TOKEN, NUMBER, PUBLIC_URL, api_url=server[1], timeout_s=0.3, settle_s=0)
    yield made
    await made.stop()


async def post(channel: TwilioChannel, request: httpx.Request) -> httpx.Response:
    async def accept(message):
        return True

    app = Starlette(routes=list(channel.routes(accept)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as http:
        return await http.send(request)


def receipt(fake: FakeTwilio, **form: str) -> httpx.Request:
    return fake.signed(PUBLIC_URL + STATUS_PATH, {"MessageSid": "SM1", "To": PERSON, **form})


async def test_answer_is_empty_twiml(fake, channel):
    answer = await post(channel, fake.signed(PUBLIC_URL + MESSAGE_PATH, fake.form(PERSON, "hi")))
    assert (answer.text, answer.headers["content-type"]) == (EMPTY_TWIML, "text/xml; charset=utf-8")


async def test_signature_covers_the_query(fake, channel):
    url = PUBLIC_URL + MESSAGE_PATH + "?clinic=a"
    request = fake.signed(url, fake.form(PERSON, "hi"))
    assert (await post(channel, request)).status_code == 200
    request.url = httpx.URL(PUBLIC_URL + MESSAGE_PATH + "?clinic=b")
    assert (await post(channel, request)).status_code == 403


async def test_public_address_below_a_path(fake):
    channel = TwilioChannel(ACCOUNT_SID, AUTH_TOKEN, NUMBER, PUBLIC_URL + "/line")
    request = fake.signed(PUBLIC_URL + "/line" + MESSAGE_PATH, fake.form(PERSON, "hi"))
    request.url = httpx.URL(PUBLIC_URL + MESSAGE_PATH)  # the proxy strips its own path
    assert (await post(channel, request)).status_code == 200
    await channel.stop()


@pytest.mark.parametrize("field", ["MessageSid", "From"])
async def test_missing_field_is_refused(fake, channel, field):
    form = fake.form(PERSON, "hi")
    del form[field]
    assert (await post(channel, fake.signed(PUBLIC_URL + MESSAGE_PATH, form))).status_code == 400


@pytest.mark.parametrize(
    ("number", "guess", "region"),
    [
        ("+254712345678", "", "KE"),
        ("+12125551234", "CA", "US"),
        ("+14165551234", "", "CA"),
        ("38383", "KE", "KE"),
        ("38383", "", None),
        ("CLINIC", "K", None),
        ("+999999", None, None),
    ],
)
def test_region_comes_from_the_number(number, guess, region):
    assert region_of(number, guess) == region


def test_own_number_is_an_echo(fake):
    assert isinstance(read_message(fake.form(NUMBER, "hi"), "sms", NUMBER), Ignored)


@pytest.mark.parametrize(("kind", "choice"), [("HELP", "help"), ("START", "start"), ("STOP", None)])
def test_carrier_words_keep_their_text(fake, kind, choice):
    received = read_message(fake.form(PERSON, kind, OptOutType=kind), "sms", NUMBER)
    assert isinstance(received, Accepted)
    assert (received.message.choice, received.message.text) == (choice, kind)


async def test_receipts_are_recorded_each(fake, channel):
    seen = []

    async def record(*receipt):
        seen.append(receipt)

    channel.on_receipt = record
    for form in ({"MessageStatus": "sent"}, {"MessageStatus": "undelivered", "ErrorCode": "30003"}):
        assert (await post(channel, receipt(fake, **form))).status_code == 200
    assert seen == [("sms", "SM1", "sent", None), ("sms", "SM1", "undelivered", "30003")]


async def test_receipt_nasty_cases(fake, channel):
    async def record(*receipt):
        raise StoreError("down")

    forged = receipt(fake, MessageStatus="sent")
    forged.headers["x-twilio-signature"] = "wrong"
    assert (await post(channel, forged)).status_code == 403
    assert (await post(channel, receipt(fake))).status_code == 400
    assert (await post(channel, receipt(fake, MessageStatus="teleported"))).status_code == 200
    assert (await post(channel, receipt(fake, MessageStatus="sent"))).status_code == 200  # nobody records
    channel.on_receipt = record
    assert (await post(channel, receipt(fake, MessageStatus="sent"))).status_code == 503


@pytest.mark.parametrize(
    ("failure", "outcome"),
    [
        ("timeout_after", Outcome.QUEUED),
        ("lost_after", Outcome.QUEUED),
        ("timeout_before", Outcome.RETRY_LATER),
        ("lost_before", Outcome.RETRY_LATER),
    ],
)
async def test_look_up_settles_an_ambiguous_send(fake, channel, failure, outcome):
    fake.script.add(failure, method="send")
    assert (await channel.send(WORDS)).outcome is Outcome.UNKNOWN
    found = await channel.look_up(WORDS)
    assert found is not None
    assert found.outcome is outcome
    assert found.provider_id == (fake.sent[0]["sid"] if fake.sent else None)


@pytest.mark.parametrize("failure", ["timeout_before", "500", "429", "html", "unreadable"])
async def test_look_up_without_an_answer_tells_nothing(fake, channel, failure):
    fake.script.add(failure, method="list")
    assert await channel.look_up(WORDS) is None


async def test_look_up_asks_again_before_absent(fake, channel):
    fake.script.add("500", method="list")
    fake.script.add("", method="list")
    assert await channel.look_up(WORDS) is None
    assert (await channel.look_up(WORDS)).outcome is Outcome.RETRY_LATER
    assert fake.script.left == 0


@pytest.mark.parametrize(
    ("change", "is_found"),
    [
        ({}, True),
        ({"body": TRIAL_PREFIX + WORDS.text}, True),
        ({"body": WORDS.text + " and out"}, False),
        ({"to": "+254700000000"}, False),
        ({"direction": "inbound"}, False),
        ({"date_created": format_datetime(datetime.now(UTC) - timedelta(hours=1))}, False),
    ],
    ids=["same", "trial account", "other words", "other person", "their own", "long ago"],
)
async def test_look_up_matches_only_the_same_message(fake, channel, change, is_found):
    await channel.send(WORDS)
    fake.sent[0].update(change)
    assert ((await channel.look_up(WORDS)).outcome is Outcome.QUEUED) == is_found


async def test_look_up_of_a_crowded_number_tells_nothing(fake, channel):
    await channel.send(Outbound(2, PERSON, "another"))
    fake.sent *= 50
    assert await channel.look_up(WORDS) is None


async def test_messaging_service_sends_in_place_of_a_number(server, fake):
    service = TwilioChannel(ACCOUNT_SID, AUTH_TOKEN, "MG" + "1" * 32, PUBLIC_URL, api_url=server[1])
    assert (await service.send(WORDS)).outcome is Outcome.QUEUED
    assert (fake.sent[0]["messaging_service_sid"], fake.sent[0]["from"]) == ("MG" + "1" * 32, None)
    await service.stop()


async def test_stopped_person_blocks_until_start(fake, channel):
    fake.say(PERSON, "Stop")
    assert (await channel.send(WORDS)).outcome is Outcome.BLOCKED
    fake.say(PERSON, "START")
    assert (await channel.send(WORDS)).outcome is Outcome.QUEUED


ALL = Settings(
    public_url=PUBLIC_URL,
    twilio_account_sid=ACCOUNT_SID,
    twilio_auth_token=AUTH_TOKEN,
    twilio_from=NUMBER,
)


@pytest.mark.parametrize("missing", ["public_url", "twilio_account_sid", "twilio_auth_token", "twilio_from"])
def test_off_without_a_setting(missing):
    assert TwilioChannel.from_settings(ALL) is not None
    assert TwilioChannel.from_settings(dataclasses.replace(ALL, **{missing: None})) is None


def test_malformed_account_is_named():
    with pytest.raises(SettingError, match="KINDLINE_TWILIO_ACCOUNT_SID"):
        TwilioChannel.from_settings(dataclasses.replace(ALL, twilio_account_sid="AC../x"))
