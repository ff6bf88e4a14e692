"""The whole service through the demo page: what someone sees who opens the chat."""

from __future__ import annotations

from typing import Protocol

import pytest
from playwright.async_api import Page, expect

from tests.browser.widget_page import WidgetPage

TELLS = {"en": "I feel so anxious all the time", "ar": "أشعر بقلق شديد طوال الوقت"}
# A first turn meets cold caches, beside other work on the machine.
TURN_MS = 60_000


class Service(Protocol):
    """The running service."""

    url: str


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
async def test_feeling_is_answered_with_a_choice(page: Page, service: Service, language: str, direction: str) -> None:
    widget = WidgetPage(page)
    await widget.visit(service.url, language)
    await widget.write(TELLS[language])
    await expect(widget.choices.first).to_be_visible(timeout=TURN_MS)
    await expect(widget.replies.last).to_have_attribute("dir", direction)
    await expect(widget.replies.last).to_have_attribute("lang", language)
    await expect(widget.replies.first).to_contain_text("Kindline")


async def test_exercise_goes_on_over_a_reload_and_a_dropped_connection(page: Page, service: Service) -> None:
    widget = WidgetPage(page)
    await widget.visit(service.url)
    await widget.write("breathing exercise")
    await expect(widget.choices.first).to_be_visible(timeout=TURN_MS)
    asked = await widget.replies.count()
    await widget.write("7")
    seen = await _next_reply(widget, asked)
    await page.reload()
    await expect(widget.replies).to_have_count(seen)
    await widget.press(0)
    seen = await _next_reply(widget, seen)
    await page.context.set_offline(True)
    await widget.press(0)
    await expect(page.get_by_role("status")).to_be_visible()
    await page.context.set_offline(False)
    await _next_reply(widget, seen)
    await expect(page.get_by_role("status")).to_be_hidden()


async def _next_reply(widget: WidgetPage, seen: int) -> int:
    """Wait until there is more than `seen` and it can be answered by a button; how many there are."""
    await expect(widget.replies.nth(seen)).to_be_visible(timeout=TURN_MS)
    await expect(widget.choices.first).to_be_visible(timeout=TURN_MS)
    return await widget.replies.count()
