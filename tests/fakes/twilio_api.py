"""A stateful Twilio for the real client: `python -m tests.fakes.twilio_api --port N --webhook URL`.

`GET /__sent`, `POST /__script`, `POST /__reset` as in `control.py`. `POST /__say {"from", "text"}` lets a
person write to our webhook, signed by Twilio's own validator and repeated until it answers 2xx, as a webhook
address with `#rc=5&rp=all` is (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
Delivery callbacks follow every accepted message that has a `StatusCallback`.
Kinds to script besides the common ones (methods `send`, `list`): `429` (`seconds`), `500`, `503` and the
error codes in `ERRORS`.
"""

from __future__ import annotations

import argparse
import asyncio
import base64
import itertools
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator

from tests.fakes.control import Script, common_failure, control_routes, deliver
from tests.fakes.server import serve

ACCOUNT_SID = "AC" + "0" * 32
AUTH_TOKEN = "test-auth-token"
NUMBER = "+15005550006"
"""Twilio's own magic test number: https://www.twilio.com/docs/iam/test-credentials"""
ERRORS = {
    20003: (401, "Authenticate"),
    20429: (429, "Too Many Requests"),
    20500: (500, "Internal Server Error"),
    20503: (503, "Service unavailable"),
    21211: (400, "The 'To' number {to} is not a valid phone number."),
    21408: (400, "Permission to send an SMS has not been enabled for the region indicated by 'To': {to}."),
    21602: (400, "Message body is required."),
    21603: (400, "A 'From' phone number is required."),
    21604: (400, "A 'To' phone number is required."),
    21610: (400, "Attempt to send to unsubscribed recipient {to}."),
    21612: (400, "The 'To' phone number {to} is not currently reachable using SMS."),
    21614: (400, "'To' number {to} is not a valid mobile number."),
    21617: (400, "The concatenated message body exceeds the 1600 character limit."),
}
SHORT = {"500": 20500, "503": 20503}
STOP_WORDS = {"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"}
START_WORDS = {"START", "UNSTOP"}


class FakeTwilio:
    """The state behind the routes; tests read `sent`, set `stopped`, and call `say` or `form` directly."""

    def __init__(self, account_sid: str = ACCOUNT_SID, auth_token: str = AUTH_TOKEN, webhook: str = "") -> None:
        self.account_sid, self.auth_token, self.webhook = account_sid, auth_token, webhook
        self.script = Script()
        self.reset()

    def reset(self) -> None:
        """Forget messages, stops and script."""
        self.script.clear()
        self.sent: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.stopped: set[str] = set()
        self.outgoing: deque[tuple[str, dict[str, str], bool]] = deque()
        self.pending = 0
        self._ids = itertools.count(1)

    def sid(self) -> str:
        """A fresh message id."""
        return f"SM{next(self._ids):032x}"

    def form(self, sender: str, text: str, **more: str) -> dict[str, str]:
        """The form of an inbound message. https://www.twilio.com/docs/messaging/guides/webhook-request"""
        sid = self.sid()
        ids = {"MessageSid": sid, "SmsSid": sid, "SmsMessageSid": sid, "AccountSid": self.account_sid}
        ends = {"From": sender, "To": NUMBER, "FromCountry": "", "ToCountry": "US"}
        rest = {"Body": text, "NumMedia": "0", "NumSegments": "1", "ApiVersion": "2010-04-01"}
        return {**ids, **ends, **rest, **more}

    def signed(self, url: str, form: dict[str, str]) -> httpx.Request:
        """The request that Twilio would make."""
        signature = RequestValidator(self.auth_token).compute_signature(url, form)
        headers = {
            "X-Twilio-Signature": signature,
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
        }
        return httpx.Request("POST", url, content=urlencode(form), headers=headers)

    def say(self, sender: str, text: str, **more: str) -> dict[str, str]:
        """Queue a person's SMS for our webhook; STOP and START work as Twilio's do."""
        word = text.strip().upper()
        if word in STOP_WORDS:
            self.stopped.add(sender)
        elif word in START_WORDS:
            self.stopped.discard(sender)
        form = self.form(sender, text, **more)
        self._queue(self.webhook, form, True)
        return form

    def _queue(self, url: str, form: dict[str, str], is_repeated: bool) -> None:
        self.pending += 1
        self.outgoing.append((url, form, is_repeated))

    async def deliver_for_ever(self) -> None:
        """Bring what is queued to our webhooks, in order of each person, people beside one another."""
        lanes: dict[str, asyncio.Task[None]] = {}
        while True:
            if not self.outgoing:
                await asyncio.sleep(0.02)  # no event: tests put things in from another thread
                continue
            url, form, is_repeated = self.outgoing.popleft()
            lane = form["From"] if is_repeated else form["MessageSid"]
            lanes[lane] = asyncio.create_task(self._deliver(lanes.get(lane), url, form, is_repeated))

    async def _deliver(
        self, before: asyncio.Task[None] | None, url: str, form: dict[str, str], is_repeated: bool
    ) -> None:
        if before is not None:
            await asyncio.wait([before])
        await deliver(lambda: self.signed(url, form), is_repeated=is_repeated)
        self.pending -= 1

    async def create(self, values: dict[str, str]) -> Response:
        """Answer `POST Messages.json`."""
        self.calls.append(("send", values))
        failure = self.script.next("send")
        kind = failure["kind"]
        if kind == "429":
            return _error(20429, headers={"Retry-After": str(failure.get("seconds", 7))})
        if kind in SHORT or kind.isdecimal():
            return _error(SHORT.get(kind) or int(kind), values.get("To", ""))
        code = self._refusal(values)
        if code:
            return _error(code, values.get("To", ""))
        if kind:
            refused = await common_failure(kind, lambda: self._take(values))
            if refused is not None:
                return refused
        return JSONResponse(self._take(values), status_code=201)

    def _refusal(self, values: dict[str, str]) -> int | None:
        to, body = values.get("To", ""), values.get("Body", "")
        checks = {
            21604: not to,
            21603: not (values.get("From") or values.get("MessagingServiceSid")),
            21602: not body,
            21617: len(body) > 1600,
            21211: not (to.startswith("+") and to[1:].isdecimal() and 6 < len(to) < 17),
            21610: to in self.stopped,
        }
        return next((code for code, is_met in checks.items() if is_met), None)

    def _take(self, values: dict[str, str]) -> dict[str, Any]:
        message = self._message(values)
        self.sent.append(message)
        if values.get("StatusCallback"):
            for status in ("sent", "delivered"):
                self._queue(values["StatusCallback"], self._receipt(message, status), False)
        return message

    def _message(self, values: dict[str, str]) -> dict[str, Any]:
        sid, now = self.sid(), format_datetime(datetime.now(UTC))
        uri = f"/2010-04-01/Accounts/{self.account_sid}/Messages/{sid}"
        return {
            "account_sid": self.account_sid,
            "api_version": "2010-04-01",
            "body": values["Body"],
            "date_created": now,
            "date_sent": None,
            "date_updated": now,
            "direction": "outbound-api",
            "error_code": None,
            "error_message": None,
            "from": values.get("From"),
            "messaging_service_sid": values.get("MessagingServiceSid"),
            "num_media": "0",
            "num_segments": "1",
            "price": None,
            "price_unit": "USD",
            "sid": sid,
            "status": "queued",
            "subresource_uris": {"media": f"{uri}/Media.json"},
            "to": values["To"],
            "uri": f"{uri}.json",
        }

    def _receipt(self, message: dict[str, Any], status: str) -> dict[str, str]:
        sid = message["sid"]
        return {
            "MessageSid": sid,
            "SmsSid": sid,
            "MessageStatus": status,
            "SmsStatus": status,
            "To": message["to"],
            "From": message["from"] or "",
            "AccountSid": self.account_sid,
            "ApiVersion": "2010-04-01",
        }

    async def page(self, query: dict[str, str]) -> Response:
        """Answer `GET Messages.json`, newest first."""
        self.calls.append(("list", query))
        failure = self.script.next("list")
        if failure["kind"] == "429":
            return _error(20429)
        if failure["kind"] in SHORT:
            return _error(SHORT[failure["kind"]])
        if failure["kind"]:
            refused = await common_failure(failure["kind"], lambda: None)
            if refused is not None:
                return refused
        size = int(query.get("PageSize", "50"))
        found = [one for one in reversed(self.sent) if query.get("To", one["to"]) == one["to"]][:size]
        uri = f"/2010-04-01/Accounts/{self.account_sid}/Messages.json?{urlencode(query)}"
        page = {"end": max(len(found) - 1, 0), "start": 0, "page": 0, "page_size": size, "uri": uri}
        links = {"first_page_uri": uri, "next_page_uri": None, "previous_page_uri": None}
        return JSONResponse({"messages": found, **page, **links})

    def _is_allowed(self, request: Request) -> bool:
        pair = base64.b64encode(f"{self.account_sid}:{self.auth_token}".encode()).decode()
        is_ours = request.path_params["account"] == self.account_sid
        return is_ours and request.headers.get("authorization") == f"Basic {pair}"

    def app(self) -> Starlette:
        """The REST API and the control routes."""

        async def messages(request: Request) -> Response:
            if not self._is_allowed(request):
                return _error(20003)
            if request.method == "GET":
                return await self.page(dict(request.query_params))
            return await self.create({key: str(value) for key, value in (await request.form()).items()})

        async def say(request: Request) -> Response:
            body = await request.json()
            return JSONResponse(self.say(body["from"], body["text"], **body.get("more", {})))

        @asynccontextmanager
        async def delivering(app: Starlette) -> AsyncIterator[None]:
            task = asyncio.create_task(self.deliver_for_ever())
            yield
            task.cancel()

        routes = [
            Route("/2010-04-01/Accounts/{account}/Messages.json", messages, methods=["GET", "POST"]),
            Route("/__say", say, methods=["POST"]),
            *control_routes(self),
        ]
        return Starlette(routes=routes, lifespan=delivering)


def _error(code: int, to: str = "", headers: dict[str, str] | None = None) -> JSONResponse:
    status, words = ERRORS[code]
    body = {
        "code": code,
        "message": words.format(to=to),
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return JSONResponse(body, status_code=status, headers=headers)


def main() -> None:
    """Serve as a process of its own."""
    parser = argparse.ArgumentParser(description="A stand-in for Twilio's messages.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--account-sid", default=ACCOUNT_SID)
    parser.add_argument("--auth-token", default=AUTH_TOKEN)
    parser.add_argument("--webhook", default="", help="KINDLINE_PUBLIC_URL + /channels/sms/twilio")
    given = parser.parse_args()
    serve(FakeTwilio(given.account_sid, given.auth_token, given.webhook).app(), given.port)


if __name__ == "__main__":
    main()
