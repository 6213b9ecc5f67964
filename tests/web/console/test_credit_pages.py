"""Credit on pages: listed by two stewards, seen and repaired by the party, looks written down."""

from dataclasses import replace
from datetime import timedelta

import pytest
from city.fixtures import citizen, city, clock, officer_of, outside, published, stranger
from creditwork import new_entry, put_on_list
from django.contrib.auth import get_user_model
from django.test import Client

from tongban.actions.credit import listing
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.audit.looks import looks_at
from tongban.store.credit.models import CreditRow

__all__ = ["citizen", "city", "clock", "officer_of", "outside", "published", "stranger"]
pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HOME = "/console/credit/"
VALID = "519901198501010021"


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
    return [officer_of("market_regulation", Role.DATA_STEWARD, staff=one) for one in ("d1", "d2")]


@pytest.fixture
def entry(stewards, citizen, outside):
    return put_on_list(stewards[0], citizen.person, outside, second=stewards[1])


def written(number, **changed):
    usual = {
        "list": "penalties",
        "number": number,
        "party": "青禾商贸有限公司",
        "decision": "市监罚〔2026〕8号",
        "decided_on_year": "2026",
        "decided_on_month": "5",
        "decided_on_day": "6",
        "grounds": "超范围经营",
    }
    return {**usual, **changed}


def test_two_stewards_put_a_firm_on_a_list(stewards):
    from tongban.core.vocabulary.credit import make_example_credit_code

    first, second = map(signed_in, stewards)
    assert "没有待办的名单事项" in text(first.get(HOME))
    wrong = first.post(f"{HOME}new/", written("91519901"))
    assert wrong.status_code == 422
    assert "请填写正确的公民身份号码或者统一社会信用代码" in text(wrong)
    late = first.post(f"{HOME}new/", written("x", decided_on_year="2027"))
    assert "决定日期不能晚于今天" in text(late)
    number = str(make_example_credit_code(31))
    made = first.post(f"{HOME}new/", written(number))
    assert made.status_code == 302
    own = first.post(f"{made.url}confirm/")
    assert own.status_code == 409
    assert "这一步要由另一名同事办理" in text(own)
    assert "青禾商贸有限公司" in text(second.get(HOME))
    assert second.post(f"{made.url}confirm/").status_code == 302
    found = text(second.get(f"{HOME}all/", {"number": number, "list": "penalties"}))
    assert "在名单上" in found
    assert "请填写正确的" in text(second.get(f"{HOME}all/", {"number": "12"}))
    assert "青禾商贸有限公司" in text(second.get(f"{HOME}all/", {"after": "never~x"}))


def test_a_person_sees_what_is_closed_asks_for_repair_and_is_free_again(stewards, citizen, entry):
    hall, (first, second) = signed_in(citizen), map(signed_in, stewards)
    page = text(hall.get("/my/credit/"))
    assert "不能用书面承诺代替材料" in page
    assert "可以申请修复" in page
    place = f"/my/credit/{entry}/"
    assert "经过" in text(hall.get(place))
    for lacking in ({"words": "已补办"}, {"promised": "on"}):
        again = hall.post(place, lacking)
        assert again.status_code == 422
    assert hall.post(place, {"words": "已补办", "promised": "on"}).status_code == 302
    assert "认定部门最迟在" in text(hall.get(place))
    assert hall.post(place, {"words": "再一次", "promised": "on"}).status_code == 302

    assert "申请修复，待受理" in text(first.get(HOME))
    desk = f"{HOME}{entry}/"
    assert first.post(f"{desk}take/").status_code == 302
    assert "这一步要由另一名同事办理" in text(first.get(desk))
    lacking = second.post(f"{desk}grant/", {"reason": " "})
    assert lacking.status_code == 422
    stale = second.post(f"{desk}grant/", {"reason": "已核实", "revision": "1"})
    assert stale.status_code == 409
    assert "已核实" in text(stale)
    assert second.post(f"{desk}grant/", {"reason": "已核实"}).status_code == 302
    assert second.post(f"{desk}grant/", {"reason": "已核实"}).status_code == 409
    assert second.post(f"{desk}burn/").status_code == 404
    assert "信用正常" in text(hall.get("/my/credit/"))


def test_too_early_the_page_says_from_when(stewards, citizen, outside):
    new = replace(new_entry(citizen.person, outside), decided_on=outside.today - timedelta(days=9))
    made = listing.propose(stewards[0], new, outside)
    listing.confirm(stewards[1], made, outside)
    page = text(signed_in(citizen).get(f"/my/credit/{made}/"))
    assert "最短公示期还没有满" in page
    assert "提交修复申请" not in page


def test_every_look_is_told_to_whom_it_is_about_and_others_find_nothing(
    stewards, citizen, stranger, entry, *, officer_of
):
    steward = signed_in(stewards[0])
    steward.get(f"{HOME}{entry}/")
    steward.get(f"{HOME}all/")
    actions = [look.action for look in looks_at(citizen)]
    assert {"credit.open", "credit.listed"} <= set(actions)

    assert signed_in(stranger).get(f"/my/credit/{entry}/").status_code == 404
    elsewhere = signed_in(officer_of("housing", Role.DATA_STEWARD))
    assert elsewhere.get(f"{HOME}{entry}/").status_code == 404
    assert citizen.name not in text(elsewhere.get(f"{HOME}all/"))


def test_a_person_on_no_list_reads_that_nothing_is_closed(citizen):
    assert "没有失信记录" in text(signed_in(citizen).get("/my/credit/"))
    assert not CreditRow.objects.exists()
