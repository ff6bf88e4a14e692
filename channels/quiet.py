"""Keeps client libraries from logging what a person wrote, an address or a token."""

from __future__ import annotations

import logging

# Seen in their source: httpx logs every URL at INFO (Telegram's holds the bot's token, Twilio's list the
# number); httpcore logs headers at DEBUG; python-telegram-bot logs parameters and answers at DEBUG, and
# unreadable ones whole at ERROR and CRITICAL; twilio logs query parameters at INFO.
_TALKATIVE = ("httpx", "httpcore", "telegram", "telegram.Bot", "twilio", "twilio.http_client")
_NEVER = logging.CRITICAL + 1


def hush_libraries() -> None:
    """Silence the client libraries; the adapters report every failure themselves, in safe words."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(_NEVER)
