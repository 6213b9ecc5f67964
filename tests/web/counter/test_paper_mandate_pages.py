"""A mandate on paper at the window: kept with its scan, checked by a second, told, denied."""

from dataclasses import replace
from datetime import date

import pytest
from city.stories import FOOD_LICENCE
from django.core.files.uploadedfile import SimpleUploadedFile
from standings import seen
from web.counter.conftest import MARKET, day, open_work, words

from tongban.actions.archives.gathering import parts_of
from tongban.actions.attending import names, receiving
from tongban.actions.cases import deciding, review
from tongban.actions.mandates.papers import DENIED, require_authority
from tongban.actions.my_data.erasing import erase
from tongban.adapters.service_practices import read_practices
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotAllowed
from tongban.examples.mingchuan import FOLDER
from tongban.project import wiring
from tongban.store.attendance.queries import attendance_of
from tongban.store.cases.models import Case, CaseEvidence, Filing
from tongban.store.documents.models import StoredFile
from tongban.store.documents.queries import file_of
from tongban.store.notices.models import NoticeRow
from tongban.store.people.models import MandateRow
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.django_db
PAPERS = "/counter/window/papers/"


@pytest.fixture(autouse=True)
def outside(outside, monkeypatch):
    """Return the world in which windows take papers, two persons looking at each."""
    practised = replace(outside, practices=read_practices(FOLDER / "practices.yaml"))
    monkeypatch.setattr(wiring, "outside", lambda: practised)
    return practised


@pytest.fixture
def second(seated):
    """Return the other one at the windows of the department."""
    return seated(MARKET, Role.WINDOW, staff="w2")


@pytest.fixture
def there(window, stranger, outside):
    """Return where the agent is at the window."""
    return receiving.receive(window.officer, seen(stranger), outside)


def said(principal, **more):
    """Return what a clerk fills in."""
    scan = SimpleUploadedFile("委托书.pdf", b"%PDF-1.7 mandate", "application/pdf")
    return {
        "kind": "person", "name": principal.name, "number": principal.person, "seen": "original",
        f"items_{MARKET}": [FOOD_LICENCE.code], "whole": "on", "scan": scan,
        **day("signed_on", 2026, 9, 10), **day("until", 2027, 3, 1), **more,
    }  # fmt: skip


def kept(window, there, principal, **more):
    """Keep a paper; return its row."""
    answer = window.client.post(f"/counter/window/{there}/paper/", said(principal, **more))
    assert answer.status_code == 302, words(answer)
    return MandateRow.objects.get()


def test_a_paper_is_kept_checked_by_a_second_told_and_stands_in_the_case(
    window, second, there, *, citizen, stranger, outside
):
    row = kept(window, there, citizen)
    place, opened = f"{PAPERS}{row.code}/", attendance_of(window.officer, there)
    assert names.grounds_there(opened, outside) == ()
    own, others = words(window.get("/counter/")), words(second.get("/counter/"))
    assert "纸质委托书等您核对" not in own
    assert "有 1 份纸质委托书等您核对" in others
    window.client.post(f"{place}answer/", {"verb": "check"})
    assert names.grounds_there(opened, outside) == ()
    assert "核对无误" in words(second.get(place))
    assert second.get(f"{place}scan/").content == b"%PDF-1.7 mandate"
    second.client.post(f"{place}answer/", {"verb": "check"})

    assert names.choose(window.officer, there, f"mandate:{row.code}", outside)
    agent = names.person_at_window(window.officer, there, outside)
    filing = FOOD_LICENCE.filed(agent, outside)
    case = Case.objects.get(pk=filing.cases[0].id)
    line = CaseEvidence.objects.get(case=case, file_id=row.paper_id)
    receipt = Filing.objects.get(pk=filing.id).vouchers.get(case__isnull=True).content
    assert (line.requirement, line.checked_by) == ("", second.officer.staff_number)
    assert "纸质授权委托书" in str(receipt["rows"])
    assert b"%PDF-1.7 mandate" in [one.content for one in _without_log(case, outside)]
    assert [one.user_id for one in NoticeRow.objects.filter(kind="mandate_presented")] == [
        citizen.account
    ]
    assert file_of(citizen, row.paper_id) is not None
    erase(stranger.account, blind_index(stranger.person), outside)
    assert StoredFile.objects.filter(pk=row.paper_id).exists()


def _without_log(case, outside):
    """Yield what stands in the package of a case but its log, which is not sealed yet."""
    for part in parts_of(case, outside):
        if part.kind.value == "log":
            return
        yield part


@pytest.fixture
def on_paper(window, second, there, *, citizen, outside):
    """Return the mandate on paper and the accepted case that was filed on it."""
    row = kept(window, there, citizen)
    second.client.post(f"{PAPERS}{row.code}/answer/", {"verb": "check"})
    names.choose(window.officer, there, f"mandate:{row.code}", outside)
    agent = names.person_at_window(window.officer, there, outside)
    case = FOOD_LICENCE.filed(agent, outside).cases[0].id
    review.accept(window.officer, case, outside)
    return row.code, Case.objects.get(pk=case)


def test_nothing_is_granted_on_a_paper_that_whom_it_names_denies_until_they_stand_by_it(
    window, approver, there, *, on_paper, citizen, outside, sign_in
):
    code, case = on_paper
    page, herself = f"/my/mandates/{code}/", sign_in(citizen)
    assert "不是我委托的" in words(herself.get(page))
    assert herself.get(f"{page}scan/").content == b"%PDF-1.7 mandate"
    assert "受委托办理" in words(herself.get(f"/my/cases/{case.pk}/"))
    herself.client.post(f"{page}disown/")

    work = open_work(case, MARKET)
    assert "委托书不成立" in words(approver.get(f"/counter/work/{work.pk}/"))
    assert "不承认" in words(herself.get(page))
    assert names.person_at_window(window.officer, there, outside) is None
    assert NoticeRow.objects.get(kind="mandate_denied").department == MARKET
    with pytest.raises(NotAllowed) as refused:
        deciding.grant(approver.officer, case.pk, outside, opinion="符合")
    assert refused.value.rule == DENIED
    herself.client.post(f"{page}ratify/")
    require_authority(case.pk)


def test_whoever_is_not_online_denies_it_at_a_window(second, on_paper, citizen, outside):
    code, case = on_paper
    place = receiving.receive(second.officer, seen(citizen), outside)
    session = second.client.session
    session["attendance"] = str(place)
    session.save()

    assert "不是本人委托的" in words(second.get(f"/counter/window/{place}/"))
    second.client.post(f"/counter/window/{place}/deny/{code}/")
    assert "不是本人委托的" not in words(second.get(f"/counter/window/{place}/"))
    with pytest.raises(NotAllowed):
        require_authority(case.pk)


def test_what_is_wrong_is_said_and_nothing_is_kept(window, there, citizen):
    for wrong, why in (
        ({"name": "林小雨"}, "对不上"),
        ({"number": "123"}, "身份证"),
        ({f"items_{MARKET}": []}, "请勾选"),
        (day("until", 2031, 1, 1), "最长"),
        (day("signed_on", 2027, 1, 1), "不能晚于今天"),
        ({"scan": ""}, "请上传"),
    ):
        answer = window.client.post(f"/counter/window/{there}/paper/", said(citizen, **wrong))
        assert (answer.status_code, why in words(answer)) == (422, True), why

    form = window.get(f"/counter/window/{there}/paper/").content.decode()
    assert FOOD_LICENCE.code in form
    assert "identity_card_renewal" not in form
    assert not MandateRow.objects.exists()


def test_one_that_is_not_in_order_goes_back_and_is_no_ground(
    window, second, there, *, citizen, outside
):
    row = kept(window, there, citizen)
    place = f"{PAPERS}{row.code}/"
    second.client.post(f"{place}answer/", {"verb": "return", "reason": ""})
    assert "等核对" in words(second.get(place))
    second.client.post(f"{place}answer/", {"verb": "return", "reason": "没有签名"})

    assert "没有签名" in words(second.get(place))
    assert names.grounds_there(attendance_of(window.officer, there), outside) == ()
    assert date(2026, 9, 10) == row.mandate.paper.signed_on
