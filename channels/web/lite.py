"""`/lite`: the same talk without a script, by forms, for very old browsers and very weak networks.

The token travels in the form's body, so it is in no address, no log and no cookie.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from channels.web.api import Api
from channels.web.feed import Item
from channels.web.http import Refused, body_of
from channels.web.pages import headers_for
from channels.web.session import Session, new_address
from channels.web.words import TAG, Words

WIDGET = Path(__file__).parent / "widget"
SHOWN_ITEMS = 20
FORM_FIELDS = 10
ANSWER_WAIT_S = 8.0
"""As long as a person would look at a loading page; later answers come with the next press."""
SETTLE_S = 0.6
"""Several messages often answer one; the page waits this long for the next of them."""


class Lite:
    """The page: `GET` begins a talk, `POST` says something or looks for what is new."""

    def __init__(self, api: Api, words: Words, *, folder: Path = WIDGET) -> None:
        self._api = api
        self._words = words
        self._style = (folder / "lite.css").read_text(encoding="utf8")
        self._template = Template((folder / "lite.html").read_text(encoding="utf8"))
        self._headers = headers_for(self._style) | {"Cache-Control": "no-store"}

    async def page(self, request: Request) -> Response:
        """Serve the page."""
        if request.method == "POST":
            session, items = await self._said(request)
        else:
            session, items = Session(new_address(), **self._api.hints(request.query_params)), []
        return HTMLResponse(self._html(session, items), headers=self._headers)

    async def _said(self, request: Request) -> tuple[Session, list[Item]]:
        form = _form(await body_of(request))
        session = self._api.signer.read(form.get("talk", "")) or Session(new_address())
        # Browsers send line ends in forms as CR LF; the widget does not.
        said = {**form, "text": form.get("text", "").replace("\r\n", "\n")}
        if said["text"].strip() or said.get("choice"):
            before = await self._all(session.address)
            await self._api.accept(self._api.message(session, said))
            await self._settled(session.address, before[-1].seq if before else 0)
        return session, await self._all(session.address)

    async def _settled(self, address: str, seq: int) -> None:
        """Wait until an answer is there and nothing more follows it at once."""
        clock = asyncio.get_running_loop().time
        end = clock() + ANSWER_WAIT_S
        is_answered = False
        while clock() < end:
            await self._api.feed.wait(address, seq, SETTLE_S if is_answered else end - clock())
            news = await self._api.feed.after(address, seq, SHOWN_ITEMS)
            if not news:
                return
            seq = news[-1].seq
            is_answered = is_answered or any(item.author != "you" for item in news)

    async def _all(self, address: str) -> list[Item]:
        items: list[Item] = []
        while news := await self._api.feed.after(address, items[-1].seq if items else 0, 100):
            items = [*items, *news][-SHOWN_ITEMS:]
        return items

    def _html(self, session: Session, items: Sequence[Item]) -> str:
        spoken = [item.language for item in items if item.author != "you"]
        tag = (spoken or [session.language or "en"])[-1]
        words = self._words(tag if TAG.fullmatch(tag) else "en")
        fields = {"talk": self._api.signer.token(session), "id": str(uuid.uuid4())}
        hidden = "".join(f'<input type="hidden" name="{name}" value="{v}">' for name, v in fields.items())
        return self._template.substitute(
            {name.removeprefix("widget_"): escape(text) for name, text in words.items()},
            style=self._style,
            intro="" if items else escape(words["disclosure"]),
            items="\n".join(_item(item) for item in items),
            choices=_choices(items, hidden),
            hidden=hidden,
        )


def _form(body: bytes) -> dict[str, str]:
    try:
        return dict(parse_qsl(body.decode("utf8", "replace"), max_num_fields=FORM_FIELDS))
    except ValueError:
        raise Refused(400, "not_our_form") from None


def _item(item: Item) -> str:
    if item.author == "you":
        return f'<p class="say you" dir="auto">{escape(item.text)}</p>'
    marks: Mapping[str, str] = {"lang": item.language, "dir": item.direction}
    told = "".join(f' {name}="{escape(value)}"' for name, value in marks.items())
    return f'<p class="say"{told}>{escape(item.text)}</p>'


def _choices(items: Sequence[Item], hidden: str) -> str:
    """The choices offered since the person's last message, as in the widget."""
    offered: Sequence[tuple[str, str]] = ()
    for item in items:
        offered = item.buttons or (() if item.author == "you" else offered)
    if not offered:
        return ""
    buttons = "".join(
        f'<button class="plain" name="choice" value="{escape(token)}">{escape(title)}</button>'
        for title, token in offered
    )
    return f'<form method="post" action="/lite">{hidden}{buttons}</form>'
