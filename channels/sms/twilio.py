"""SMS by Twilio.

Signature: https://www.twilio.com/docs/usage/security#validating-requests
Sending and listing: https://www.twilio.com/docs/messaging/api/message-resource
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import httpx
from starlette.datastructures import ImmutableMultiDict
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from twilio.base.exceptions import TwilioException
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.rest.api.v2010.account.message import MessageInstance

from bot.errors import KindlineError, SettingError
from bot.messages import Outbound, Outcome, SendResult
from bot.settings import Settings
from channels.base import Accept, Channel, Ignored, Rejected
from channels.capabilities import SMS
from channels.quiet import hush_libraries
from channels.receive import NOT_STORED, STORED, read_body, settle
from channels.sms.twilio_http import TIMEOUT_S, TWILIO_URL, AsyncHttp
from channels.sms.twilio_inbound import read_message, read_receipt
from channels.sms.twilio_outcomes import outcome_of

_log = logging.getLogger(__name__)

MESSAGE_PATH = "/channels/sms/twilio"
STATUS_PATH = "/channels/sms/twilio/status"
EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'
"""Answers go by the REST API, so the webhook's own answer says nothing."""
MAX_BODY_BYTES = 64 * 1024
MAX_FIELDS = 200
LOOK_BACK = timedelta(minutes=15)
"""How old a message may be to count as the ambiguous send; covers our retries and skewed clocks."""
LOOK_UP_LIMIT = 50
SETTLE_S = 3.0
"""Pause before a message counts as absent: Twilio may still be working on the request that timed out."""
TRIAL_PREFIX = "Sent from your Twilio trial account - "

OnReceipt = Callable[[str, str, str, str | None], Awaitable[None]]
"""Records a receipt: channel, provider's id, status, error code."""
Form = ImmutableMultiDict[str, str]


class TwilioChannel(Channel):
    """SMS in and out by Twilio. `on_receipt` is set by the gateway; without it receipts are dropped."""

    name = "sms"
    capabilities = SMS
    on_receipt: OnReceipt | None = None

    def __init__(
        self,
        account_sid: str,
        auth_token: str,
        sender: str,
        public_url: str,
        *,
        api_url: str = TWILIO_URL,
        timeout_s: float = TIMEOUT_S,
        settle_s: float = SETTLE_S,
    ) -> None:
        hush_libraries()
        self._settle_s = settle_s
        self._sender = sender
        self._public_url = public_url.rstrip("/")
        self._validator = RequestValidator(auth_token)
        self._http = AsyncHttp(api_url, timeout_s)
        self._client = Client(account_sid, auth_token, http_client=self._http)

    @classmethod
    def from_settings(cls, settings: Settings) -> TwilioChannel | None:
        """The channel, or None when a setting is missing.

        Raises:
            SettingError: The account id is malformed.
        """
        sid, token, sender = settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_from
        if not (sid and token and sender and settings.public_url):
            return None
        if not (sid.startswith("AC") and sid.isalnum()):
            raise SettingError("KINDLINE_TWILIO_ACCOUNT_SID must be Twilio's account id, which begins with AC.")
        return cls(sid, token, sender, settings.public_url, api_url=settings.twilio_api_url or TWILIO_URL)

    def routes(self, accept: Accept) -> Sequence[BaseRoute]:
        """The webhook for messages and the one for delivery receipts."""

        async def message(request: Request) -> Response:
            form = await self._signed_form(request, MESSAGE_PATH)
            received = form if isinstance(form, Rejected) else read_message(form, self.name, self._sender)
            status = await settle(self.name, received, accept)
            if status != STORED:
                return Response(status_code=status)
            return Response(EMPTY_TWIML, media_type="text/xml")

        async def receipt(request: Request) -> Response:
            form = await self._signed_form(request, STATUS_PATH)
            return Response(status_code=await self._record(form))

        return [
            Route(MESSAGE_PATH, message, methods=["POST"]),
            Route(STATUS_PATH, receipt, methods=["POST"]),
        ]

    async def send(self, message: Outbound) -> SendResult:
        """Send one SMS; Twilio accepts it at once and reports delivery later."""
        by_service = self._sender.startswith("MG")
        origin = {"messaging_service_sid" if by_service else "from_": self._sender}
        try:
            made = await self._client.messages.create_async(
                to=message.address,
                body=message.text,
                status_callback=self._public_url + STATUS_PATH,
                **origin,
            )
        except (TwilioException, httpx.HTTPError) as failure:
            return outcome_of(failure)
        return SendResult(Outcome.QUEUED, provider_id=made.sid)

    async def look_up(self, message: Outbound) -> SendResult | None:
        """Search the latest messages to this number for the same words.

        Not by date on Twilio's side: a message that is still queued has no date of sending, so it would be
        missed. The same words said twice within `LOOK_BACK` cannot be told apart here; the caller knows which
        ids it has.
        """
        result = await self._search(message)
        if result is None or result.outcome is Outcome.QUEUED:
            return result
        await asyncio.sleep(self._settle_s)
        return await self._search(message)

    async def stop(self) -> None:
        """Close the connections."""
        await self._http.close()

    async def _search(self, message: Outbound) -> SendResult | None:
        try:
            found = await self._client.messages.list_async(to=message.address, limit=LOOK_UP_LIMIT)
        except (TwilioException, httpx.HTTPError):
            return None
        recent = [sent for sent in found if _is_recent(sent)]
        match = next((sent for sent in recent if _is_same(sent, message.text)), None)
        if match is not None:
            return SendResult(Outcome.QUEUED, provider_id=match.sid)
        if len(recent) == LOOK_UP_LIMIT:
            return None
        return SendResult(Outcome.RETRY_LATER, detail="twilio: no such message")

    async def _signed_form(self, request: Request, path: str) -> Form | Rejected:
        body = await read_body(request, MAX_BODY_BYTES)
        if isinstance(body, Rejected):
            return body
        try:
            fields = parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=MAX_FIELDS)
        except ValueError:
            return Rejected(400, "too many fields")
        form = Form(fields)
        # Twilio signs the address it was given, which behind a proxy is not the one that we see.
        query = f"?{request.url.query}" if request.url.query else ""
        address = f"{self._public_url}{path}{query}"
        signature = request.headers.get("x-twilio-signature", "")
        if not self._validator.validate(address, form, signature):
            return Rejected(403, "bad or missing signature")
        return form

    async def _record(self, form: Form | Rejected) -> int:
        receipt = form if isinstance(form, Rejected) else read_receipt(form)
        if isinstance(receipt, Rejected | Ignored):
            _log.warning("%s: receipt refused: %s", self.name, receipt.reason)
            return receipt.status if isinstance(receipt, Rejected) else STORED
        if self.on_receipt is not None:
            try:
                await self.on_receipt(self.name, receipt.provider_id, receipt.status, receipt.code)
            except KindlineError as error:
                _log.error("%s: a receipt could not be stored: %s", self.name, type(error).__name__)
                return NOT_STORED
        return STORED


def _is_recent(sent: MessageInstance) -> bool:
    return sent.date_created is None or sent.date_created > datetime.now(UTC) - LOOK_BACK


def _is_same(sent: MessageInstance, text: str) -> bool:
    is_outbound = (sent.direction or "").startswith("outbound")
    return is_outbound and (sent.body or "").removeprefix(TRIAL_PREFIX).strip() == text.strip()
