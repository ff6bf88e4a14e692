"""`GET /health`: 200 while messages are stored and danger is answered, with the state of every part."""

from __future__ import annotations

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.errors import StoreError
from bot.service import Service

WORKER_SILENT_AFTER_S = 10
TIMEOUT_S = 2.0
UP, DOWN = "up", "down"


async def health(request: Request) -> JSONResponse:
    """State of each part. Rasa or the actions being away is told but is no reason to send people elsewhere."""
    service: Service = request.app.state.service
    database, worker = await _database_and_worker(service)
    parts = {
        "gateway": UP,
        "database": database,
        "worker": worker,
        "rasa": await _answers(service.settings.rasa_url),
        "actions": await _answers(f"http://127.0.0.1:{service.settings.actions_port}/health"),
        "channels": request.app.state.channel_states,
    }
    can_serve = database == worker == UP
    return JSONResponse(parts, 200 if can_serve else 503)


async def _database_and_worker(service: Service) -> tuple[str, str]:
    try:
        async with service.database.connection() as conn:
            cursor = await conn.execute(
                "SELECT 1 FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s) LIMIT 1",
                (WORKER_SILENT_AFTER_S,),
            )
            return UP, UP if await cursor.fetchone() else DOWN
    except StoreError:
        return DOWN, DOWN


async def _answers(url: str) -> str:
    try:
        async with httpx.AsyncClient(timeout=TIMEOUT_S, trust_env=False) as client:
            return UP if (await client.get(url)).status_code < httpx.codes.BAD_REQUEST else DOWN
    except httpx.HTTPError:
        return DOWN
