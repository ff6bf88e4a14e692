"""How the widget behaves when the network, the page or the server does not."""

from __future__ import annotations

from playwright.async_api import Browser, Page, expect

from channels.web.feed import Item
from tests.browser.toy_app import Toy
from tests.browser.widget_page import WidgetPage


async def test_talk_with_choices(page: Page, base_url: str) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("I am so worried")
    await widget.answered(3)
    await expect(widget.choices).to_have_count(3)
    await widget.press(0)
    await widget.answered(4)
    await expect(widget.own).to_have_count(2)
    await expect(widget.choices).to_have_count(2)


async def test_nothing_is_asked_of_the_server_before_the_chat_is_opened(page: Page, base_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(f"{base_url}/demo")
    await expect(WidgetPage(page).launcher).to_have_attribute("aria-label", "Open the chat")
    assert not [url for url in asked if url.endswith(("/start", "/send")) or "/events" in url]


async def test_reload_keeps_the_talk_and_the_open_panel(page: Page, base_url: str) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(3)
    await page.reload()
    await expect(widget.panel).to_be_visible()
    await expect(widget.replies).to_have_count(3)
    await expect(widget.own).to_have_count(1)
    await expect(widget.choices).to_have_count(3)


async def test_dropped_connection_keeps_the_message_and_sends_it_once(page: Page, base_url: str, toy: Toy) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(3)
    await page.context.set_offline(True)
    await widget.write("are you there?")
    await expect(page.get_by_role("status")).to_contain_text("Your message is kept")
    await expect(widget.own).to_have_count(2)
    await page.context.set_offline(False)
    await widget.answered(4)
    await expect(widget.own).to_have_count(2)
    await expect(page.get_by_role("status")).to_be_hidden()
    assert len(toy.feed.accepted) == 2


async def test_message_written_offline_survives_a_reload(page: Page, base_url: str, toy: Toy) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(3)
    await page.route("**/channels/web/send", lambda route: route.abort())
    await widget.write("kept")
    await page.reload()
    await page.unroute_all()
    await widget.answered(4)
    await expect(widget.own).to_have_count(2)
    assert [message.text for message in toy.feed.accepted] == ["worried", "kept"]


async def test_lost_answer_to_a_send_makes_no_double(page: Page, base_url: str, toy: Toy) -> None:
    toy.faults.lost_answers = 2
    widget = WidgetPage(page)
    await page.route("**/channels/web/events*", lambda route: route.abort())
    await page.route("**/channels/web/poll*", lambda route: route.abort())
    await widget.visit(base_url)
    await widget.write("worried")
    await expect(page.locator("kindline-widget .say.pending")).to_have_count(0)
    await page.unroute_all()
    await widget.answered(3)
    await expect(widget.own).to_have_count(1)
    assert len(toy.faults.sends) == 3
    assert len(toy.feed.accepted) == 1


async def test_long_polling_when_streams_are_refused(page: Page, base_url: str, toy: Toy) -> None:
    toy.faults.events = "refuse"
    widget = WidgetPage(page)
    async with page.expect_request("**/channels/web/poll*"):
        await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(3)


async def test_long_polling_when_streams_are_held_back(page: Page, base_url: str, toy: Toy) -> None:
    toy.faults.events = "hold"
    widget = WidgetPage(page)
    async with page.expect_request("**/channels/web/poll*", timeout=60_000):
        await widget.visit(base_url)
        await widget.write("worried")
    await widget.answered(3)


async def test_right_to_left_words_and_direction(page: Page, base_url: str) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url, "ar")
    await expect(widget.panel).to_have_attribute("dir", "rtl")
    await widget.write("أنا قلق")
    reply = await widget.answered(3)
    await expect(reply).to_have_attribute("dir", "rtl")
    await expect(reply).to_have_attribute("lang", "ar")


async def test_words_follow_the_language_of_the_talk(page: Page, base_url: str, toy: Toy) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(3)
    await expect(widget.panel).to_have_attribute("dir", "ltr")
    toy.feed.answers = lambda message: [Item(0, "bot", "مرحبا", (), "ar", "rtl")]
    await widget.write("more")
    await expect(widget.panel).to_have_attribute("dir", "rtl")


async def test_keyboard_alone(page: Page, base_url: str) -> None:
    widget = WidgetPage(page)
    await page.goto(f"{base_url}/demo")
    await widget.launcher.focus()
    await page.keyboard.press("Enter")
    await expect(widget.box).to_be_focused()
    await page.keyboard.type("worried")
    await page.keyboard.press("Enter")
    await widget.answered(3)
    await page.keyboard.press("Shift+Tab")
    await expect(widget.choices.last).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(widget.log).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(widget.panel).to_be_hidden()
    await expect(widget.launcher).to_be_focused()


async def test_history_is_not_read_out_again(page: Page, base_url: str) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(3)
    await expect(widget.log).to_have_attribute("aria-live", "polite")
    await page.reload()
    await expect(widget.log).to_have_attribute("aria-live", "off")
    await expect(widget.replies).to_have_count(3)
    await expect(widget.log).to_have_attribute("aria-live", "polite")


async def test_small_screen_is_filled_and_holds_the_focus(page: Page, base_url: str) -> None:
    await page.set_viewport_size({"width": 320, "height": 640})
    widget = WidgetPage(page)
    await widget.visit(base_url)
    assert await widget.panel.bounding_box() == {"x": 0, "y": 0, "width": 320, "height": 640}
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await expect(page.locator("kindline-widget .close")).to_be_focused()
    assert await page.evaluate("document.documentElement.scrollWidth") == 320


async def test_nothing_is_kept_in_cookies(page: Page, base_url: str) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(3)
    assert await page.context.cookies() == []


async def test_text_is_never_read_as_markup(page: Page, base_url: str) -> None:
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("<b>worried</b><img src=x>")
    await expect(widget.own.first).to_contain_text("<b>worried</b><img src=x>")
    await expect(widget.own.locator("img, b")).to_have_count(0)


async def test_long_answer_is_read_from_its_beginning(page: Page, base_url: str, toy: Toy) -> None:
    toy.feed.answers = lambda message: [
        Item(0, "bot", "first\n" + "line\n" * 60),
        Item(0, "bot", "and then?"),
    ]
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("worried")
    await widget.answered(2)
    box = await widget.replies.first.bounding_box()
    top = await widget.log.bounding_box()
    assert box is not None
    assert top is not None
    assert box["y"] >= top["y"]


async def test_number_and_address_can_be_tapped_but_steps_cannot(page: Page, base_url: str, toy: Toy) -> None:
    text = "Befrienders: +254 722 178 177. Directory: https://findahelpline.com. Try 5-4-3-2-1, 4, 112."
    toy.feed.answers = lambda message: [Item(0, "bot", text)]
    widget = WidgetPage(page)
    await widget.visit(base_url)
    await widget.write("help")
    links = (await widget.answered(1)).get_by_role("link")
    await expect(links).to_have_text(["+254 722 178 177", "https://findahelpline.com"])
    await expect(links.first).to_have_attribute("href", "tel:+254722178177")


async def test_lite_page_talks_without_a_script(browser: Browser, base_url: str) -> None:
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(f"{base_url}/lite?language=en")
    await page.get_by_role("textbox").fill("worried")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".say")).to_have_count(4)
    await page.locator("button[name=choice]").first.click()
    await expect(page.locator(".say")).to_have_count(6)
    await context.close()
