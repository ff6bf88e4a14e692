"""`GET /demo`: a sample clinic page that embeds the widget under a strict content security policy."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from pathlib import Path
from string import Template

import yaml
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

WIDGET = Path(__file__).parent / "widget"
FALLBACK_LANGUAGE = "en"
SAMPLE_REGION = "KE"


class Demo:
    """The page in every language that the widget is offered in; its own words in those it has."""

    def __init__(self, *, default_region: str | None, folder: Path = WIDGET) -> None:
        self._region = default_region or SAMPLE_REGION
        self._style = (folder / "demo.css").read_text(encoding="utf8")
        self._template = Template((folder / "demo.html").read_text(encoding="utf8"))
        self._data = yaml.safe_load((folder / "demo.yml").read_text(encoding="utf8"))
        self._headers = headers_for(self._style)

    async def page(self, request: Request) -> Response:
        """The page; `?language=` chooses among the offered languages."""
        asked = request.query_params.get("language", "")
        names = self._data["languages"]
        language = asked if asked in names else FALLBACK_LANGUAGE
        return HTMLResponse(self._html(language), headers=self._headers)

    def _html(self, language: str) -> str:
        own = language if language in self._data["words"] else FALLBACK_LANGUAGE
        words = {name: escape(text) for name, text in self._data["words"][own].items()}
        links = "".join(_link(tag, name, language) for tag, name in self._data["languages"].items())
        return self._template.substitute(
            words, style=self._style, links=links, page_language=own, language=language, region=self._region
        )


def _link(tag: str, name: str, current: str) -> str:
    mark = ' aria-current="true"' if tag == current else ""
    return f'<a href="?language={tag}" lang="{tag}" hreflang="{tag}"{mark}>{escape(name)}</a>'


def headers_for(style: str) -> dict[str, str]:
    """A strict policy for a page whose only inline style is this one."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
    }
