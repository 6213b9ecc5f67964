"""What somebody copies, names or filters by opens nothing of others (A03, A07, A09)."""

import re
from uuid import uuid4

import pytest

from attacks.addresses import FILLED, address
from attacks.world import ELSEWHERE, MARKET, World
from tongban.store.feedback.models import Concern

pytestmark = pytest.mark.django_db

FILES = ("my/files/<uuid:file_id>/", "my/vouchers/<uuid:voucher_id>/")
LISTS = tuple(
    filled
    for route, filled in FILLED.items()
    if route.startswith("counter/") and "<" not in route and "?" not in filled
)
"""Every list and file of an officer that no name of a thing narrows."""

FILTERS = {
    "department": MARKET,
    "of": MARKET,
    "office": MARKET,
    "area": "519901",
    "item": "food_business_licence",
    "item_code": "food_business_licence",
    "q": "林晓雨",
    "show": "all",
    "worked": "1",
    "view": "1",
}


@pytest.mark.parametrize("route", FILES)
def test_a_link_to_a_file_opens_for_its_owner_alone(world: World, route):
    """A03: shared, kept after signing out, or altered by a character, a link is no key."""
    link = address(world, route)
    altered = re.sub(r"[0-9a-f]/$", lambda found: "0/" if found[0] == "1/" else "1/", link)
    owner = world.browser(world.people.owner)
    opened = owner.get(link).status_code, owner.get(altered).status_code
    owner.post("/account/sign-out/")
    answers = {
        "shared": world.browser(world.people.stranger).get(link).status_code,
        "public": world.browser(None).get(link).status_code,
        "signed out": owner.get(link).status_code,
    }

    assert (opened, answers) == ((200, 404), {"shared": 404, "public": 302, "signed out": 302})


def test_somebody_elses_case_named_in_a_complaint_is_as_none(world: World):
    """A07: the answer is the same, and nothing is tied to the case."""
    said = {"kind": "complaint", "title": "办得慢", "words": "一直没有消息"}
    stranger = world.browser(world.people.stranger)
    kept = []
    for case in (world.places["case"], uuid4()):
        answer = stranger.post(f"/my/concerns/new/?case={case}", said)
        concern = Concern.objects.get(pk=answer["Location"].split("/")[-2])
        page = stranger.get(answer["Location"]).content.decode()
        kept.append((answer.status_code, concern.case_id, concern.department))

        assert world.places["case_number"] not in page

    assert kept[0] == kept[1] == (302, None, kept[0][2])


@pytest.mark.parametrize("place", LISTS)
def test_no_filter_of_a_list_or_a_file_reaches_another_department(world: World, place):
    """A09: whatever is asked for, neither rows nor counts of the other department are told."""
    elsewhere = world.browser(world.people.elsewhere)
    answer = elsewhere.get(f"/{place}", FILTERS)
    told = (b"".join(answer) if answer.streaming else answer.content).decode(errors="ignore")

    assert world.people.elsewhere.department == ELSEWHERE
    assert answer.status_code in (200, 302, 403, 404, 405)
    assert world.places["case_number"] not in told
    assert "林晓雨" not in told.replace('value="林晓雨"', "")
