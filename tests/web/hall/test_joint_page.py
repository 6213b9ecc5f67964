"""The applicant's page of a joint handling (部门一起办): who has said what, what waits, results."""

import re
from datetime import timedelta

import pytest
from city.handling import Desk
from city.stories import JOINT_ACCEPTANCE

from tongban.actions.joint import opinions, visits
from tongban.actions.joint.reading import own
from tongban.core.joint.opinion_events import Answer

pytestmark = pytest.mark.django_db


def words(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_applicant_follows_all_departments_on_one_page_and_says_who_can_come(
    signed_in, strange, citizen, reached
):
    filing = JOINT_ACCEPTANCE.filed(citizen, reached)
    address = f"/my/filings/{filing.id}/together/"
    matter = own(citizen, filing.id).id
    lead, planning = Desk.of("housing", reached), Desk.of("natural_resources", reached)
    refused = {"answer": Answer.OBJECTION, "reason": "裙房高出一层"}
    opinions.give(planning.examiner, matter, reached, **refused)
    visits.propose(
        lead.examiner,
        matter,
        reached,
        starts_at=reached.now + timedelta(days=1),
        place="东门",
        departments=("housing", "natural_resources"),
    )

    for place in (f"/my/filings/{filing.id}/", f"/my/cases/{filing.cases[0].id}/"):
        assert "看几个部门一起办到哪一步" in words(signed_in.get(place))
    shown = words(signed_in.get(address))
    assert "4 个部门中 1 个已有意见" in shown
    assert "裙房高出一层" in shown
    assert "整改以后才能准予" in shown
    assert "请派人带路" in shown
    assert strange.get(address).status_code == 404

    later = f"/my/filings/{filing.id}/visit/decline/"
    assert "请写明哪天方便" in words(signed_in.post(later, {"reason": " "}))
    assert signed_in.post(later, {"reason": "那天停电"}).status_code == 302
    assert "您请求改期" in words(signed_in.get(address))
    assert signed_in.post(f"/my/filings/{filing.id}/visit/confirm/").status_code == 302
    assert "您已确认到场" in words(signed_in.get(address))
    assert strange.post(f"/my/filings/{filing.id}/visit/confirm/").status_code == 404
