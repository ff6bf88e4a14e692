"""A Bot API server for the real client.

`python -m tests.fakes.telegram_api --port N [--webhook URL --secret S]`

`GET /__sent`, `POST /__script`, `POST /__reset` as in `control.py`. `POST /__say {"chat_id", "text",
"language"}`, `POST /__press {"chat_id", "data"}` and `POST /__push UPDATE` let a person write. Updates wait
for getUpdates, or go to the webhook in order, each repeated until it answers 2xx, as Telegram does.
Kinds to script besides the common ones: `429` (`seconds`), `500`, `503`, `401`, `403` (blocked), `400`
(`description`), `chat_not_found`.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.fakes.control import Script, common_failure, control_routes, deliver
from tests.fakes.server import serve
from tests.fakes.telegram_updates import pressed, said

TOKEN = "1234:test-token"
BOT = {"id": 1234, "is_bot": True, "first_name": "Kindline", "username": "kindline_test_bot"}
JSON_PARAMETERS = {"reply_markup", "allowed_updates", "link_preview_options", "entities"}
ERRORS = {
    "500": "Internal Server Error",
    "503": "Service Unavailable",
    "401": "Unauthorized",
    "403": "Forbidden: bot was blocked by the user",
    "chat_not_found": "Bad Request: chat not found",
}


class FakeTelegram:
    """The state behind the routes; tests read `sent` and `calls` and call `push` directly."""

    def __init__(self, token: str = TOKEN, webhook: str = "", secret: str = "") -> None:
        self.token = token
        self.script = Script()
        self._first_webhook = (webhook, secret)
        self.reset()

    def reset(self) -> None:
        """Forget everything but the token and the webhook of the command line."""
        self.webhook, self.secret = self._first_webhook
        self.script.clear()
        self.sent: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.updates: deque[dict[str, Any]] = deque()
        self._update_ids = itertools.count(500_000)
        self._message_ids = itertools.count(1)

    @property
    def pending(self) -> int:
        """Updates not yet confirmed by an offset or taken by the webhook."""
        return len(self.updates)

    def push(self, update: dict[str, Any]) -> dict[str, Any]:
        """Queue an update and return it with its id."""
        full = {"update_id": next(self._update_ids), **update}
        self.updates.append(full)
        return full

    async def deliver_for_ever(self) -> None:
        """Bring queued updates to the webhook, one after the other."""
        while True:
            if not (self.webhook and self.updates):
                await asyncio.sleep(0.02)
                continue
            update = self.updates[0]
            await deliver(partial(self._request, update), is_repeated=True)
            if self.updates and self.updates[0] is update:
                self.updates.popleft()

    def _request(self, update: dict[str, Any]) -> httpx.Request:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        return httpx.Request("POST", self.webhook, json=update, headers=headers)

    async def answer(self, method: str, values: dict[str, Any]) -> Response:
        """Answer one call of the Bot API."""
        self.calls.append((method, values))
        failure = self.script.next(method)
        refused = await self._scripted(failure, method, values)
        if refused is not None:
            return refused
        handler = getattr(self, f"_do_{method}", None)
        if handler is None:
            return _error(404, "Not Found")
        result = await handler(values)
        return result if isinstance(result, Response) else JSONResponse({"ok": True, "result": result})

    async def _scripted(self, failure: dict[str, Any], method: str, values: dict[str, Any]) -> Response | None:
        kind = failure["kind"]
        if kind == "429":
            seconds = failure.get("seconds", 7)
            words = f"Too Many Requests: retry after {seconds}"
            return _error(429, words, parameters={"retry_after": seconds})
        if kind in ERRORS:
            return _error(int(kind) if kind.isdecimal() else 400, ERRORS[kind])
        if kind == "400":
            return _error(400, failure.get("description", "Bad Request: something"))
        if kind:
            return await common_failure(kind, lambda: self._take(values) if method == "sendMessage" else None)
        return None

    def _take(self, values: dict[str, Any]) -> dict[str, Any]:
        chat_id = int(values["chat_id"])
        taken = {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": {"id": chat_id, "type": "private", "first_name": "Test"},
            "from": BOT,
            "text": values["text"],
        }
        if "reply_markup" in values:
            taken["reply_markup"] = values["reply_markup"]
        self.sent.append(taken)
        return taken

    async def _do_sendMessage(self, values: dict[str, Any]) -> Any:
        if not str(values.get("chat_id", "")).lstrip("-").isdecimal():
            return _error(400, "Bad Request: chat not found")
        if not str(values.get("text", "")).strip():
            return _error(400, "Bad Request: message text is empty")
        if len(values["text"]) > 4096:
            return _error(400, "Bad Request: message is too long")
        for row in values.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if not 0 < len(button.get("callback_data", "").encode()) <= 64:
                    return _error(400, "Bad Request: BUTTON_DATA_INVALID")
        return self._take(values)

    async def _do_editMessageText(self, values: dict[str, Any]) -> Any:
        for message in self.sent:
            if str(message["message_id"]) == values.get("message_id"):
                message["text"] = values["text"]
                return message
        return _error(400, "Bad Request: message to edit not found")

    async def _do_getMe(self, values: dict[str, Any]) -> Any:
        flags = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
        return BOT | dict.fromkeys(flags, False)

    async def _do_sendChatAction(self, values: dict[str, Any]) -> Any:
        return True

    async def _do_answerCallbackQuery(self, values: dict[str, Any]) -> Any:
        if not values.get("callback_query_id"):
            return _error(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        return True

    async def _do_setWebhook(self, values: dict[str, Any]) -> Any:
        if not values.get("url", "").startswith("https://"):
            return _error(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook, self.secret = values["url"], values.get("secret_token", "")
        return True

    async def _do_deleteWebhook(self, values: dict[str, Any]) -> Any:
        self.webhook, self.secret = "", ""
        return True

    async def _do_getUpdates(self, values: dict[str, Any]) -> Any:
        if self.webhook:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, end = int(values.get("offset") or 0), time.monotonic() + float(values.get("timeout") or 0)
        while self.updates and self.updates[0]["update_id"] < offset:
            self.updates.popleft()
        while not self.updates and time.monotonic() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.02)  # no event: tests push from another thread
        return list(itertools.islice(self.updates, int(values.get("limit") or 100)))

    def app(self) -> Starlette:
        """The Bot API and the control routes."""

        async def method(request: Request) -> Response:
            if request.path_params["token"] != self.token:
                return _error(401, "Unauthorized")
            form = {key: _value(key, value) for key, value in (await request.form()).items()}
            return await self.answer(request.path_params["method"], form)

        async def push(request: Request) -> Response:
            return JSONResponse(self.push(await request.json()))

        async def say(request: Request) -> Response:
            body = await request.json()
            return JSONResponse(self.push(said(body["text"], body["chat_id"], language=body.get("language"))))

        async def press(request: Request) -> Response:
            body = await request.json()
            return JSONResponse(self.push(pressed(body["data"], body["chat_id"], language=body.get("language"))))

        @asynccontextmanager
        async def delivering(app: Starlette) -> AsyncIterator[None]:
            task = asyncio.create_task(self.deliver_for_ever())
            yield
            task.cancel()

        routes = [
            Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
            Route("/__push", push, methods=["POST"]),
            Route("/__say", say, methods=["POST"]),
            Route("/__press", press, methods=["POST"]),
            *control_routes(self),
        ]
        return Starlette(routes=routes, lifespan=delivering)


def _value(key: str, text: Any) -> Any:
    # The client writes every parameter as text, these as JSON.
    return json.loads(text) if key in JSON_PARAMETERS else text


def _error(code: int, description: str, **more: Any) -> JSONResponse:
    body = {"ok": False, "error_code": code, "description": description, **more}
    return JSONResponse(body, status_code=code)


def main() -> None:
    """Serve as a process of its own."""
    parser = argparse.ArgumentParser(description="A stand-in for Telegram's Bot API.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--webhook", default="", help="deliver updates here, without setWebhook")
    parser.add_argument("--secret", default="", help="secret token for --webhook")
    given = parser.parse_args()
    serve(FakeTelegram(given.token, given.webhook, given.secret).app(), given.port)


if __name__ == "__main__":
    main()
