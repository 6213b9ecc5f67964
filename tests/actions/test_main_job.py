"""The main job through the actions: told once, filed once, decided, certified, rated."""

from datetime import date
from decimal import Decimal

import pytest
from city.answering import make_ready

from tongban.actions.cases import claiming, deciding, ending, examining, review
from tongban.actions.certificates.verifying import verify_number
from tongban.actions.deadlines import sweep
from tongban.actions.drafts.writing import start
from tongban.actions.feedback import rate
from tongban.actions.filings.submit import Submitted, submit
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.submissions import Gap
from tongban.core.certificates.verification import VerificationCode
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case, CaseEvent, Filing, WorkItem
from tongban.store.cases.queries.filings import case_of, filing_of
from tongban.store.cases.queries.work import Filters, inbox
from tongban.store.certificates.queries import certificates_of

ANSWERS = {
    "food.only_packaged": False,
    "premises.area": Decimal(120),
    "premises.near_pollution": False,
    "food.applicant_banned": False,
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def filed(citizen, outside):
    draft = start(citizen, "item", "food_business_licence", outside, answers=ANSWERS)
    make_ready(citizen, draft, outside, ANSWERS)
    outcome = submit(citizen, draft, outside)
    assert isinstance(outcome, Submitted), outcome
    return filing_of(citizen, outcome.filing)


def test_a_draft_is_filed_once_however_often_it_is_submitted(citizen, outside):
    draft = start(citizen, "item", "food_business_licence", outside, answers=ANSWERS)
    make_ready(citizen, draft, outside, ANSWERS)
    first = submit(citizen, draft, outside)
    second = submit(citizen, draft, outside)

    assert (second.number, second.already) == (first.number, True)
    assert Filing.objects.count() == 1


def test_nobody_else_reaches_a_case(filed, stranger):
    assert case_of(stranger, filed.cases[0].id) is None


def test_a_case_goes_from_receipt_to_a_certificate_that_verifies(
    filed, citizen, outside, officer_of
):
    case = filed.cases[0].id
    window = officer_of("market_regulation", Role.WINDOW, staff="w")
    examiner = officer_of("market_regulation", Role.EXAMINER, staff="e")
    approver = officer_of("market_regulation", Role.APPROVER, staff="a")
    claiming.claim(window, inbox(window, Filters()).lines[0].id, outside)
    review.accept(window, case, outside)
    work_through(case, examiner, outside)
    deciding.grant(approver, case, outside, opinion="符合条件")
    work_through(case, examiner, outside)
    ending.issue_and_deliver(window, case, outside)

    assert Case.objects.get(pk=case).status == "completed"
    kept = certificates_of(citizen.subject)[0]
    number = str(kept.certificate.face.number)
    assert verify_number(number, outside).code is VerificationCode.VALID
    rate(citizen, case, outside, level="satisfied")


def test_the_correction_round_keeps_everything_and_begins_the_period_anew(
    filed, citizen, outside, officer_of, clock
):
    from tongban.actions.cases.applicant import correct

    case = filed.cases[0].id
    window = officer_of("market_regulation", Role.WINDOW)
    subject = next(paper.requirement for paper in filed.cases[0].papers)
    review.request_correction(
        window, case, (Gap(subject=subject, why="不清楚"),), outside, due_on=date(2026, 9, 30)
    )
    clock.pass_days(2)
    correct(citizen, case, {subject: [(b"%PDF-1.7 better", "更清楚.pdf")]}, outside)

    assert Case.objects.get(pk=case).status == "received"
    assert Case.objects.get(pk=case).received_on == date(2026, 9, 16)


def test_silence_past_the_period_is_acceptance_as_of_the_day_of_receipt(filed, outside, clock):
    clock.go_to(date(2026, 9, 22))
    assert sweep(outside) == 1

    row = Case.objects.get(pk=filed.cases[0].id)
    assert (row.status, row.accepted_on) == ("in_progress", date(2026, 9, 14))
    assert sweep(outside) == 0


def test_another_department_finds_nothing(filed, outside, officer_of):
    with pytest.raises(NotFound):
        review.accept(officer_of("housing_fund"), filed.cases[0].id, outside)


def work_through(case, examiner, outside):
    """Start and finish whatever steps the examiner's department has open."""
    while True:
        steps = list(
            WorkItem.objects.filter(
                case_id=case, kind="step", done_at__isnull=True, department=examiner.department
            ).values_list("step", flat=True)
        )
        if not steps:
            return
        for step in steps:
            examining.start_step(examiner, case, step, outside)
            from tongban.core.cases.acts import Performer

            examining.finish_step(
                examiner,
                case,
                step,
                outside,
                outcome=StepOutcome.PASSED,
                opinion="通过",
                together_with=(
                    Performer(identifier="x", name="同事", department=examiner.department),
                ),
            )


def test_history_cannot_be_rewritten(filed):
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        CaseEvent.objects.filter(case_id=filed.cases[0].id).update(name="granted")
