"""The widget's own words, from the locales."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.i18n.catalog import Catalog
from bot.i18n.render import Renderer
from channels.capabilities import WEB

WORD_KEYS = (
    "widget_title",
    "widget_open",
    "widget_close",
    "widget_placeholder",
    "widget_send",
    "widget_waiting",
    "widget_you",
    "widget_bot",
    "widget_log",
    "widget_failed",
    "disclosure",
)
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
# Words are no secret and the same for everyone; a day-old copy is better than none on a weak network.
HEADERS = {
    "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400, stale-if-error=86400",
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}

Words = Callable[[str], Mapping[str, str]]
"""For any well-formed tag: `WORD_KEYS`, `language` (the one they are in) and `direction` (ltr or rtl)."""


def words_from(catalog: Catalog) -> Words:
    """The words of our locales; a language that we lack is served by the nearest that we have."""
    renderer = Renderer(catalog)

    def words(tag: str) -> dict[str, str]:
        language = catalog.known(tag)
        found = {key: renderer.text(key, {}, language, WEB.variant) for key in WORD_KEYS}
        return {"language": language, "direction": renderer.direction(language), **found}

    return words


def answer(words: Words, request: Request) -> Response:
    """`GET /channels/web/words?language=ar`."""
    tag = request.query_params.get("language", "en")
    if not TAG.fullmatch(tag):
        return JSONResponse({"error": "language_malformed"}, status_code=400, headers=HEADERS)
    return JSONResponse(dict(words(tag)), headers=HEADERS)
