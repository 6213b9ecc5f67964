"""A small site of components alone: no database, no other part of the platform."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils.translation import override
from playwright.sync_api import Browser, sync_playwright

from tongban.web.components.component import Content

CHROMIUM = Path("/usr/bin/chromium")
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]


@pytest.fixture(autouse=True)
def site(settings) -> Iterator[None]:
    settings.ROOT_URLCONF = "web.components.addresses"
    settings.MIDDLEWARE = MIDDLEWARE
    settings.GALLERY = True
    settings.TONGBAN_NAVIGATION = {
        "": (("我要办", "components:gallery"), ("我要问", "nowhere:ask")),
        "counter": (("收件", "counter_inbox"),),
    }
    with override("zh-hans"):  # a request leaves its language behind
        yield


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"accept-language": "zh-hans"})


@pytest.fixture
def request_of() -> Callable[[str], HttpRequest]:
    def made(path: str) -> HttpRequest:
        return RequestFactory().get(path)

    return made


@pytest.fixture
def shown() -> Callable[[Content | None], str]:
    template = engines["django"].from_string("{% load components %}{% render value %}")

    def render(value: Content | None) -> str:
        return template.render({"value": value})

    return render


class _Silent(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Write nothing."""


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Yield the address of a running site with the settings of the test that asks."""
    with make_server("127.0.0.1", 0, None, handler_class=_Silent) as server:
        server.set_app(_Late())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Late:
    """Makes the application at the first request, when the test's settings hold."""

    def __init__(self) -> None:
        self.application: StaticFilesHandler | None = None

    def __call__(self, environ, start_response):
        self.application = self.application or StaticFilesHandler(WSGIHandler())
        return self.application(environ, start_response)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's chromium package")
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        ) as chromium,
    ):
        yield chromium
