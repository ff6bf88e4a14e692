"""What the contract suite does not ask of Telegram: every kind of update, buttons, polling, the webhook."""

from __future__ import annotations

import asyncio
import dataclasses
import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from starlette.applications import Starlette

from bot.errors import SettingError
from bot.messages import Button, Outbound, Outcome
from bot.settings import Settings
from channels.base import Accepted, Ignored, Rejected
from channels.telegram import background
from channels.telegram.channel import SECRET_HEADER, WEBHOOK_PATH, TelegramChannel
from channels.telegram.updates import read_update
from tests.contract.harness import Inbox
from tests.fakes.server import LocalServer
from tests.fakes.telegram_api import TOKEN, FakeTelegram
from tests.fakes.telegram_updates import ATTACHMENTS, ignored_updates, message, pressed, said

SECRET = "webhook-secret"


@pytest.fixture(scope="module")
def server():
    fake = FakeTelegram()
    with LocalServer(fake.app()) as running:
        yield fake, running.url


@pytest.fixture
def fake(server, monkeypatch):
    monkeypatch.setattr(background, "FIRST_PAUSE_S", 0.01)
    server[0].reset()
    return server[0]


@pytest.fixture
async def make(server) -> AsyncIterator[Callable[..., TelegramChannel]]:
    made = []

    def make(**more) -> TelegramChannel:
        made.append(TelegramChannel(TOKEN, SECRET, api_url=server[1], read_timeout_s=0.5, **more))
        return made[-1]

    yield make
    for channel in made:
        await channel.stop()


async def until(is_true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not is_true():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def post(channel: TelegramChannel, inbox: Inbox, update: dict) -> int:
    app = Starlette(routes=list(channel.routes(inbox.accept)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://t") as http:
        headers = {SECRET_HEADER: SECRET}
        return (await http.post(WEBHOOK_PATH, content=json.dumps(update), headers=headers)).status_code


def read(update: dict) -> Accepted | Ignored | Rejected:
    return read_update({"update_id": 7, **update}, "telegram")


@pytest.mark.parametrize("kind", ignored_updates())
async def test_update_with_nothing_to_answer(fake, make, kind):
    update = ignored_updates()[kind]
    received = read(update)
    assert isinstance(received, Ignored)
    assert "hello" not in received.reason
    assert await post(make(), Inbox(), {"update_id": 7, **update}) == 200


@pytest.mark.parametrize("kind", ATTACHMENTS)
def test_attachment_is_no_text(kind):
    received = read({"message": message(**ATTACHMENTS[kind])})
    assert isinstance(received, Accepted)
    assert (received.message.is_text, received.message.text) == (False, "")


@pytest.mark.parametrize(
    ("text", "choice", "kept"),
    [
        ("/start", "start", ""),
        ("/START", "start", ""),
        ("/start clinic-12", "start", ""),
        ("/help", "help", ""),
        ("/help@kindline_test_bot", "help", ""),
        ("/language ", "language", ""),
        ("/human", "human", ""),
        ("/start alone", None, "/start alone"),
        ("/human please", None, "/human please"),
        ("/greet", None, "/greet"),
        ("/", None, "/"),
        ("see /help", None, "see /help"),
    ],
    ids=[
        "start",
        "capitals",
        "start with a code",
        "help",
        "with the bot's name",
        "trailing blank",
        "human",
        "start with a word",
        "human with a word",
        "an intent's name",
        "a slash alone",
        "in mid-text",
    ],
)
def test_only_our_bare_commands_are_choices(text, choice, kept):
    received = read(said(text))
    assert isinstance(received, Accepted)
    assert (received.message.choice, received.message.text, received.message.is_text) == (choice, kept, True)


@pytest.mark.parametrize("language", ["sw", None])
def test_language_hint(language):
    received = read(said("hi", language=language))
    assert isinstance(received, Accepted)
    assert received.message.language_hint == language


@pytest.mark.parametrize("update", [None, [], 3, {}, {"update_id": "7"}, {"update_id": True}, {"message": {}}])
def test_what_is_no_update(update):
    assert isinstance(read_update(update, "telegram"), Rejected)


async def test_press_is_stored_and_answered(fake, make):
    inbox = Inbox()
    assert await post(make(), inbox, fake.push(pressed("tok-1", 88))) == 200
    assert (inbox.messages[0].choice, inbox.messages[0].address) == ("tok-1", "88")
    await until(lambda: [name for name, _ in fake.calls] == ["answerCallbackQuery"])


async def test_press_of_an_old_message_has_no_chat(fake, make):
    update = pressed("tok-1", 88)
    del update["callback_query"]["message"]
    received = read(update)
    assert isinstance(received, Accepted)
    assert received.message.address == "88"


@pytest.mark.parametrize("failure", ["400", "500", "timeout_before"])
async def test_press_that_cannot_be_answered_is_harmless(fake, make, failure):
    fake.script.add(failure, method="answerCallbackQuery")
    inbox = Inbox()
    assert await post(make(), inbox, fake.push(pressed("tok-1"))) == 200
    await until(lambda: fake.script.left == 0)
    assert len(inbox.messages) == 1


async def test_buttons_are_rows_and_a_bad_one_is_left_out(fake, make):
    buttons = (
        Button("Yes", "/a", "t1"),
        Button("No", "/b", "t2"),
        Button("Bad", "/c", "x" * 65),
        Button("", "/d"),
    )
    sent = await make().send(Outbound(1, "77", "<b>2 < 3</b> & *so* _on_", buttons))
    assert sent.outcome is Outcome.DELIVERED
    rows = fake.sent[0]["reply_markup"]["inline_keyboard"]
    assert [[(button["text"], button["callback_data"]) for button in row] for row in rows] == [
        [("Yes", "t1")],
        [("No", "t2")],
    ]
    assert fake.sent[0]["text"] == "<b>2 < 3</b> & *so* _on_"
    assert "parse_mode" not in fake.calls[0][1]


async def test_text_over_the_limit_is_our_fault(fake, make):
    assert (await make().send(Outbound(1, "77", "x" * 4097))).outcome is Outcome.OUR_FAULT


async def test_webhook_is_set_on_https_only(fake, make):
    await make(public_url="http://127.0.0.1:1").start(Inbox().accept)
    await make(public_url="https://kindline.test").start(Inbox().accept)
    await until(lambda: bool(fake.webhook))
    assert (fake.webhook, fake.secret) == ("https://kindline.test/channels/telegram", SECRET)
    assert [name for name, _ in fake.calls] == ["setWebhook"]
    assert fake.calls[0][1]["allowed_updates"] == ["message", "callback_query"]
    fake.webhook = ""


async def test_webhook_is_tried_until_it_is_set(fake, make):
    for failure in ("500", "429", "html"):
        fake.script.add(failure, method="setWebhook")
    await make(public_url="https://kindline.test").start(Inbox().accept)
    await until(lambda: bool(fake.webhook))
    fake.webhook = ""


async def test_refused_token_is_said_once(fake, make, caplog):
    fake.script.add("401", method="setWebhook", times=2)
    await make(public_url="https://kindline.test").start(Inbox().accept)
    await until(lambda: "setWebhook refused" in caplog.text)
    await asyncio.sleep(0.05)
    assert fake.script.left == 1
    assert TOKEN not in caplog.text


async def test_polling_has_no_route_and_ends_a_webhook_first(fake, make):
    fake.webhook = "https://elsewhere.test"
    inbox, channel = Inbox(), make(polling=True)
    assert channel.routes(inbox.accept) == []
    await channel.start(inbox.accept)
    await until(lambda: any(name == "getUpdates" for name, _ in fake.calls))
    fake.push(said("hi"))
    await until(lambda: len(inbox.messages) == 1)
    assert (fake.calls[0][0], fake.webhook) == ("deleteWebhook", "")


async def test_polling_confirms_only_what_is_stored(fake, make):
    inbox, channel = Inbox(), make(polling=True)
    inbox.is_down = True
    for words in ("one", "two", "three"):
        fake.push(said(words))
    fake.push(ignored_updates()["message in an unknown shape"])
    await channel.start(inbox.accept)
    await until(lambda: sum(name == "getUpdates" for name, _ in fake.calls) >= 3)
    assert fake.pending == 4
    inbox.is_down = False
    await until(lambda: fake.pending == 0)
    assert [message.text for message in inbox.messages] == ["one", "two", "three"]
    assert inbox.repeats == 0


async def test_polling_survives_failures(fake, make):
    for failure in ("500", "429", "html", "unreadable", "lost_before"):
        fake.script.add(failure, method="getUpdates")
    inbox, channel = Inbox(), make(polling=True)
    await channel.start(inbox.accept)
    fake.push(said("still here"))
    await until(lambda: len(inbox.messages) == 1)


async def test_stand_in_brings_updates_to_the_webhook_in_order(fake, make):
    inbox = Inbox()
    app = Starlette(routes=list(make().routes(inbox.accept)))
    with LocalServer(app) as ours:
        fake.webhook, fake.secret = ours.url + WEBHOOK_PATH, SECRET
        inbox.is_down = True
        for words in ("one", "two", "three"):
            fake.push(said(words))
        await asyncio.sleep(0.05)
        inbox.is_down = False
        await until(lambda: fake.pending == 0)
        fake.webhook = ""
    assert [message.text for message in inbox.messages] == ["one", "two", "three"]


async def test_stand_in_knows_the_methods_we_may_call(fake, make):
    bot = make()._bot
    assert (await bot.get_me()).username == "kindline_test_bot"
    sent = await bot.send_message("77", "first")
    assert await bot.send_chat_action(77, "typing")
    assert (await bot.edit_message_text("second", 77, sent.message_id)).text == "second"
    assert await bot.delete_webhook()


ALL = Settings(public_url="https://kindline.test", telegram_token=TOKEN, telegram_secret=SECRET)


def test_off_without_token_or_secret_unless_polling():
    change = dataclasses.replace
    assert TelegramChannel.from_settings(ALL) is not None
    assert TelegramChannel.from_settings(change(ALL, telegram_token=None)) is None
    assert TelegramChannel.from_settings(change(ALL, telegram_secret=None)) is None
    assert TelegramChannel.from_settings(change(ALL, telegram_secret=None, telegram_polling=True)) is not None


@pytest.mark.parametrize(("name", "value"), [("telegram_token", "abc"), ("telegram_secret", "no spaces")])
def test_malformed_setting_is_named_without_its_value(name, value):
    with pytest.raises(SettingError, match=f"KINDLINE_{name.upper()}") as caught:
        TelegramChannel.from_settings(dataclasses.replace(ALL, **{name: value}))
    assert value not in str(caught.value)
