"""Trouble is answered with a page that says what to do, and nothing of the inside."""

from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from tongban.project import errors
from tongban.project import urls as site
from tongban.project.middleware import faults
from tongban.web.components.access import public

INSIDE = ["Traceback", "Exception", "site-packages", "SELECT", "psycopg", "django", "5.2", ".py"]


def slow(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'; SELECT pg_sleep(5)")
    return HttpResponse()


def broken(_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret inside")


def closed(_request: HttpRequest) -> HttpResponse:
    raise PermissionDenied("another secret")


def lost(_request: HttpRequest) -> HttpResponse:
    raise OperationalError("server closed the connection at /var/lib")


def full(_request: HttpRequest) -> HttpResponse:
    """Write to a disk that is full, as an upload or a journal would."""
    with Path("/dev/full").open("wb", buffering=0) as disk:
        disk.write(b"a")
    return HttpResponse()


def crammed(_request: HttpRequest) -> HttpResponse:
    """Have the database write more than it has room for."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '64kB'; SET LOCAL temp_file_limit = '64kB'")
        cursor.execute("SELECT n FROM generate_series(1, 200000) n ORDER BY -n")
    return HttpResponse()


urlpatterns = [
    *site.urlpatterns,
    path("slow", public(slow)),
    path("broken", public(broken)),
    path("closed", public(closed)),
    path("lost", public(lost)),
    path("full", public(full)),
    path("crammed", public(crammed)),
]
handler400, handler403, handler404, handler500 = (
    errors.bad_request, errors.forbidden, errors.not_found, faults.failed,
)  # fmt: skip
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/slow", 503, "系统正忙"),
        ("/lost", 503, "系统正忙"),
        ("/broken", 500, "系统出了问题"),
        ("/closed", 403, "您不能打开这个页面"),
        ("/nothing-here", 404, "没有找到这个页面"),
    ],
)
def test_each_trouble_has_its_page(visitor, address, status, heading):
    """A93."""
    response = visitor.get(address)
    page = response.content.decode()

    assert response.status_code == status
    assert f"<h1>{heading}</h1>" in page
    assert not [
        word for word in [*INSIDE, "secret", "/var/lib"] if word in page.replace("django_htmx", "")
    ]


def test_a_database_that_is_gone_before_anybody_is_known_is_told_alike(visitor):
    """F06: whoever has a session is looked up before any page is asked."""
    visitor.cookies["sessionid"] = "a" * 32

    def gone(*_asked: object) -> None:
        raise OperationalError("could not connect to server at /var/lib")

    with connection.execute_wrapper(gone):
        response = visitor.get("/account/sign-in/")

    assert (response.status_code, response["Retry-After"]) == (503, "5")
    assert "/var/lib" not in response.content.decode()


def test_trouble_has_the_number_that_its_lines_in_the_log_carry(visitor):
    response = visitor.get("/broken")

    assert f"这个编号：{response['X-Request-Id']}" in response.content.decode()


def test_what_is_only_sent_to_says_so_when_it_is_opened(visitor):
    response = visitor.get("/components/preferences/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "这个网址不能直接打开" in response.content.decode()


@pytest.mark.parametrize(
    ("address", "extra", "heading"),
    [
        ("/slow", {}, "We are busy"),
        ("/components/preferences/", {"CONTENT_LENGTH": str(30 * 1024 * 1024)}, "too large"),
    ],
)
def test_trouble_is_told_in_the_language_of_the_reader(visitor, address, extra, heading):
    visitor.cookies["django_language"] = "en"

    page = visitor.post(address, b"x", "text/plain", **extra).content.decode()

    assert heading in page


def test_a_busy_database_says_when_to_come_again(visitor):
    """F06."""
    assert visitor.get("/slow")["Retry-After"] == "5"


@pytest.mark.parametrize("disk", ["/full", "/crammed"])
def test_f07_a_full_disk_refuses_writes_and_serves_reads(visitor, disk):
    """ENOSPC from the kernel, and class 53 from PostgreSQL; then everything goes on by itself."""
    refused = visitor.post(disk)

    assert (refused.status_code, refused["Retry-After"]) == (503, "5")
    assert "没有保存" in refused.content.decode()
    assert visitor.get("/account/sign-in/").status_code == 200


def test_a_request_that_announces_too_much_is_refused_unread(visitor):
    """A56, A93."""
    response = visitor.post("/broken", b"x", "text/plain", CONTENT_LENGTH=str(30 * 1024 * 1024))

    assert response.status_code == 413


def test_a_form_without_its_token_is_told_to_reload():
    """A93."""
    response = Client(enforce_csrf_checks=True).post("/broken", {"a": "b"})

    assert (response.status_code, "页面已过期" in response.content.decode()) == (403, True)


def test_an_unknown_host_is_a_bad_request(visitor):
    response = visitor.get("/broken", headers={"host": "evil.test"})

    assert (response.status_code, "evil" in response.content.decode()) == (400, False)


def test_error_pages_ask_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        errors.failed(RequestFactory().get("/"))


def test_every_page_is_guarded_by_the_browser(visitor):
    headers = visitor.get("/account/sign-in/").headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
