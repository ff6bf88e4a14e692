"""The encoder fails or is late: the rules decide alone. The screen fails: the verdict is a cautious one."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.heard import MODEL_DEADLINE_S, Heard, hear
from bot.privacy.seal import new_key
from bot.safety.levels import Level
from bot.safety.screen import FAILED, Screen
from bot.service import Service, build_service
from bot.settings import ROOT, load_settings
from bot.store.conversations import Conversation
from bot.store.inbox import Received
from bot.understanding.types import Understanding
from channels.terminal import terminal_channels

DANGER = {"en": "i want to kill myself", "sw": "nataka kufa", "fr": "je veux mourir", "ar": "أريد أن أموت"}


class Stub:
    """An understander that breaks, is late, or says what it was given."""

    def __init__(self, *, fails: bool = False, late: bool = False, says: Understanding | None = None) -> None:
        self.fails, self.late, self.says = fails, late, says or Understanding()
        self.released = threading.Event()

    def understand(self, text: str, previous: str | None, hint: str | None) -> Understanding:
        """As `Understander.understand`."""
        if self.late:
            self.released.wait(20)
        if self.fails:
            raise RuntimeError(text)
        return self.says


class BrokenScreen:
    """A screen that raises."""

    languages = ("en",)

    def screen(self, text: str, *_: object) -> None:
        """As `Screen.screen`."""
        raise RuntimeError(text)


@pytest.fixture
def parts() -> Iterator[Service]:
    settings = load_settings({"KINDLINE_SECRET_KEY": new_key()})
    channels = {channel.name: channel for channel in terminal_channels()}
    service = build_service(settings, "postgresql://nobody@127.0.0.1:1/none", channels)
    service.screen = Screen.load(ROOT / "locales")
    yield service
    if isinstance(service.understander, Stub):
        service.understander.released.set()
    service.thinking.shutdown()


async def _hear(service: Service, text: str, hint: str | None = None) -> Heard:
    now = datetime.now(UTC)
    received = Received(1, 1, "1", 1, now, False, text, None, True, hint, None)
    conversation = Conversation(
        1, "terminal-web", "a", None, False, None, "with_bot", None, None, False, None, None, False
    )
    return await hear(service, received, conversation, None)


def _failures(service: Service, part: str) -> float:
    return service.metrics.registry.get_sample_value("kindline_failures_total", {"part": part}) or 0.0


@pytest.mark.parametrize("language", DANGER)
@pytest.mark.parametrize("hint", [True, False], ids=["hinted", "no hint"])
async def test_encoder_fails(parts: Service, language: str, hint: bool, caplog: pytest.LogCaptureFixture) -> None:
    parts.understander = Stub(fails=True)
    heard = await _hear(parts, DANGER[language], language if hint else None)
    assert heard.verdict.level >= Level.HIGH
    assert _failures(parts, "understanding") == 1
    assert DANGER[language] not in caplog.text


async def test_encoder_is_late(parts: Service) -> None:
    parts.understander = Stub(late=True)
    started = time.perf_counter()
    heard = await _hear(parts, DANGER["en"])
    assert time.perf_counter() - started < MODEL_DEADLINE_S + 0.5
    assert heard.verdict.level >= Level.HIGH


async def test_encoder_hangs_for_everybody(parts: Service) -> None:
    """Both threads are taken for good; the next person's danger is seen all the same."""
    parts.understander = Stub(late=True)
    for _ in range(2):
        await _hear(parts, "hello")
    started = time.perf_counter()
    assert (await _hear(parts, DANGER["en"])).verdict.level >= Level.HIGH
    assert time.perf_counter() - started < MODEL_DEADLINE_S + 0.5


async def test_encoder_fails_for_an_ordinary_message(parts: Service) -> None:
    parts.understander = Stub(fails=True)
    heard = await _hear(parts, "good morning")
    assert heard.verdict.level is Level.NONE
    assert heard.intent == "nlu_fallback"


async def test_screen_fails(parts: Service, caplog: pytest.LogCaptureFixture) -> None:
    parts.understander = Stub(says=Understanding(risk_scores={"none": 0.9}))
    parts.screen = BrokenScreen()  # type: ignore[assignment]
    heard = await _hear(parts, DANGER["en"])
    assert heard.verdict.level is Level.WATCH
    assert FAILED in heard.verdict.evidence
    assert _failures(parts, "screen") == 1
    assert DANGER["en"] not in caplog.text


async def test_screen_fails_and_the_model_is_sure(parts: Service) -> None:
    parts.understander = Stub(says=Understanding(risk_scores={"high": 0.9, "category:suicide": 0.9}))
    parts.screen = BrokenScreen()  # type: ignore[assignment]
    assert (await _hear(parts, DANGER["en"])).verdict.level is Level.HIGH


async def test_everything_fails(parts: Service) -> None:
    parts.understander = Stub(fails=True)
    parts.screen = None
    heard = await _hear(parts, DANGER["en"])
    assert heard.verdict.level is Level.WATCH
    assert _failures(parts, "screen") == _failures(parts, "understanding") == 1
