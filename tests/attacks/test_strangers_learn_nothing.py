"""What belongs to somebody else answers like what never was, and is not touched (A01, A02, A04)."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from attacks.addresses import FILLED, address
from attacks.tables import digests
from attacks.world import World
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db

NAMED = {
    route: tuple(re.findall(r"{(\w+)}", filled))
    for route, filled in FILLED.items()
    if re.search(r"{(?!case_number|token|code\b|paper\b)\w+}", filled)
}
"""Addresses that name what is somebody's; whoever was handed a token or a code may open it."""

HALL = [
    route for route in NAMED if not route.startswith(("counter/", "console/", "audit/", "api/"))
]
COUNTER = [route for route in NAMED if route.startswith("counter/")]
NUMBERED = {"work", "difference"}
"""Things that are known by a number; all else has a name that nobody guesses."""

MOMENTARY = {"X-Request-Id", "Expires", "Content-Length"}
FORMS = {
    "true": "on",
    "reason": "不办了",
    "level": "very_dissatisfied",
    "comment": "好",
    "explanation": "已补",
    "premises-area": "999",
    "premises-address": "别处",
    "items": "food_business_licence",
    "revision": "1",
    "status": "approved",
    "words": "同意",
}


def random_names(route: str) -> dict[str, str]:
    """Return names of things that never were, for what an address names."""
    return {name: "987654321" if name in NUMBERED else str(uuid4()) for name in NAMED[route]}


def bare(answer: HttpResponse, asked: str) -> tuple[int, bytes, dict[str, str]]:
    """Return an answer without what repeats the question: its address and the token of the form."""
    page = answer.content.replace(asked.encode(), b"ASKED")
    page = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page)
    headers = {name: value for name, value in answer.headers.items() if name not in MOMENTARY}
    return answer.status_code, page, headers


def tried(world: World, who: object, route: str, verb: str, **instead: str):
    asked = address(world, route, **instead)
    sent = {**FORMS, "files": SimpleUploadedFile("a.pdf", b"%PDF-1.7 a")} if verb == "post" else {}
    answer = getattr(world.browser(who), verb)(asked, sent)
    return bare(answer, asked)


@pytest.mark.parametrize("verb", ["get", "post"])
@pytest.mark.parametrize("route", HALL)
def test_another_citizen_gets_the_page_of_a_random_name(world, route, verb):
    before = digests() if verb == "post" else {}
    hers = tried(world, world.people.stranger, route, verb)
    nobodys = tried(world, world.people.stranger, route, verb, **random_names(route))

    assert hers == nobodys
    assert hers[0] in (404, 405)
    assert verb == "get" or digests() == before


@pytest.mark.parametrize("verb", ["get", "post"])
@pytest.mark.parametrize("route", COUNTER)
def test_another_department_gets_the_page_of_a_random_name(world, route, verb):
    before = digests() if verb == "post" else {}
    theirs = tried(world, world.people.elsewhere, route, verb)
    nobodys = tried(world, world.people.elsewhere, route, verb, **random_names(route))

    assert theirs == nobodys
    assert theirs[0] in (404, 405)
    assert verb == "get" or digests() == before


def test_a_case_number_of_another_department_is_answered_like_no_number(world):
    elsewhere = world.browser(world.people.elsewhere)
    number = world.places["case_number"]
    theirs = elsewhere.get("/counter/cases/", {"number": number})
    nobodys = elsewhere.get("/counter/cases/", {"number": number[::-1]})

    assert bare(theirs, number) == bare(nobodys, number[::-1])


def test_the_attempt_on_somebody_elses_case_is_written_down(world):
    case = world.places["case"]
    world.browser(world.people.stranger).get(f"/my/cases/{case}/")
    record = AuditEntry.objects.get(subject=case, outcome="not_found")

    assert record.actor == f"account:{world.people.stranger.account}"


def test_neighbouring_work_of_other_departments_cannot_be_counted_through(world):
    """Numbers of work follow each other, so each must be refused by itself (A09)."""
    ours = Case.objects.filter(department=world.people.elsewhere.department)
    elsewhere = world.browser(world.people.elsewhere)
    answers = {elsewhere.get(f"/counter/work/{number}/").status_code for number in range(1, 12)}

    assert not ours.exists()
    assert answers == {404}
