"""Debian's Chromium, driven by Playwright.

`service` (the whole running service, with `.url`) comes from the tests' root; `toy` is a small stand-in.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from tests.browser.toy_app import Toy, make_toy
from tests.conftest import lacking
from tests.fakes.server import LocalServer

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT_MS = 30_000


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of Chromium."""
    path = shutil.which("chromium")
    if path is None:
        lacking("Chromium (apt-get install chromium fonts-noto-core)")
    assert path is not None
    return path


@pytest.fixture(scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """One browser for all tests."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield browser
        await browser.close()


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    """A fresh profile."""
    context = await browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(WAIT_MS)
    yield context
    await context.close()


@pytest.fixture
async def page(context: BrowserContext) -> AsyncIterator[Page]:
    """A page that fails the test when a script of ours fails or a policy blocks something."""
    page = await context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield page
    assert not complaints


@pytest.fixture
def toy() -> Toy:
    """The toy service's insides."""
    return make_toy()


@pytest.fixture
def base_url(toy: Toy) -> Iterator[str]:
    """Where the toy service listens."""
    with LocalServer(toy.app) as server:
        yield server.url
