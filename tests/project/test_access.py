"""A view opens only to those whom it is for."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tongban.core.people.actors import Actor, Citizen, Officer, Role
from tongban.web.components.access import (
    OnlyApplicants,
    citizen_required,
    officer_required,
    public,
)

CITIZEN = Citizen(account=1, person="519901199003070018", name="示例")


def officer(*roles: Role) -> Officer:
    return Officer(
        account=2, name="示例", staff_number="A1", department="D", roles=frozenset(roles)
    )


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


def request(actor: Actor | None, method: str = "get", **headers: str) -> HttpRequest:
    made = getattr(RequestFactory(headers=headers), method)("/mine/?page=2")
    made.actor = actor
    return made


@pytest.mark.parametrize("actor", [None, CITIZEN, officer()])
def test_a_public_view_opens_to_everybody(actor):
    assert public(page)(request(actor)).content == b"inside"


def test_a_citizens_view_opens_to_citizens_only():
    view = citizen_required(page)

    assert view(request(CITIZEN)).content == b"inside"
    with pytest.raises(OnlyApplicants):
        view(request(officer(Role.WINDOW)))


def test_an_officers_view_opens_to_those_with_one_of_its_roles():
    view = officer_required(Role.EXAMINER, Role.APPROVER)(page)

    assert view(request(officer(Role.APPROVER, Role.WINDOW))).content == b"inside"
    with pytest.raises(PermissionDenied):
        view(request(officer(Role.WINDOW)))
    with pytest.raises(PermissionDenied):
        view(request(CITIZEN))


def test_an_officers_view_without_roles_opens_to_any_officer():
    assert officer_required()(page)(request(officer())).content == b"inside"


def test_a_stranger_signs_in_and_comes_back():
    response = citizen_required(page)(request(None))

    assert (response.status_code, response["Location"]) == (
        302, "/account/sign-in/?next=/mine/%3Fpage%3D2",
    )  # fmt: skip


def test_what_a_stranger_posted_is_not_repeated_by_a_link():
    response = citizen_required(page)(request(None, "post"))

    assert response["Location"] == "/account/sign-in/?next=/"


def test_a_fragment_sends_the_whole_page_to_sign_in():
    response = citizen_required(page)(request(None, **{"HX-Request": "true"}))

    assert response["HX-Redirect"] == "/account/sign-in/?next=/"
    assert b"inside" not in response.content


@pytest.mark.parametrize(
    ("page_before", "back"),
    [
        ("http://testserver/my/drafts/1/form/?page=2", "/my/drafts/1/form/%3Fpage%3D2"),
        ("http://elsewhere.test/my/", "/"),
        ("http://testserver//elsewhere.test/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
@pytest.mark.parametrize("fragment", [False, True])
def test_whoever_sends_a_form_too_late_comes_back_to_its_page(page_before, back, fragment):
    """A37: to a page of this site alone."""
    headers = {"Referer": page_before, **({"HX-Request": "true"} if fragment else {})}
    response = citizen_required(page)(request(None, "post", **headers))

    assert response["HX-Redirect" if fragment else "Location"] == f"/account/sign-in/?next={back}"
