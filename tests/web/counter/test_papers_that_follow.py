"""Papers that follow, at the counter: told of, looked at, sent back, and what lateness means."""

from datetime import date

import pytest
from city.stories import FIRE_CHECK
from web.counter.conftest import day, open_work, words

from tongban.actions.cases import review
from tongban.actions.cases.applicant import hand_in_debts
from tongban.core.people.actors import Role
from tongban.store.cases.models import Case

pytestmark = pytest.mark.django_db
FIRE = "fire_rescue"


@pytest.fixture
def keeper(seated):
    return seated(FIRE, Role.WINDOW, Role.EXAMINER, staff="w")


@pytest.fixture
def owing(citizen, outside, keeper) -> Case:
    case = FIRE_CHECK.filed(citizen, outside).cases[0].id
    review.accept(keeper.officer, case, outside, deferred_until=date(2026, 9, 28))
    return Case.objects.get(pk=case)


@pytest.fixture
def followed(owing, citizen, outside) -> Case:
    hand_in_debts(citizen, owing.pk, {"rules": [(b"%PDF-1.7", "制度.pdf")]}, outside)
    return owing


def page(visitor, case) -> str:
    return words(visitor.get(f"/counter/work/{open_work(case, FIRE).pk}/"))


def test_an_owed_paper_stands_on_the_checklist_as_such(keeper, owing):
    assert "容缺，还没有补交" in page(keeper, owing)


def test_the_officer_is_told_that_a_paper_came_and_clears_it(keeper, followed):
    before = page(keeper, followed)
    keeper.act(followed, "clear-debt", requirement="rules")

    assert "申请人补交了容缺材料，请核对" in before
    assert "已补交，待核对" in before
    assert "请核对" not in page(keeper, followed)


def test_a_paper_that_does_not_serve_goes_back_with_its_reason(keeper, followed):
    blank = keeper.act(followed, "send-back-debt", requirement="rules", reason="")
    keeper.act(
        followed, "send-back-debt", requirement="rules", reason="没有盖章",
        **day("due_on", 2026, 9, 30),
    )  # fmt: skip

    assert blank.status_code == 422
    assert "没有盖章" in page(keeper, followed)
    assert "容缺，还没有补交" in page(keeper, followed)


def test_past_its_day_it_is_said_and_the_approver_may_refuse_before_the_steps_are_done(
    keeper, owing, seated, clock
):
    approver = seated(FIRE, Role.APPROVER, staff="a")
    early = approver.act(owing, "refuse", reasons="没有补交", other_articles="消防法第15条")
    clock.pass_days(20)
    told = page(keeper, owing)
    approver.act(owing, "refuse", reasons="没有补交", other_articles="消防法第15条")

    assert early.status_code in {302, 409}
    assert "容缺材料逾期没有补交" in told
    assert Case.objects.get(pk=owing.pk).status == "refused"
