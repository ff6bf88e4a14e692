"""What a person writes, and where they can be reached, stands nowhere in clear."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable
from pathlib import Path

import httpx
import psycopg
import pytest
import pytest_asyncio
from psycopg.rows import dict_row

from bot.privacy.seal import Keyring, new_key
from bot.store import conversations, inbox, outbox
from bot.store.embedded import database_url
from tests.fakes.telegram_api import FakeTelegram
from tests.fakes.telegram_updates import said
from tests.fakes.twilio_api import FakeTwilio
from tests.faults.polling import until
from tests.service import SECRET, Running

WORD = f"zq{secrets.token_hex(6)}"
PHONE = f"+2547{secrets.randbelow(10**8):08d}"
CHAT = 7_000_000_000_000 + secrets.randbelow(10**12)
SAID = (f"hello {WORD}", f"i want to kill myself {WORD}", f"/restart {WORD}", f'{{"{WORD}": ')
FAILURES = {"telegram": ("403", "500", "lost_after"), "sms": ("21610", "500", "21211")}


def _needles(talk: str) -> dict[str, bytes]:
    """What must not be found, by what it is."""
    digits = PHONE.removeprefix("+")
    found = {"words": WORD, "phone": digits, "chat": str(CHAT), "web address": talk.split(".")[1]}
    named = {name: value.encode() for name, value in found.items()}
    return {**named, "words in UTF-16": WORD.encode("utf-16-le"), "chat as a number": CHAT.to_bytes(8)}


@pytest_asyncio.fixture(scope="module")
async def talk(service: Running, telegram: FakeTelegram, twilio: FakeTwilio) -> str:
    """The token of a web talk, after all was said on every channel and many sends have failed."""
    telegram.webhook, telegram.secret = f"{service.url}/channels/telegram", SECRET
    twilio.webhook = f"{service.url}/channels/sms/twilio"
    for kind in FAILURES["telegram"]:
        telegram.script.add(kind, method="sendMessage")
    for kind in FAILURES["sms"]:
        twilio.script.add(kind, method="send")
    for text in SAID:
        telegram.push(said(text, CHAT))
        twilio.say(PHONE, text)
    token = await _say_on_the_web(service)
    await until(lambda: not (telegram.script.left or twilio.script.left), "failed sends", timeout_s=60)
    await until(lambda: _is_all_done(service), "answers", timeout_s=60)
    return token


async def _say_on_the_web(service: Running) -> str:
    async with httpx.AsyncClient(base_url=f"{service.url}/channels/web", trust_env=False) as client:
        token = (await client.post("/start", json={})).json()["talk"]
        for text in SAID:
            body = {"id": str(uuid.uuid4()), "text": text}
            await client.post("/send", json=body, headers={"authorization": f"Bearer {token}"})
    return token


async def _is_all_done(service: Running) -> bool:
    query = """
        SELECT (SELECT count(*) FROM inbox WHERE done_at IS NULL AND body <> '')
             + (SELECT count(*) FROM outbox WHERE state = 'sending')
    """
    async with await psycopg.AsyncConnection.connect(database_url(service.settings)) as conn:
        row = await (await conn.execute(query)).fetchone()
    return row is not None and row[0] <= await _unreadable(service)


async def _unreadable(service: Running) -> int:
    """Rows that another test stored on purpose so that they never open."""
    async with await psycopg.AsyncConnection.connect(database_url(service.settings)) as conn:
        cursor = await conn.execute("SELECT count(*) FROM inbox WHERE provider_id LIKE 'bad-%'")
        row = await cursor.fetchone()
    return row[0] if row else 0


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


async def test_files_and_database(service: Running, talk: str) -> None:
    async with await psycopg.AsyncConnection.connect(database_url(service.settings), autocommit=True) as conn:
        await conn.execute("CHECKPOINT")
    folder, needles = service.settings.var, _needles(talk)
    known = b"crisis_suicide_self"  # stored in clear: without it the search would prove nothing
    is_found = False
    for path in _files(folder):
        content = path.read_bytes()
        is_found = is_found or known in content
        shown = [name for name, needle in needles.items() if needle in content or needle in bytes(path)]
        assert not shown, f"{path.relative_to(folder)} shows {shown}"
    assert {"postgres.log", "gateway.log", "run.log"} <= {path.name for path in _files(folder)}
    assert is_found


async def test_metrics(service: Running, talk: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        page = (await client.get(f"http://127.0.0.1:{service.settings.metrics_port}/metrics")).text
    assert "kindline_sends_total" in page
    assert 'outcome="blocked"' in page
    assert not [name for name, needle in _needles(talk).items() if needle.decode("latin-1") in page]


REFUSED = {
    "unknown page": ("GET", f"/{WORD}", {}, b""),
    "wrong method": ("GET", "/api/parse", {}, b""),
    "web without a talk": ("POST", "/channels/web/send", {}, b'{"text": "%s"}' % WORD.encode()),
    "web not JSON": ("POST", "/channels/web/start", {}, WORD.encode()),
    "telegram without its secret": ("POST", "/channels/telegram", {}, WORD.encode()),
    "telegram not JSON": (
        "POST",
        "/channels/telegram",
        {"x-telegram-bot-api-secret-token": SECRET},
        b"{" + WORD.encode(),
    ),
    "sms without a signature": (
        "POST",
        "/channels/sms/twilio",
        {},
        b"Body=%s&From=%s" % (WORD.encode(), PHONE.encode()),
    ),
    "parse without a key": ("POST", "/api/parse", {}, b'{"texts": ["%s"]}' % WORD.encode()),
    "parse malformed": (
        "POST",
        "/api/parse",
        {"x-api-key": "test-api-key"},
        b'{"texts": "%s"}' % WORD.encode(),
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
async def test_refusals(service: Running, talk: str, case: tuple[str, str, dict[str, str], bytes]) -> None:
    method, path, headers, body = case
    async with httpx.AsyncClient(base_url=service.url, trust_env=False) as client:
        answer = await client.request(method, path, headers=headers, content=body)
    assert answer.status_code >= 400
    shown = answer.content + str(answer.headers).encode()
    assert not [name for name, needle in _needles(talk).items() if needle in shown]


async def test_new_key_opens_everything(service: Running, talk: str) -> None:
    ring = Keyring(f"{new_key()},{service.settings.secret_key}")
    query = "SELECT c.*, p.pseudonym FROM conversations c JOIN people p ON p.id = c.person_id"
    async with await psycopg.AsyncConnection.connect(database_url(service.settings), row_factory=dict_row) as conn:
        people = await (await conn.execute(query)).fetchall()
        bodies = [
            (pattern, row)
            for table, pattern in (("inbox", inbox.BODY), ("outbox", outbox.BODY))
            for row in await (await conn.execute(f"SELECT * FROM {table}")).fetchall()
            if not str(row["provider_id"]).startswith("bad-")
        ]
    addresses = set()
    for person in people:
        address = ring.open(person["address"], conversations.ADDRESS.format(person["person_id"]))
        assert ring.pseudonym(person["channel"], address) == bytes(person["pseudonym"])
        addresses.add(address)
    assert {PHONE, str(CHAT)} <= addresses
    texts = [ring.open(row["body"], pattern.format(row["conversation_id"]))["text"] for pattern, row in bodies]
    assert len([text for text in texts if WORD in text]) >= 3 * len(SAID)
