"""The widget as a person uses it: open, write, press, read."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect


class WidgetPage:
    """The widget on a page; everything is found by what a person or a screen reader finds."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.panel = page.get_by_role("dialog")
        self.log = page.get_by_role("log")
        self.box = page.get_by_role("textbox")
        self.launcher = page.locator("kindline-widget .launch")
        self.own = page.locator("kindline-widget .say.you")
        self.replies = page.locator("kindline-widget .say.bot")
        self.choices = page.locator("kindline-widget .choices button")

    async def visit(self, url: str, language: str = "en") -> None:
        """Go to the demo page and open the chat."""
        await self.page.goto(f"{url}/demo?language={language}")
        await self.launcher.click()
        await expect(self.panel).to_be_visible()

    async def write(self, text: str) -> None:
        """Write a message and press Enter."""
        await self.box.fill(text)
        await self.box.press("Enter")

    async def press(self, index: int = 0) -> None:
        """Press one of the choices."""
        await self.choices.nth(index).click()

    async def answered(self, count: int) -> Locator:
        """The bot's `count`-th message, once it is there."""
        reply = self.replies.nth(count - 1)
        await expect(reply).to_be_visible()
        return reply
