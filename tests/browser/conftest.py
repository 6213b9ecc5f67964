"""A real Chromium before the real platform: each test gets visitors, each page is examined."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from browser.officer import Seated
from browser.platform import Platform, running
from browser.visitor import DESKTOP, PHONE, Visitor
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu-compositing",  # there is no graphics card to imitate
    "--disable-gpu-rasterization",
    "--disable-software-rasterizer",
    "--disable-site-isolation-trials",  # there is one site
]

Enter = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run late what outlasts its story: ended grants, then passing days, then broken registers."""
    late = ("ends_a_grant", "moves_the_clock", "breaks_registers")
    items.sort(key=lambda item: [item.get_closest_marker(name) is not None for name in late[::-1]])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a Chromium that calls nobody but the platform."""
    if not CHROMIUM.exists():
        pytest.skip("No Chromium here (Debian: apt-get install chromium).")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET) as chromium,
    ):
        yield chromium


@pytest.fixture(scope="session")
def platform(
    browser: Browser,
    database_server: str,
    database_template: str | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Platform]:
    """Yield the platform with its pages, its worker, its registers and its invented people."""
    with running(
        tmp_path_factory.mktemp("platform"), database_server, tables=database_template
    ) as platform:
        yield platform


@pytest.fixture
def enter(browser: Browser, platform: Platform) -> Iterator[Enter]:
    """Return how somebody comes to the site with a browser of their own."""
    with ExitStack() as leaving:

        def entered(*, phone: bool = False, script: bool = True, named: bool = False) -> Visitor:
            address = platform.address.replace("127.0.0.1", "localhost" if named else "127.0.0.1")
            context = leaving.enter_context(
                browser.new_context(
                    base_url=address,
                    viewport=PHONE if phone else DESKTOP,
                    has_touch=phone,
                    java_script_enabled=script,
                    locale="zh-CN",
                    timezone_id="Asia/Shanghai",
                )
            )
            visitor = Visitor(
                context.new_page(), address, messages=platform.messages, script=script
            )
            leaving.push(visitor.leave)
            return visitor

        yield entered


@pytest.fixture
def phone(enter: Enter) -> Visitor:
    """Return a citizen with a phone."""
    return enter(phone=True)


@pytest.fixture
def seated(enter: Enter) -> Callable[[str], Seated]:
    """Return what seats the officers of a department at the counter."""

    def seat(department: str) -> Seated:
        officers = tuple(enter() for _ in range(3))
        for officer, post in zip(officers, ("window", "examiner", "approver"), strict=True):
            officer.sign_in(f"{department}.{post}")
        return officers

    return seat
