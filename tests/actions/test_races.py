"""Two at the same moment (并发): real threads on real connections, one winner, nothing lost."""

import pytest
from city.handling import status_of
from city.people import officer
from city.stories import FOOD_LICENCE, JOINT_ACCEPTANCE, RESTAURANT
from city.together import at_once, failures

from tongban.actions.cases import claiming, deciding
from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.drafts.writing import answer, start
from tongban.actions.filings.submit import submit
from tongban.core.cases.errors import CaseNotAllowed
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.models import (
    Case,
    CaseEvent,
    Draft,
    Filing,
    OutboxRow,
    Voucher,
    WorkItem,
)

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 15


def test_eight_clicks_at_once_make_one_filing_and_all_hear_its_number(citizen, outside):
    """F04."""
    draft = RESTAURANT.prepared(citizen, outside)

    heard = at_once(*[lambda: submit(citizen, draft, outside)] * 8)

    assert failures(heard) == []
    assert len({one.number for one in heard}) == 1
    assert sorted(one.already for one in heard) == [False] + [True] * 7
    assert Filing.objects.count() == 1
    assert Case.objects.count() == 6
    assert Voucher.objects.count() == 1
    assert OutboxRow.objects.count() == CaseEvent.objects.count() == 1


def test_two_devices_that_begin_at_once_share_one_draft(citizen, outside):
    """F04."""
    story = FOOD_LICENCE

    def begin():
        return start(citizen, story.kind, story.code, outside, answers=story.answers)

    begun = at_once(*[begin] * 6)

    assert failures(begun) == []
    assert len(set(begun)) == 1
    assert Draft.objects.count() == 1


def test_starting_again_while_submitting_never_reopens_what_was_filed(citizen, outside):
    draft = FOOD_LICENCE.prepared(citizen, outside)

    def again():
        return start(citizen, "item", FOOD_LICENCE.code, outside, answers=FOOD_LICENCE.answers)

    submitted, begun = at_once(lambda: submit(citizen, draft, outside), again)

    assert failures([submitted, begun]) == []
    assert Draft.objects.get(pk=draft).submitted_at is not None
    assert Filing.objects.count() == 1


def test_answers_from_two_devices_are_both_kept(citizen, outside):
    draft = start(citizen, "item", FOOD_LICENCE.code, outside, answers={})
    at_once(
        lambda: answer(citizen, draft, {"food.only_packaged": False}),
        lambda: answer(citizen, draft, {"premises.near_pollution": False}),
    )
    assert set(Draft.objects.get(pk=draft).content["answers"]) == {
        "food.only_packaged",
        "premises.near_pollution",
    }


def test_two_officers_never_hold_one_case(citizen, outside):
    """A24."""
    FOOD_LICENCE.filed(citizen, outside)
    work = WorkItem.objects.get()
    officers = [officer("market_regulation", staff=str(number)) for number in range(6)]

    claims = at_once(*[lambda who=who: claiming.claim(who, work.pk, outside) for who in officers])

    assert len(failures(claims)) == 5
    assert all(isinstance(one, Conflict) for one in failures(claims))
    winner = officers[claims.index(None)]
    assert WorkItem.objects.get().claimed_by_id == winner.account


def test_grant_refusal_and_withdrawal_in_the_same_moment_have_one_winner(citizen, outside, desk):
    """F09."""
    market = desk("market_regulation")
    second = officer("market_regulation", Role.APPROVER, staff="b")
    for _ in range(ROUNDS):
        case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
        market.bring_to_decision(case)
        outcomes = at_once(
            lambda case=case: market.grant(case),
            lambda case=case: deciding.refuse(
                second, case, outside, reasons=("不符合",), basis=("行政许可法第38条",)
            ),
            lambda case=case: withdraw(citizen, case, outside),
        )
        lost = failures(outcomes)
        assert len(lost) == 2, outcomes
        assert all(isinstance(one, CaseNotAllowed | NotFound | Conflict) for one in lost), lost
        decided = CaseEvent.objects.filter(
            case_id=case, name__in=("granted", "refused", "withdrawn")
        )
        assert decided.count() == 1
        assert (
            Voucher.objects.filter(case_id=case, kind__in=("decision", "withdrawal")).count() == 1
        )


def test_cases_of_one_filing_that_finish_at_once_open_the_one_that_waits_for_all(
    citizen, outside, desk
):
    filing = JOINT_ACCEPTANCE.filed(citizen, outside)
    last = Case.objects.get(item_code="completion_filing")
    together = [one for one in filing.cases if one.id != last.pk]
    assert {one.item for one in together} == set(last.waits_for)
    for one in together:
        department = desk(one.department)
        department.bring_to_decision(one.id)
        department.grant(one.id)

    finished = at_once(*[lambda one=one: desk(one.department).issue(one.id) for one in together])

    assert failures(finished) == []
    assert {status_of(one.id) for one in together} == {"completed"}
    assert status_of(last.pk) == "received"
    assert CaseEvent.objects.filter(case=last, name="received").count() == 1
