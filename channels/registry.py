"""Which channels are on. A missing setting switches its channel off and says so."""

from __future__ import annotations

from collections.abc import Callable

from bot.settings import PREFIX, Settings
from channels.base import Channel
from channels.terminal import terminal_channels

NAMES = ("sms", "telegram", "web", "terminal-web", "terminal-sms", "terminal-telegram")


def load_channels(settings: Settings) -> tuple[list[Channel], dict[str, str]]:
    """The channels that are on, and for each one that is off a sentence that names what it lacks.

    Raises:
        bot.errors.SettingError: A setting is there but malformed.
    """
    on: list[Channel] = []
    off: dict[str, str] = {}
    for name, make in _MAKERS.items():
        channel = make(settings)
        if channel is None:
            off[name] = _why_off(name, settings)
        else:
            on.append(channel)
    return [*on, *terminal_channels()], off


# Imported late: each client library takes a part of a second, and a channel that is off needs none.
def _sms(settings: Settings) -> Channel | None:
    from channels.sms.twilio import TwilioChannel

    return TwilioChannel.from_settings(settings)


def _telegram(settings: Settings) -> Channel | None:
    from channels.telegram.channel import TelegramChannel

    return TelegramChannel.from_settings(settings)


def _web(settings: Settings) -> Channel:
    from channels.web import WebChannel

    return WebChannel.from_settings(settings)


_MAKERS: dict[str, Callable[[Settings], Channel | None]] = {"sms": _sms, "telegram": _telegram, "web": _web}
_NEEDS = {
    "sms": ("twilio_account_sid", "twilio_auth_token", "twilio_from", "public_url"),
    "telegram": ("telegram_token", "telegram_secret"),
}


def _why_off(name: str, settings: Settings) -> str:
    lacking = [f"{PREFIX}{need.upper()}" for need in _NEEDS[name] if not getattr(settings, need)]
    return f"{name} is off: set {' and '.join(lacking)}."
