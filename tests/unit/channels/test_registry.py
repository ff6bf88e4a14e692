"""Channels without settings are off and say what they lack."""

from __future__ import annotations

import pytest

from bot.messages import Outbound, Outcome
from bot.settings import Settings
from channels.registry import load_channels
from channels.terminal import terminal_channels

BARE = Settings(secret_key="1:a2V5")


def test_bare_settings_leave_the_web_and_the_terminal():
    on, off = load_channels(BARE)
    assert [channel.name for channel in on] == ["web", "terminal-web", "terminal-sms", "terminal-telegram"]
    assert off == {
        "sms": "sms is off: set KINDLINE_TWILIO_ACCOUNT_SID and KINDLINE_TWILIO_AUTH_TOKEN"
        " and KINDLINE_TWILIO_FROM and KINDLINE_PUBLIC_URL.",
        "telegram": "telegram is off: set KINDLINE_TELEGRAM_TOKEN and KINDLINE_TELEGRAM_SECRET.",
    }


@pytest.mark.parametrize("channel", terminal_channels(), ids=lambda channel: channel.name)
async def test_terminal_shows_what_its_channel_shows(channel):
    assert channel.name == f"terminal-{channel.capabilities.variant}"
    assert channel.capabilities.is_pulled
    assert (await channel.send(Outbound(1, "someone", "hi"))).outcome is Outcome.DELIVERED
