"""Libraries on pages: counts for all keepers, people for the lead department's stewards alone."""

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published
from django.contrib.auth import get_user_model
from django.test import Client
from librarywork import LIN, filled

from tongban.core.libraries.reviewing import PairStatus
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.audit.models import AuditEntry
from tongban.store.libraries.models import EntityRow, PairRow, RegisterRecord
from tongban.store.sealing import blind_index

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/console/libraries/"
LIBRARY = f"{HOME}population/"


def text(response):
    return response.content.decode()


def signed_in(person) -> Client:
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(get_user_model().objects.get(pk=person.account), backend=BACKEND)
    return client


@pytest.fixture(autouse=True)
def _in_the_city(monkeypatch, outside, published):
    monkeypatch.setattr(wiring, "outside", lambda: outside)


@pytest.fixture
def stewards(officer_of):
    people = [
        officer_of("market_regulation", Role.DATA_STEWARD, staff=staff) for staff in ("d1", "d2")
    ]
    return [signed_in(one) for one in people]


@pytest.fixture
def library(outside):
    return filled(outside)


def test_before_anything_was_taken_in_the_page_says_how(stewards):
    assert "还没有基础库" in text(stewards[0].get(HOME))
    assert stewards[0].get(LIBRARY).status_code == 404


def test_keepers_see_counts_and_sources_and_nobody_by_name(library, officer_of):
    reformer = signed_in(officer_of("housing", Role.REFORMER))
    assert "人口基础库" in text(reformer.get(HOME))
    page = text(reformer.get(LIBRARY))
    assert "户籍登记簿" in page
    assert "只有牵头部门的数据管理员可以查看" in page
    assert "林晓雨" not in page
    for place in ("find/", "review/"):
        assert reformer.get(LIBRARY + place).status_code == 403
    elsewhere = signed_in(officer_of("housing", Role.DATA_STEWARD, staff="d"))
    for place in ("find/", "review/"):
        assert elsewhere.get(LIBRARY + place).status_code == 404


def test_a_steward_finds_an_entity_by_number_and_the_look_is_told(library, stewards):
    steward = stewards[0]
    found = steward.get(f"{LIBRARY}find/", {"number": LIN.lower()})
    assert found.status_code == 302
    page = text(steward.get(found.url))
    assert "林晓雨" in page
    assert "户籍登记簿（公安局）" in page
    look = AuditEntry.objects.get(action="library.entity_open")
    assert blind_index(LIN) in map(bytes, look.concerned)
    assert "没有找到" in text(steward.get(f"{LIBRARY}find/", {"number": "519901"}))
    assert steward.get(f"{HOME}entities/population-99999999/").status_code == 404


def test_a_value_is_corrected_by_two_stewards_on_pages(library, stewards):
    first, second = stewards
    place = first.get(f"{LIBRARY}find/", {"number": LIN}).url
    for lacking in ({"field": "x"}, {"field": "name"}, {"field": "name", "value": "林小雨"}):
        again = first.post(f"{place}propose/", lacking)
        assert again.status_code == 422
    long = first.post(f"{place}propose/", {"field": "name", "value": "长" * 201, "reason": "x"})
    assert "最多 200 个字" in text(long)
    proposed = {"field": "name", "value": "林小雨", "reason": "户口簿为证"}
    assert first.post(f"{place}propose/", proposed).status_code == 302
    own = first.post(f"{place}agree/")
    assert own.status_code == 409
    assert "要由另一名同事同意" in text(own)
    stale = second.post(f"{place}agree/", {"revision": "1"})
    assert stale.status_code == 409
    assert second.post(f"{place}agree/").status_code == 302
    page = text(second.get(place))
    assert "经双人更正" in page
    assert "林小雨" in page
    assert first.post(f"{place}propose/", proposed).status_code == 302
    assert second.post(f"{place}drop/", {"reason": "重复"}).status_code == 302
    assert second.post(f"{place}burn/").status_code == 404


def test_a_record_is_taken_out_and_the_page_says_what_is_lacking(library, stewards):
    steward = stewards[0]
    place = steward.get(f"{LIBRARY}find/", {"number": LIN}).url
    assert steward.post(f"{place}take-apart/", {"reason": "双胞胎"}).status_code == 422
    record = RegisterRecord.objects.get(key="S1").pk
    taken = steward.post(f"{place}take-apart/", {"record": record, "reason": "双胞胎"})
    assert taken.status_code == 302
    assert "移出记录" in text(steward.get(place))


def test_a_doubtful_pair_is_read_side_by_side_decided_and_undone(library, stewards):
    first, second = stewards
    listed = text(first.get(f"{LIBRARY}review/"))
    assert "王玮国" in listed
    pair = PairRow.objects.get()
    place = f"{HOME}pairs/{pair.pk}/"
    page = text(first.get(place))
    for words in ("王伟国", "王玮国", "同音", "得分说明", "合计"):
        assert words in page
    assert first.post(f"{place}decide/", {"reason": "像"}).status_code == 422
    assert first.post(f"{place}decide/", {"verdict": "one"}).status_code == 422
    decision = {"verdict": "one", "reason": "照片相符", "revision": "0"}
    assert first.post(f"{place}decide/", decision).status_code == 302
    assert second.post(f"{place}decide/", decision).status_code == 409
    assert "没有待核对的记录" in text(first.get(f"{LIBRARY}review/"))
    assert "王玮国" in text(first.get(f"{LIBRARY}review/", {"status": "one"}))
    gone = EntityRow.objects.get(into__isnull=False)
    assert "已并入" in text(first.get(f"{HOME}entities/{gone.code}/"))

    assert second.post(f"{place}undo/", {"reason": ""}).status_code == 422
    assert second.post(f"{place}undo/", {"reason": "看错了"}).status_code == 302
    pair.refresh_from_db()
    assert pair.status == PairStatus.OPEN.value
    assert second.post(f"{place}burn/").status_code == 404
    assert "还没有这样的结论" in text(first.get(f"{LIBRARY}review/?status=apart&after=x~y"))


def test_the_lead_department_compares_what_is_new(library, stewards, officer_of):
    assert stewards[0].post(f"{LIBRARY}build/").status_code == 302
    assert "归并完成" in text(stewards[0].get(LIBRARY))
    elsewhere = signed_in(officer_of("housing", Role.DATA_STEWARD, staff="d"))
    assert elsewhere.post(f"{LIBRARY}build/").status_code == 404
