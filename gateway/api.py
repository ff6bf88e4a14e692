"""`POST /api/parse`: understanding for other software, with an API key."""

from __future__ import annotations

import asyncio
import hmac
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.parse import Parser
from bot.service import Service
from channels.base import Rejected
from channels.receive import read_body

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
    given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.headers.get("x-api-key", "")
    if not hmac.compare_digest(given.encode(), key.encode()):
        return _refuse(401, "the API key is missing or wrong")
    texts = await _texts(request)
    if texts is None:
        return _refuse(400, f'send {{"texts": [...]}} with at most {TEXTS_MAX} strings')
    loop = asyncio.get_running_loop()
    return JSONResponse(await loop.run_in_executor(service.parsing, _parse_all, service, texts))


def _parse_all(service: Service, texts: list[str]) -> list[dict[str, Any]]:
    """With what the worker in this process has loaded, where there is one."""
    if service.understander and service.screen:
        parser = Parser(service.understander, service.screen)
    else:
        parser = _parser(service.settings.root)
    return [parser.parse(text) for text in texts]


async def _texts(request: Request) -> list[str] | None:
    body = await read_body(request, BODY_LIMIT_BYTES)
    if isinstance(body, Rejected):
        return None
    try:
        texts = json.loads(body)["texts"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    is_right = isinstance(texts, list) and len(texts) <= TEXTS_MAX and all(isinstance(t, str) for t in texts)
    return texts if is_right else None
