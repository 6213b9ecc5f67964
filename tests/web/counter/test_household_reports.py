"""The report of a household at the counter: everything told, nothing decided, every look seen."""

from decimal import Decimal

import pytest
from city.household import HUSBAND, ITEM, WIFE, Family
from city.stories import Story
from conftest import open_work, revision_of, words
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tongban.actions.exchange.household import asking, ending, signing, sweeping
from tongban.core.people.actors import Role
from tongban.project import wiring
from tongban.store.audit.looks import LookKind, Narrowed, looks_at
from tongban.store.cases.models import Case
from tongban.store.exchange.queries.households import check_of

pytestmark = pytest.mark.django_db
HERE = "/counter/households/"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
POSTS = (Role.WINDOW, Role.EXAMINER)
ALLOWANCE = Story(
    kind="item",
    code=ITEM,
    answers={
        "person.domicile_in_city": True,
        "household.size": 3,
        "household.monthly_income": Decimal(2100),
        "household.financial_assets": Decimal(22100),
        "household.vehicles": 0,
        "household.dwellings": 1,
        "household.all_authorised": True,
    },
)


@pytest.fixture
def family(published, outside, monkeypatch):
    family = Family(outside)
    monkeypatch.setattr(wiring, "outside", lambda: family.outside)
    return family


@pytest.fixture
def at_desk(family, officer_of):
    """Return a maker of browsers in which an officer is signed in."""

    def make(department, *roles, staff="001"):
        officer = officer_of(department, *(roles or POSTS), staff=staff)
        browser = Client()
        user = get_user_model().objects.get(pk=officer.account)
        browser.force_login(user, backend=BACKEND)
        return browser

    return make


def place(check, *parts):
    return "/".join([f"{HERE}{check}", *map(str, parts)]) + "/"


def test_the_list_names_nobody_and_only_departments_of_the_item_have_one(at_desk, family):
    check = family.begun()
    desk = at_desk("civil_affairs")
    listed = words(desk.get(HERE))

    assert "等待授权" in listed
    assert "吕永杰" not in listed
    assert f"{HERE}" in desk.get("/counter/").content.decode()
    elsewhere = at_desk("taxation")
    assert "没有核对" in words(elsewhere.get(HERE))
    assert HERE not in elsewhere.get("/counter/").content.decode()
    assert elsewhere.get(place(check)).status_code == 404
    assert "没有核对" in words(desk.get(HERE, {"show": "ended"}))


def test_the_report_shows_every_line_with_its_origin_and_an_opinion(at_desk, family):
    check = family.signed()
    asking.ask_due(family.outside)
    page = words(at_desk("civil_affairs").get(place(check)))

    assert "金融监管局：银行存款信息" in page
    assert "全家合计" in page
    assert "2100 元，3 人，人均 700.00 元" in page
    assert "有条件不符合" in page
    assert "认定与否由人决定" in page
    [look] = looks_at(family.wife, Narrowed(kind=LookKind.HOUSEHOLD))
    assert look.actor == "officer:civil_affairs-001"


def test_silence_is_told_as_silence(at_desk, family):
    family.registers.silent = {"vehicles"}
    check = family.signed()
    asking.ask_due(family.outside)
    page = words(at_desk("civil_affairs").get(place(check)))

    assert "没有答复不是不符合，不得据此不予认定" in page
    assert "还不能判断" in page
    assert "出具核对意见并终结" not in page


def test_a_member_who_refuses_is_told_with_what_follows(at_desk, family):
    check = family.begun()
    signing.refuse(family.wife, check, WIFE, family.outside)

    assert "不能凭部门数据认定，也不能据此认为不符合条件" in words(
        at_desk("civil_affairs").get(place(check))
    )


def test_a_paper_is_taken_in_and_opened_again_and_both_are_seen(at_desk, family):
    check = family.begun()
    window = at_desk("subdistrict", Role.WINDOW)
    assert "收取于诗文的纸质授权书" in words(window.get(place(check, WIFE, "paper")))
    assert window.post(place(check, WIFE, "paper")).status_code == 422
    scan = SimpleUploadedFile("a.pdf", b"%PDF", content_type="application/pdf")
    done = window.post(place(check, WIFE, "paper"), {"paper": scan}, follow=True)
    assert "窗口收取的纸质授权书" in words(done)
    opened = window.get(place(check, WIFE, "file"))
    assert opened.content == b"%PDF"
    assert "attachment" in opened["Content-Disposition"]
    assert window.get(place(check, HUSBAND, "file")).status_code == 404
    assert looks_at(family.wife, Narrowed(kind=LookKind.PAPER))

    again = SimpleUploadedFile("a.pdf", b"%PDF", content_type="application/pdf")
    twice = window.post(place(check, WIFE, "paper"), {"paper": again}, follow=True)
    assert "情况已经变了" in words(twice)
    assert (
        at_desk("civil_affairs", Role.EXAMINER).get(place(check, WIFE, "paper")).status_code == 403
    )


def test_closing_keeps_the_opinion_that_was_seen(at_desk, family):
    check = family.signed()
    asking.ask_due(family.outside)
    desk = at_desk("civil_affairs")
    stale = desk.post(place(check, "close"), {"opinion": "meets"}, follow=True)
    assert "核对情况已经变了" in words(stale)
    closed = desk.post(place(check, "close"), {"opinion": "does_not_meet"}, follow=True)

    assert "核对意见已出具" in words(closed)
    assert check_of(family.husband, check).check.ending is not None
    assert "承办部门已出具核对意见" in words(closed)
    other = at_desk("subdistrict")
    assert other.post(place(check, "close"), {"opinion": "meets"}).status_code == 404
    assert (
        at_desk("subdistrict", Role.WINDOW, staff="w").post(place(check, "close")).status_code
        == 403
    )


def test_what_is_forgotten_is_shown_no_more(at_desk, family):
    check = family.signed()
    asking.ask_due(family.outside)
    ending.give_up(family.husband, check, family.outside)
    family.outside.clock.pass_days(1)
    sweeping.sweep(family.outside)
    page = words(at_desk("civil_affairs").get(place(check)))

    assert "申请人放弃了核对" in page
    assert "吕永杰" not in page
    assert ITEM not in page


def test_the_forms_of_the_case_begin_with_the_opinion_as_words(at_desk, family, desk):
    family.signed()
    asking.ask_due(family.outside)
    filing = ALLOWANCE.filed(family.husband, family.outside)
    case = Case.objects.get(filing=filing.id)
    desk("civil_affairs").accept(case.pk)
    browser = at_desk("civil_affairs", Role.EXAMINER, staff="e")
    work = open_work(case, "civil_affairs", "step")
    page = browser.get(f"/counter/work/{work.pk}/")

    assert "看核对报告" in words(page)
    browser.post(f"/counter/work/{work.pk}/start/", {"revision": revision_of(case)})
    form = words(browser.get(f"/counter/work/{work.pk}/finish/"))
    assert "的计算结果（供参考）：有条件不符合。" in form
    assert looks_at(family.wife, Narrowed(kind=LookKind.HOUSEHOLD))
