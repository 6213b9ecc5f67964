"""Whose hands (经办资格): areas, deputies, conflicts of interest, and acts that take two."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from web.counter.conftest import MARKET, Visitor, day, open_work, words

from tongban.actions.cases import review
from tongban.actions.officework.assigning import assign
from tongban.core.officework.second_hands import TwoHands, TwoHandsRule
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.project import wiring
from tongban.store.cases.models import Case, WorkItem
from tongban.store.cases.queries.case_lists import CaseFilters, CaseOrder, cases_for
from tongban.store.cases.queries.items_in_hand import items_in_hand
from tongban.store.cases.queries.work import (
    Filters,
    WorkOrder,
    case_by_number,
    inbox,
    work_of,
)
from tongban.store.officework.models import SecondHandRow
from tongban.store.people.interests import Kin
from tongban.store.people.models import Account
from tongban.store.sealing import blind_index

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 14)


def reaching(visitor: Visitor, area: str) -> Officer:
    return replace(visitor.officer, area=area)


def test_an_area_limits_lists_look_ups_and_acts(filed, window, outside):
    """A09."""
    Case.objects.filter(pk=filed.pk).update(area="519901")
    WorkItem.objects.filter(case=filed).update(area="519901")
    work = open_work(filed, MARKET)
    near, far = reaching(window, "519901"), reaching(window, "519902")

    def seen(officer: Officer) -> list[bool]:
        return [
            bool(inbox(officer, Filters()).lines),
            bool(cases_for(officer, CaseFilters(), today=TODAY).lines),
            bool(cases_for(officer, CaseFilters(worked=True), today=TODAY).lines),
            work_of(officer, work.pk) is not None,
            case_by_number(officer, filed.number) is not None,
        ]

    assert (seen(window.officer), seen(near), seen(far)) == ([True] * 5, [True] * 5, [False] * 5)
    with pytest.raises(NotFound):
        review.accept(far, filed.pk, outside)
    review.accept(near, filed.pk, outside)


def test_lists_by_lamp_have_the_late_first_and_what_pauses_last(filed, window):
    work = open_work(filed, MARKET)
    rows = [
        WorkItem(
            case=filed, kind="step", step=f"s{n}", name=f"s{n}", department=MARKET,
            item_code=filed.item_code, opened_at=work.opened_at - timedelta(hours=n),
            due_on=TODAY + timedelta(days=late), paused=paused,
        )
        for n, (late, paused) in enumerate([(1, True), (3, False), (-1, False), (-2, True)])
    ]  # fmt: skip
    WorkItem.objects.bulk_create(rows)
    WorkItem.objects.filter(pk=work.pk).update(due_on=TODAY + timedelta(days=9))

    def listed(order: WorkOrder) -> list[str]:
        names, place = [], None
        while True:
            page = inbox(
                window.officer, Filters(kind="step"), order=order, today=TODAY, after=place, most=1
            )
            names += [line.name for line in page.lines]
            if (place := page.next) is None:
                return names

    assert listed(WorkOrder.LAMP) == ["s3", "s2", "s1", "s0"]
    assert listed(WorkOrder.DUE) == ["s3", "s2", "s0", "s1"]
    assert listed(WorkOrder.RECEIVED) == ["s3", "s2", "s1", "s0"]
    assert [code for code, _ in items_in_hand(window.officer)] == [filed.item_code]
    for order in CaseOrder:
        assert cases_for(window.officer, CaseFilters(), order=order, today=TODAY).lines


def test_work_flows_to_the_deputy_and_back_and_every_act_says_for_whom(
    filed, window, seated, clock
):
    deputy = seated(MARKET, Role.EXAMINER, staff="d")
    work = open_work(filed, MARKET)
    window.client.post(f"/counter/work/{work.pk}/claim/")
    told = {"deputy": deputy.officer.staff_number, "reason": "公出"}
    told |= day("first_on", 2026, 9, 14) | day("last_on", 2026, 9, 15)
    announced = window.client.post("/counter/office/absences/", told)
    away = words(window.get("/counter/"))
    theirs = words(deputy.get("/counter/", show="mine"))
    refused = window.act(filed, "accept")
    accepted = deputy.act(filed, "accept")

    assert announced.status_code == 302
    assert "您现在外出" in away
    assert "我代工作人员w办" in theirs
    assert refused.status_code == 409
    assert "先销假" in words(refused)
    assert accepted.status_code == 302
    page = words(window.get(f"/counter/cases/?number={filed.number}"))
    assert "工作人员d（代工作人员w）" in page
    clock.pass_days(2)
    assert "您现在外出" not in words(window.get("/counter/"))
    assert "您正在代" not in words(deputy.get("/counter/"))


def known_as(visitor: Visitor, number: str, *, oneself: bool) -> None:
    account = Account.objects.get(user_id=visitor.officer.account)
    Kin.objects.create(
        account=account,
        person_index=blind_index(number),
        oneself=oneself,
        source="household",
        confirmed_on=TODAY,
    )


@pytest.mark.parametrize("kin", [(True, "您本人的办件"), (False, "近亲属")])
def test_ones_own_case_and_a_relatives_are_refused_with_the_reason(filed, window, citizen, kin):
    oneself, why = kin
    known_as(window, citizen.person, oneself=oneself)
    work = open_work(filed, MARKET)
    claimed = window.client.post(f"/counter/work/{work.pk}/claim/", follow=True)
    refused = window.act(filed, "accept")

    assert why in words(claimed)
    assert "公务员法" in words(claimed)
    assert (refused.status_code, why in words(refused)) == (409, True)


def test_a_deputy_does_not_act_for_somebody_who_has_an_interest(filed, window, seated, citizen):
    deputy = seated(MARKET, Role.EXAMINER, staff="d")
    work = open_work(filed, MARKET)
    window.client.post(f"/counter/work/{work.pk}/claim/")
    told = {"deputy": deputy.officer.staff_number, "reason": "公出"}
    told |= day("first_on", 2026, 9, 14) | day("last_on", 2026, 9, 15)
    window.client.post("/counter/office/absences/", told)
    known_as(window, citizen.person, oneself=False)

    assert deputy.act(filed, "accept").status_code == 409


def test_whoever_withdraws_gives_the_work_back_and_the_head_lets_them_in(filed, window, approver):
    work = open_work(filed, MARKET)
    window.client.post(f"/counter/work/{work.pk}/claim/")
    address = f"/counter/office/interests/{filed.pk}/"
    number = window.officer.staff_number
    told = {"about": number, "reason": "与申请人是姻亲"}
    window.client.post(address, {**told, "verb": "declare"})

    assert WorkItem.objects.get(pk=work.pk).claimed_by_id is None
    assert window.act(filed, "accept").status_code == 409
    own = window.client.post(address, {**told, "verb": "lift"})
    assert "本人不能解除" in words(own)
    approver.client.post(address, {**told, "verb": "lift", "reason": "已经查明"})
    assert window.act(filed, "accept").status_code == 302


@pytest.fixture
def two_at_acceptance(monkeypatch, outside, filed):
    rule = TwoHandsRule(reason="金额较大", citation=Citation.local("双人复核"))
    two = TwoHands(rules={(filed.item_code, "accept"): rule})
    outside = replace(outside, two_hands=two)
    monkeypatch.setattr(wiring, "outside", lambda: outside)


def test_an_act_that_takes_two_has_no_effect_before_the_second(
    two_at_acceptance, filed, window, seated
):
    second = seated(MARKET, Role.WINDOW, staff="second")
    proposed = window.act(filed, "accept")
    filed.refresh_from_db()
    assert filed.status == "received"
    own = window.client.post(proposed["Location"], {"verb": "confirm"})
    assert "本人不能复核自己提交的" in words(own)
    assert "等待复核" in words(second.get("/counter/"))
    other = seated(MARKET, Role.SUPERVISOR, staff="third")
    assert "等待复核" not in words(other.get("/counter/"))
    again = window.act(filed, "accept")
    assert again.status_code == 409
    shown = words(second.get(proposed["Location"]))
    assert "金额较大" in shown
    confirmed = second.client.post(proposed["Location"], {"verb": "confirm"})

    filed.refresh_from_db()
    assert (confirmed.status_code, filed.status) == (302, "in_progress")
    page = words(window.get(f"/counter/cases/?number={filed.number}"))
    assert "工作人员w（会同工作人员second）" in page


def test_a_second_hand_sends_back_with_a_reason(two_at_acceptance, filed, window, seated):
    second = seated(MARKET, Role.WINDOW, staff="second")
    proposed = window.act(filed, "accept")
    sent = second.client.post(proposed["Location"], {"verb": "decline", "reason": "账户不符"})

    assert sent.status_code == 302
    assert SecondHandRow.objects.get().status == "declined"
    assert not inbox(window.officer, Filters()).lines[0].claimed


def test_what_waits_lapses_when_the_case_moves_on(two_at_acceptance, filed, window, seated):
    second = seated(MARKET, Role.WINDOW, staff="second")
    proposed = window.act(filed, "accept")
    review.accept(window.officer, filed.pk, wiring.outside())
    told = second.client.post(proposed["Location"], {"verb": "confirm"}, follow=True)

    assert "这次提交失效" in words(told)
    assert SecondHandRow.objects.get().status == "overtaken"


def test_work_is_given_to_nobody_who_may_not_have_it(filed, approver, seated, citizen):
    stays, kin = (seated(MARKET, Role.EXAMINER, staff=staff) for staff in ("stays", "kin"))
    known_as(kin, citizen.person, oneself=False)
    work = open_work(filed, MARKET)

    def given(to: str) -> str:
        told = {"work": work.pk, f"to-{work.pk}": to}
        return words(approver.client.post("/counter/office/workload/assign/", told, follow=True))

    assert "应当回避" in given(kin.officer.staff_number)
    assert "已分派" in given(stays.officer.staff_number)
    assert "已经在对方手里" in given(stays.officer.staff_number)
    page = words(approver.get(f"/counter/office/workload/?of={stays.officer.staff_number}"))
    assert filed.number in page
    with pytest.raises(NotAllowed):
        assign(stays.officer, work.pk, kin.officer.staff_number, wiring.outside())
