"""The widget's API: start, send, poll, erase, and what it refuses."""

from __future__ import annotations

import uuid
from typing import Any

import httpx
import pytest

from bot.errors import StoreError
from channels.web.feed import Item
from tests.fakes.web_feed import MemoryFeed

API = "/channels/web"


async def begin(client: httpx.AsyncClient, **told: str) -> dict[str, str]:
    answer = await client.post(f"{API}/start", json=told)
    assert answer.status_code == 200
    return {"Authorization": f"Bearer {answer.json()['talk']}"}


def message(text: str = "habari", **more: Any) -> dict[str, Any]:
    return {"id": str(uuid.uuid4()), "text": text, **more}


async def test_sent_message_is_stored_with_what_the_widget_told(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    talk = await begin(client, clinic="demo", language="sw", region="TZ")
    answer = await client.post(f"{API}/send", json=message(), headers=talk)
    assert answer.status_code == 202
    (stored,) = feed.accepted
    assert (stored.channel, stored.text, stored.language_hint, stored.region_hint) == (
        "web",
        "habari",
        "sw",
        "TZ",
    )
    assert stored.address not in stored.provider_id


async def test_region_of_the_service_serves_when_the_clinic_names_none(
    client: httpx.AsyncClient, feed: MemoryFeed
) -> None:
    await client.post(f"{API}/send", json=message(), headers=await begin(client))
    assert feed.accepted[0].region_hint == "KE"


async def test_resend_is_no_double(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    talk, same = await begin(client), message()
    answers = [await client.post(f"{API}/send", json=same, headers=talk) for _ in range(3)]
    assert [answer.json()["repeat"] for answer in answers] == [False, True, True]
    assert len(feed.accepted) == 1


async def test_same_id_in_another_talk_is_another_message(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    same = message()
    for _ in range(2):
        await client.post(f"{API}/send", json=same, headers=await begin(client))
    assert len(feed.accepted) == 2


async def test_choice_is_no_text(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    talk = await begin(client)
    pressed = {"id": str(uuid.uuid4()), "choice": "token-1"}
    assert (await client.post(f"{API}/send", json=pressed, headers=talk)).status_code == 202
    assert (feed.accepted[0].choice, feed.accepted[0].text) == ("token-1", "")


async def test_resumed_talk_keeps_its_history_and_takes_new_hints(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    talk = await begin(client, language="en", region="KE")
    await client.post(f"{API}/send", json=message("hello"), headers=talk)
    token = talk["Authorization"].removeprefix("Bearer ")
    again = (await client.post(f"{API}/start", json={"talk": token, "language": "ar"})).json()
    assert again["resumed"] is True
    talk = {"Authorization": f"Bearer {again['talk']}"}
    history = (await client.get(f"{API}/poll?after=0", headers=talk)).json()["items"]
    assert [(item["author"], item["text"]) for item in history] == [("you", "hello")]
    await client.post(f"{API}/send", json=message("marhaba"), headers=talk)
    assert (feed.accepted[-1].language_hint, feed.accepted[-1].region_hint) == ("ar", "KE")


async def test_token_we_did_not_sign_begins_a_new_talk(client: httpx.AsyncClient) -> None:
    answer = (await client.post(f"{API}/start", json={"talk": "1.chosen.by.a.client.x"})).json()
    assert answer["resumed"] is False


async def test_own_message_comes_back_under_its_client_id(client: httpx.AsyncClient) -> None:
    talk, sent = await begin(client), message()
    await client.post(f"{API}/send", json=sent, headers=talk)
    (item,) = (await client.get(f"{API}/poll?after=0", headers=talk)).json()["items"]
    assert (item["id"], item["seq"]) == (sent["id"], 1)


async def test_poll_waits_and_then_says_that_there_is_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"{API}/poll?after=7", headers=await begin(client))
    assert (answer.status_code, answer.json()) == (200, {"items": []})
    assert answer.headers["cache-control"] == "no-store"


async def test_erase_forgets_the_talk(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    talk = await begin(client)
    await client.post(f"{API}/send", json=message(), headers=talk)
    assert (await client.post(f"{API}/erase", headers=talk)).status_code == 204
    assert (await client.get(f"{API}/poll?after=0", headers=talk)).json() == {"items": []}


async def test_one_person_never_sees_another_talk(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    await client.post(f"{API}/send", json=message(), headers=await begin(client))
    other = await client.get(f"{API}/poll?after=0", headers=await begin(client))
    assert other.json() == {"items": []}


@pytest.mark.parametrize("path", ["send", "erase", "events", "poll"])
@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer x", "Basic eA==", "Bearer " + "A" * 9000], ids=range(6))
async def test_without_a_token_of_ours_nothing_is_served(
    client: httpx.AsyncClient, feed: MemoryFeed, path: str, header: str | None
) -> None:
    headers = {} if header is None else {"Authorization": header}
    method = "GET" if path in {"events", "poll"} else "POST"
    answer = await client.request(method, f"{API}/{path}", headers=headers)
    assert (answer.status_code, answer.json()) == (401, {"error": "unknown_talk"})
    assert not feed.accepted


async def test_token_in_the_address_is_not_read(client: httpx.AsyncClient) -> None:
    token = (await begin(client))["Authorization"].removeprefix("Bearer ")
    assert (await client.get(f"{API}/poll?talk={token}")).status_code == 401


BAD_BODIES = {
    "empty": b"",
    "no json": b"{",
    "not utf-8": b"\xff\xfe\x00",
    "a list": b"[]",
    "deep": b'{"a":' * 9000 + b"1" + b"}" * 9000,
    "no id": b'{"text": "x"}',
    "id no uuid": b'{"id": "1", "text": "x"}',
    "text a number": b'{"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "text": 5}',
    "nothing said": b'{"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "text": "  "}',
    "both": b'{"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "text": "x", "choice": "y"}',
    "long number": b'{"id": ' + b"9" * 6000 + b"}",
}


@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES.keys())
async def test_malformed_body_is_refused(client: httpx.AsyncClient, feed: MemoryFeed, body: bytes) -> None:
    answer = await client.post(f"{API}/send", content=body, headers=await begin(client))
    assert answer.status_code == 400
    assert not feed.accepted


@pytest.mark.parametrize("told", [{"clinic": "a.b"}, {"region": "ke"}, {"language": "../x"}, {"talk": 5}], ids=range(4))
async def test_malformed_hint_is_refused(client: httpx.AsyncClient, told: dict[str, Any]) -> None:
    assert (await client.post(f"{API}/start", json=told)).status_code == 400


async def test_half_a_surrogate_pair_is_stored_as_something_storable(
    client: httpx.AsyncClient, feed: MemoryFeed
) -> None:
    body = b'{"id": "7d444840-9dc0-11d1-b245-5ffdce74fad2", "text": "a\\ud800b"}'
    assert (await client.post(f"{API}/send", content=body, headers=await begin(client))).status_code == 202
    feed.accepted[0].text.encode()


@pytest.mark.parametrize("letter", ["x", "ن", "न"], ids=["Latn", "Arab", "Deva"])
async def test_ten_thousand_characters_are_stored_as_they_are(
    client: httpx.AsyncClient, feed: MemoryFeed, letter: str
) -> None:
    talk = await begin(client)
    longest = message(letter * 10_000)
    assert (await client.post(f"{API}/send", json=longest, headers=talk)).status_code == 202
    assert feed.accepted[0].text == letter * 10_000
    longer = await client.post(f"{API}/send", json=message(letter * 10_001), headers=talk)
    assert (longer.status_code, longer.json()) == (413, {"error": "text_too_long"})


async def test_oversize_body_is_refused(client: httpx.AsyncClient, feed: MemoryFeed) -> None:
    answer = await client.post(f"{API}/send", content=b"x" * 70_000, headers=await begin(client))
    assert (answer.status_code, answer.json()) == (413, {"error": "body_too_large"})


@pytest.mark.parametrize("after", ["x", "-1", "1" * 16, "٣"], ids=range(4))
async def test_malformed_place_is_refused(client: httpx.AsyncClient, after: str) -> None:
    talk = await begin(client)
    assert (await client.get(f"{API}/poll", params={"after": after}, headers=talk)).status_code == 400


async def test_listed_origin_may_talk(client: httpx.AsyncClient) -> None:
    origin = {"Origin": "https://clinic.example"}
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    preflight = await client.options(f"{API}/send", headers=origin | asked)
    assert preflight.status_code == 204
    assert "authorization" in preflight.headers["access-control-allow-headers"]
    answer = await client.post(f"{API}/start", json={}, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "https://clinic.example"
    refused = await client.post(f"{API}/send", json={}, headers=origin)
    assert refused.headers["access-control-allow-origin"] == "https://clinic.example"


async def test_our_own_origin_may_talk(client: httpx.AsyncClient) -> None:
    answer = await client.post(f"{API}/start", json={}, headers={"Origin": "https://kindline.test"})
    assert answer.status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://[", ""])
async def test_other_origin_may_not(client: httpx.AsyncClient, origin: str) -> None:
    for method in ("POST", "OPTIONS"):
        answer = await client.request(method, f"{API}/start", json={}, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers


async def test_store_that_is_down_means_try_again(
    client: httpx.AsyncClient, feed: MemoryFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> list[Item]:
        raise StoreError("down")

    talk = await begin(client)
    monkeypatch.setattr(feed, "after", fail)
    for path in ("events", "poll"):
        answer = await client.get(f"{API}/{path}", headers=talk)
        assert (answer.status_code, answer.json()) == (503, {"error": "try_again"})
