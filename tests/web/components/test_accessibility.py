"""Every component in a real browser: axe finds nothing, on a phone nothing overflows.

The gallery shows all components but whole pages, so one scan of it checks each of them.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport=PHONE, locale="zh-CN", bypass_csp=True) as context:
        yield context.new_page()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


@pytest.mark.parametrize("page", ["", "question_page/", "confirmation/"])
def test_axe_finds_nothing_on_a_phone(phone, address, page):
    phone.goto(f"{address}/components/{page}")

    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_axe_finds_nothing_in_large_text(browser, address):
    with browser.new_context(viewport=PHONE, locale="zh-CN", bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{address}/components/question_page/")
        page.get_by_role("button", name="长辈版大字").click()

        assert page.locator("html.large").count() == 1
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_policy_of_the_site_blocks_nothing_that_pages_need(browser, address):
    complaints: list[str] = []
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{address}/components/")
        page.wait_for_load_state("networkidle")

    assert complaints == []


def test_the_error_summary_has_the_focus_without_script(browser, address):
    with browser.new_context(java_script_enabled=False, locale="zh-CN") as context:
        page = context.new_page()
        page.goto(f"{address}/components/error_summary/")

        assert page.locator(".error-summary:focus").count() == 1


def test_the_first_key_offers_to_skip_to_the_content(browser, address):
    with browser.new_context(locale="zh-CN") as context:
        page = context.new_page()
        page.goto(f"{address}/components/tag/")
        page.keyboard.press("Tab")

        assert page.locator(":focus").inner_text() == "跳到正文"
        page.keyboard.press("Enter")
        assert page.locator("main:focus").count() == 1


def test_a_question_is_answered_by_keyboard_alone(browser, address):
    with browser.new_context(java_script_enabled=False, locale="zh-CN") as context:
        page = context.new_page()
        page.goto(f"{address}/components/radios/")
        page.get_by_role("radio", name="是").first.focus()
        page.keyboard.press("ArrowDown")

        assert page.get_by_role("radio", name="否").first.is_checked()


def test_the_whole_box_of_an_answer_can_be_touched(browser, address):
    with browser.new_context(viewport=PHONE, has_touch=True, locale="zh-CN") as context:
        page = context.new_page()
        page.goto(f"{address}/components/radios/")
        box = page.locator(".choice").nth(2)
        extent = box.bounding_box()
        page.touchscreen.tap(extent["x"] + extent["width"] - 4, extent["y"] + extent["height"] - 4)

        assert box.locator("input").is_checked()
