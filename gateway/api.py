"""`POST /api/parse`: understanding for other software, with an API key."""

from __future__ import annotations

import asyncio
import hmac
import json
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.parse import Parser
from bot.service import Service

TEXTS_MAX = 100
BODY_LIMIT_BYTES = 512 * 1024


@lru_cache(maxsize=1)
def _parser(root: Path) -> Parser:
    return Parser.load(root)


def _refuse(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"error": sentence}, status)


async def parse(request: Request) -> JSONResponse:
    """`{"texts": [...]}` to a list of parse_response."""
    service: Service = request.app.state.service
    key = service.settings.api_key
    if not key:
        return _refuse(404, "KINDLINE_API_KEY is not set")
    given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.headers.get(
        "x-api-key", ""
    )
    if not hmac.compare_digest(given.encode(), key.encode()):
        return _refuse(401, "the API key is missing or wrong")
    texts = await _texts(request)
    if texts is None:
        return _refuse(400, f'send {{"texts": [...]}} with at most {TEXTS_MAX} strings')
    loop = asyncio.get_running_loop()
    parser = await loop.run_in_executor(service.thinking, _parser, service.settings.root)
    answers = await loop.run_in_executor(service.thinking, lambda: [parser.parse(text) for text in texts])
    return JSONResponse(answers)


async def _texts(request: Request) -> list[str] | None:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > BODY_LIMIT_BYTES:
            return None
    try:
        texts = json.loads(body)["texts"]
    except (ValueError, KeyError, TypeError):
        return None
    is_right = isinstance(texts, list) and len(texts) <= TEXTS_MAX and all(isinstance(t, str) for t in texts)
    return texts if is_right else None
