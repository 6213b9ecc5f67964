"""Papers and promises of a draft: asked only where nothing else will do, and never lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from drafting import page, text

from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.readiness import Obstacle, missing
from tongban.actions.drafts.writing import opened, start

pytestmark = pytest.mark.django_db


def paper_wanted(citizen, reached, draft):
    """Return the key of a paper that this draft has to hand in."""
    now = opened(citizen, draft)
    known = circumstances(citizen, now.content, now.wanted.published.catalogue, reached)
    lacking = missing(now.wanted.guide(known, now.content.chosen), now.content)
    return next(one.code for one in lacking if one.obstacle is Obstacle.PAPER)


@pytest.fixture
def wanted(citizen, reached, draft):
    """Return the address of a paper that the draft has to hand in."""
    return page("paper", draft, paper_wanted(citizen, reached, draft))


def test_a_paper_is_handed_in_looked_at_and_taken_back(signed_in, citizen, reached, draft):
    key = paper_wanted(citizen, reached, draft)
    address = page("paper", draft, key)
    scan = SimpleUploadedFile("平面图.pdf", b"%PDF-1.7 plan", "application/pdf")
    assert signed_in.post(address, {"files": scan})["Location"] == address
    [kept] = opened(citizen, draft).content.files[key]
    shown = text(signed_in.get(address))
    signed_in.post(address, {"remove": kept.file})

    assert "平面图.pdf" in shown
    assert reverse("hall:file", args=[kept.file]) in shown
    assert not opened(citizen, draft).content.files[key]


def test_no_file_chosen_is_said(signed_in, wanted):
    answer = signed_in.post(wanted, {})

    assert answer.status_code == 422
    assert "请选择要上传的文件" in text(answer)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(signed_in, wanted, settings):
    settings.UPLOAD_MEGABYTES = 0
    address = wanted
    scan = SimpleUploadedFile("平面图.pdf", b"%PDF-1.7 plan", "application/pdf")
    answer = signed_in.post(address, {"files": scan})

    assert answer.status_code == 422
    assert "请压缩后再上传" in text(answer)


def test_a_paper_that_is_not_needed_is_no_page(signed_in, draft):
    assert signed_in.get(page("paper", draft, "no_such_paper")).status_code == 404


def test_promises_are_made_one_by_one_and_taken_back(signed_in, citizen, reached):
    place = start(citizen, "item", "fire_safety_check", reached, answers={"fire.by_promise": True})
    address = page("commitments", place)
    signed_in.post(address, {"promise-promise": "on"})
    promised = opened(citizen, place).content.committed
    signed_in.post(address, {})

    assert promised <= {"promise"}
    assert not opened(citizen, place).content.committed
