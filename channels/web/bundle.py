"""Puts the widget's files together into the one script that `GET /widget.js` serves."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

WIDGET = Path(__file__).parent / "widget"
PARTS = ("talk.js", "panel.js", "widget.js")
STYLE_PLACE = '"widget.css"'


@dataclass(frozen=True, slots=True)
class Bundle:
    """One file ready to serve, plain and compressed."""

    plain: bytes
    packed: bytes
    etag: str
    media_type: str


def pack(text: str, media_type: str) -> Bundle:
    """Compress once. `mtime=0`: the same text gives the same bytes on every machine."""
    plain = text.encode()
    etag = f'"{hashlib.sha256(plain).hexdigest()[:20]}"'
    return Bundle(plain, gzip.compress(plain, 9, mtime=0), etag, media_type)


def build_widget(folder: Path = WIDGET) -> Bundle:
    """One function around the parts, so that nothing of ours shows in the host page."""
    style = _thin((folder / "widget.css").read_text(encoding="utf8"))
    script = "\n".join(_thin((folder / part).read_text(encoding="utf8")) for part in PARTS)
    script = script.replace(STYLE_PLACE, json.dumps(style))
    return pack(f'(function(){{"use strict";\n{script}\n}})();\n', "text/javascript; charset=utf-8")


def serve(bundle: Bundle, request: Request, *, max_age_s: int) -> Response:
    """Answer with 304, compressed or plain. Any page may load it; it holds nothing personal."""
    headers = {
        "ETag": bundle.etag,
        "Cache-Control": f"public, max-age={max_age_s}",
        "Vary": "Accept-Encoding",
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if bundle.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(bundle.plain, media_type=bundle.media_type, headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(bundle.packed, media_type=bundle.media_type, headers=headers)


def _thin(text: str) -> str:
    """Without indentation and lines that are only a comment; enough beside gzip, and safe."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))
