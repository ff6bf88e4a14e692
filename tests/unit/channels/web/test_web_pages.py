"""What is public: the script, its words, the demo page."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import httpx
import pytest

from bot.i18n.catalog import Catalog
from channels.web.words import WORD_KEYS, words_from

LOCALES = Path(__file__).resolve().parents[4] / "locales"
# Everything needed to talk, compressed; the lite page and the words share what the script leaves.
SCRIPT_LIMIT_BYTES = 9 * 1024


async def test_script_is_small_and_compressed(client: httpx.AsyncClient) -> None:
    answer = await client.get("/widget.js", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.content, 9)) <= SCRIPT_LIMIT_BYTES
    assert answer.headers["content-type"].startswith("text/javascript")


async def test_script_is_not_sent_twice(client: httpx.AsyncClient) -> None:
    etag = (await client.get("/widget.js")).headers["etag"]
    again = await client.get("/widget.js", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


async def test_client_without_gzip_gets_it_plain(client: httpx.AsyncClient) -> None:
    answer = await client.get("/widget.js", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in answer.headers


async def test_script_keeps_to_2018_and_to_a_strict_policy(client: httpx.AsyncClient) -> None:
    script = (await client.get("/widget.js")).text
    for newer in ("?.", "??", "replaceAll(", "catch {", "randomUUID("):
        assert newer not in script
    for unsafe in ("innerHTML", "eval(", "document.cookie", "insertAdjacentHTML", "EventSource"):
        assert unsafe not in script
    assert not re.findall(r"https?://(?!www\.w3\.org)[a-z]", script)


@pytest.mark.parametrize(("asked", "language", "direction"), [("ar", "ar", "rtl"), ("en-GB", "en", "ltr")])
async def test_words_come_in_the_language(client: httpx.AsyncClient, asked: str, language: str, direction: str) -> None:
    answer = await client.get(f"/channels/web/words?language={asked}")
    words = answer.json()
    assert (words["language"], words["direction"]) == (language, direction)
    assert all(words[key] for key in WORD_KEYS)
    assert "max-age" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/widget.ftl")), ids=lambda path: path.parent.name)
def test_every_language_has_the_words(path: Path) -> None:
    words = words_from(Catalog.load(LOCALES))(path.parent.name)
    assert all(words[key] for key in WORD_KEYS)
    assert words["language"] == path.parent.name


async def test_malformed_language_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.get("/channels/web/words?language=../en")).status_code == 400


@pytest.mark.parametrize(("asked", "language", "direction"), [("", "en", "ltr"), ("ar", "ar", "rtl")])
async def test_demo_page_embeds_the_widget_under_a_strict_policy(
    client: httpx.AsyncClient, asked: str, language: str, direction: str
) -> None:
    answer = await client.get(f"/demo?language={asked}")
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert f'data-language="{language}"' in answer.text
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


async def test_demo_page_does_not_repeat_what_the_address_says(client: httpx.AsyncClient) -> None:
    answer = await client.get("/demo", params={"language": '"><script>alert(1)</script>'})
    assert "alert" not in answer.text
