"""Deny by default: no address exists that does not say who may open it."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tongban.web.components.access import Audience, Kind


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the site with its view."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


ADDRESSES = dict(patterns(get_resolver()))
GUARDED = [
    route
    for route, entry in ADDRESSES.items()
    if getattr(entry.callback, "audience", None) and entry.callback.audience.kind is not Kind.PUBLIC
]


@pytest.mark.parametrize("route", ADDRESSES)
def test_every_address_declares_its_audience(route):
    assert isinstance(getattr(ADDRESSES[route].callback, "audience", None), Audience)


SAMPLES = {"uuid": "00000000-0000-4000-8000-000000000000", "int": "1"}


def filled(route: str) -> str:
    """Return an address that `route` matches."""
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda part: SAMPLES.get(part[1] or "", "a"), route)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", GUARDED)
def test_a_stranger_is_sent_to_sign_in_and_sees_nothing(client: Client, route: str, method: str):
    response = getattr(client, method)(filled(route))

    assert response.status_code in (302, 404)
    assert response.status_code == 404 or response["Location"].startswith("/account/sign-in/")
