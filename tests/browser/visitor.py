"""Somebody with a browser, who does what people do and to whom every page must be accessible.

Pages are found by what a person sees: roles and visible words. Each page that a visitor comes to
is examined once by axe; whatever a page logs as an error or asks of a stranger fails the test.
"""

import re
import time
from types import TracebackType

import httpx
from axe_playwright_python.sync_playwright import Axe
from browser.screenshots import keep
from playwright.sync_api import ConsoleMessage, Locator, Page, Request

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
PDF = (200, "application/pdf")
SIGN_IN = "/account/sign-in/"
PROVE = "/account/prove/"
PASSWORD = "mingchuan-2026"
_SECONDS = 10
_CODE_SECONDS = 60
_LOOK_MILLISECONDS = 200
_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
_ELEMENT = re.compile(r"<[a-z][^>]*>")
_SAID = re.compile(r'\s(?!class|role|type)([a-z-]+)="[^"]*"')
_EXAMINED: set[tuple[int, frozenset[str]]] = set()


class Visitor:
    """A person at `page`; `complaints` are what the browser or axe objected to."""

    def __init__(self, page: Page, address: str, *, messages: str, script: bool = True) -> None:
        page.set_default_timeout(_SECONDS * 1000)
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", self._watched)
        self.page = page
        self.address = address
        self.messages = messages
        self.script = script
        self.complaints: list[str] = []
        self._read: set[str] = set()

    # -- going -------------------------------------------------------------------------------------
    def open(self, path: str) -> None:
        """Go to an address of the site."""
        answer = self.page.goto(path)
        assert answer is None or answer.status < 500, f"{path}: {answer.status}"
        self.look()

    def follow(self, words: str) -> None:
        """Follow the first link that reads `words`."""
        self.go_by(self.link(words))

    def press(self, words: str) -> None:
        """Press the first button that reads `words`."""
        self.go_by(self.button(words))

    def go_by(self, place: Locator, *, proving: bool = True) -> None:
        """Click what leads to another page, and wait until that page is there.

        Where it is held back until one proves who one is, that is done first.
        """
        with self.page.expect_navigation() as going:
            place.click()
        answer = going.value
        assert answer is None or answer.status < 500, f"{answer.url}: {answer.status}"
        self.look()
        if proving and PROVE in self.page.url:
            self.prove()

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        """Fill the sign-in page and send it."""
        if SIGN_IN not in self.page.url:
            self.open(SIGN_IN)
        self.page.get_by_label("账号").fill(name)
        self.page.get_by_label("密码").fill(password)
        self.press("登录")
        assert SIGN_IN not in self.page.url, self.text()

    def prove(self) -> None:
        """Prove who one is by a code that comes to the telephone, where an act asks for it."""
        self.forget_messages()
        self.go_by(self.button("发送验证码"), proving=False)
        self.page.get_by_label("短信验证码").fill(self.code("核验身份"))
        self.go_by(self.button("用验证码核验"), proving=False)
        assert PROVE not in self.page.url, self.text()

    def forget_messages(self) -> None:
        """Take all messages until now as read; those of other visitors are among them."""
        self._read.update(self._messages())

    def code(self, purpose: str) -> str:
        """Return the newest code for `purpose` that came since, waiting until one did."""
        expiry = time.monotonic() + _CODE_SECONDS
        while time.monotonic() < expiry:
            fit = [words for words in self._messages() if purpose in words]
            fresh = [words for words in fit if words not in self._read]
            if fresh:
                self._read.update(fit)
                return re.findall(r"\d{6}", fresh[0])[0]
            self.page.wait_for_timeout(_LOOK_MILLISECONDS)
        raise AssertionError(f"no code came for {purpose}")

    def _messages(self) -> list[str]:
        told = httpx.get(f"{self.messages}/messages", trust_env=False).json()
        return [one["words"] for one in told]

    # -- seeing ------------------------------------------------------------------------------------
    def text(self) -> str:
        """Return what the main part of the page says."""
        return self.page.locator("main").inner_text()

    def heading(self) -> str:
        """Return the heading of the page."""
        return self.page.locator("h1").first.inner_text()

    def sees(self, *words: str) -> None:
        """Assert that the page says all of `words`."""
        said = self.text()
        lacking = [each for each in words if each not in said]
        assert not lacking, f"{self.page.url} does not say {lacking}:\n{said}"

    def link(self, words: str | re.Pattern[str]) -> Locator:
        """Return the first link that reads `words`."""
        return self.page.get_by_role("link", name=words).first

    def button(self, words: str | re.Pattern[str]) -> Locator:
        """Return the first button of the page's own part that reads `words`."""
        return self.page.locator("main button").filter(has_text=words).first

    def has(self, place: Locator) -> bool:
        """Tell whether the page has such a thing now."""
        return place.count() > 0

    def served(self, words: str) -> tuple[int, str]:
        """Return the status and the type of what a link hands over, without going there."""
        address = self.link(words).get_attribute("href")
        answer = self.page.request.get(address or "")
        return answer.status, answer.headers.get("content-type", "")

    def photograph(self, name: str) -> None:
        """Keep a picture of the page as part of the documents, when that is asked for."""
        keep(self.page, name)

    # -- examining ---------------------------------------------------------------------------------
    def look(self) -> None:
        """Examine the page that is now open, unless one of the same build was examined before."""
        self.page.wait_for_load_state()
        assert "系统出了问题" not in self.text(), self.page.url
        assert self.page.locator("h1").count() == 1, f"{self.page.url} has no single heading"
        self._fits()
        build = (self.page.viewport_size["width"], _build_of(self.page.content()))
        if self.script and build not in _EXAMINED:  # axe is a script; the pages are the same
            _EXAMINED.add(build)
            self._examine()

    def _fits(self) -> None:
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > self.page.viewport_size["width"]:
            self.complaints.append(f"{self.page.url} is {wide} px wide")

    def _examine(self) -> None:
        for each in Axe().run(self.page, options=_RULES).response["violations"]:
            where = "; ".join(node["html"] for node in each["nodes"][:3])
            self.complaints.append(f"{self.page.url}: {each['id']}: {where}")

    def _heard(self, message: ConsoleMessage) -> None:
        expected = "Failed to load resource" in message.text  # an answer of 404 or 422 is a page
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _watched(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"{self.page.url} asks {request.url}")

    def leave(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Fail for what was objected to, unless the test failed already."""
        if kind is None:
            assert not self.complaints, "\n".join(self.complaints)


def _build_of(html: str) -> frozenset[str]:
    """Return what a page is built of: the kinds of its elements, however many there are of each.

    A kind is an element with its classes, roles and types; what its other attributes say differs
    from row to row, but whether they are there does not.
    """
    return frozenset(_SAID.sub(r" \1", element) for element in _ELEMENT.findall(html))
