"""A view that somebody forgot to open is shut: found by the walk over addresses, and refused."""

import pytest
from contracts.test_addresses import patterns
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLResolver, path
from django.urls.resolvers import RegexPattern

from tongban.project import urls as site
from tongban.web.components.access import public

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def forgotten(_request: HttpRequest) -> HttpResponse:
    raise AssertionError("a view for nobody was called")


@public
def told(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [path("forgotten/", forgotten), path("told/", told), *site.urlpatterns]
handler404 = site.handler404


@pytest.mark.parametrize("method", ["get", "post", "head", "put"])
def test_a_view_without_an_audience_is_not_there(client: Client, method):
    """A14."""
    assert getattr(client, method)("/forgotten/").status_code == 404


def test_a_view_with_one_is(client: Client):
    assert client.get("/told/").content == b"open"


def test_the_walk_over_all_addresses_finds_it():
    walked = dict(patterns(URLResolver(RegexPattern(r"^/"), __name__)))
    silent = [route for route, entry in walked.items() if not hasattr(entry.callback, "audience")]

    assert silent == ["forgotten/"]
