"""Whatever a person sends, it is understood or not, but it is screened and never raises."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.heard import screen_text, understand
from bot.privacy.seal import new_key
from bot.service import Service, add_understanding, build_service
from bot.settings import load_settings
from bot.store.conversations import Conversation
from channels.terminal import terminal_channels

CONVERSATION = Conversation(1, "terminal-web", "a", None, False, None, "with_bot", None, None, False, None, None, False)
ANY = st.characters(exclude_categories=())
EMOJI = ("😀\u200d👧", "\U0001f1f0", "\u202e", "e\u0301" * 9)
ODD = ("", "\ud800", "\udfff", "\0\x1b\x7f", "\n\r\t", "１２")
CODE = ("/restart", "/", '{"a": [1, null]}', "<b>", "%s %(x)s")
WORDS = ("nataka kufa", "i want to die", "मैं", "أريد")
PIECES = st.sampled_from(EMOJI + ODD + CODE + WORDS)
WEIRD = st.text(ANY, max_size=200) | st.lists(PIECES, max_size=12).map(" ".join)
HINTS = st.none() | st.sampled_from(["en", "sw", "zh-Hant-TW", "xx", "", "e" * 35])


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """The real encoder, heads and screen; no database."""
    channels = {channel.name: channel for channel in terminal_channels()}
    chosen = load_settings({"KINDLINE_SECRET_KEY": new_key()})
    service = add_understanding(build_service(chosen, "postgresql://nobody@127.0.0.1:1/none", channels))
    yield service
    service.thinking.shutdown()


def _failures(service: Service, part: str) -> float:
    return service.metrics.registry.get_sample_value("kindline_failures_total", {"part": part}) or 0.0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=WEIRD, previous=st.none() | st.sampled_from(["en", "ar"]), hint=HINTS)
@example(text="", previous=None, hint=None)
@example(text="a" * 10_000, previous=None, hint=None)
@example(text="😀" * 10_000, previous="en", hint="sw")
@example(text="مرحبا " * 1_600, previous="en", hint="ar")
@example(text="\ud800" * 10_000, previous=None, hint=None)
@example(text="\u0301" * 10_000, previous=None, hint=None)
@example(text=" \n" * 5_000, previous=None, hint=None)
@example(text="1 " * 5_000, previous=None, hint=None)
@example(text="[" * 10_000, previous=None, hint=None)
def test_any_text(service: Service, text: str, previous: str | None, hint: str | None) -> None:
    assert service.understander is not None
    service.understander.understand(text, previous, hint)
    understanding = asyncio.run(understand(service, text, previous, hint))
    screen_text(service, text, understanding, CONVERSATION, previous or "en")
    assert _failures(service, "screen") == 0
