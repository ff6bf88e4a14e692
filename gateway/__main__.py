"""`python -m gateway`: serve until stopped."""

from __future__ import annotations

import logging
import sys

import uvicorn

from bot.errors import KindlineError
from bot.settings import load_settings
from gateway.app import build_app

GRACE_S = 3


def main() -> int:
    """Serve; 2 with one sentence when a setting or the data is wrong."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("procrastinate").setLevel(logging.CRITICAL)  # it logs job arguments with every failure
    try:
        settings = load_settings()
        app = build_app(settings)
    except KindlineError as error:
        print(f"kindline: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_status
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        access_log=False,  # its lines hold addresses
        log_level="warning",
        timeout_graceful_shutdown=GRACE_S,
        server_header=False,
        ws="none",  # no websockets of ours, and Rasa holds that library below what uvicorn needs
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
