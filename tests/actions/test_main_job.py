"""The main job through the actions: told once, filed once, decided, certified, rated."""

from datetime import date

import pytest
from city.handling import status_of
from city.stories import FOOD_LICENCE

from tongban.actions.cases import claiming, review
from tongban.actions.cases.applicant import correct
from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.certificates.verifying import verify_number
from tongban.actions.feedback import rate
from tongban.actions.filings.submit import submit
from tongban.core.cases.submissions import Gap
from tongban.core.certificates.verification import VerificationCode
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.cases.models import Case, CaseEvidence, Filing, Voucher
from tongban.store.cases.queries.filings import case_of
from tongban.store.cases.queries.work import Filters, inbox
from tongban.store.certificates.queries import certificates_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(citizen, outside):
    return FOOD_LICENCE.filed(citizen, outside).cases[0]


def test_a_draft_is_filed_once_however_often_it_is_submitted(citizen, outside):
    draft = FOOD_LICENCE.prepared(citizen, outside)
    first = submit(citizen, draft, outside)
    second = submit(citizen, draft, outside)

    assert (second.number, second.already) == (first.number, True)
    assert Filing.objects.count() == 1


def test_nobody_else_reaches_a_case(case, stranger, outside):
    assert case_of(stranger, case.id) is None
    with pytest.raises(NotFound):
        withdraw(stranger, case.id, outside)


def test_a_case_goes_from_receipt_to_a_certificate_that_verifies(case, citizen, outside, desk):
    market = desk("market_regulation")
    claiming.claim(market.window, inbox(market.window, Filters()).lines[0].id, outside)
    market.complete(case.id)

    assert status_of(case.id) == "completed"
    kept = certificates_of(citizen.subject)[0]
    number = str(kept.certificate.face.number)
    assert verify_number(number, outside).code is VerificationCode.VALID
    rate(citizen, case.id, outside, level="satisfied")


def test_every_paper_that_the_law_owes_has_been_given(case, desk):
    desk("market_regulation").complete(case.id)

    kinds = Voucher.objects.order_by("created_at").values_list("kind", flat=True)
    assert list(kinds) == ["receipt", "acceptance", "decision"]


@pytest.fixture
def noticed(case, outside, desk):
    """Return a case with a correction notice, and the paper that it names."""
    paper = next(one.requirement for one in case.papers)
    gap = Gap(subject=paper, why="不清楚")
    window = desk("market_regulation").window
    review.request_correction(window, case.id, (gap,), outside, due_on=date(2026, 9, 30))
    return case, paper


def test_the_correction_round_keeps_everything_and_begins_the_period_anew(
    noticed, citizen, outside, clock
):
    case, paper = noticed
    clock.pass_days(2)
    correct(citizen, case.id, {paper: [(b"%PDF-1.7 better", "更清楚.pdf")]}, outside)

    row = Case.objects.get(pk=case.id)
    assert (row.status, row.received_on) == ("received", date(2026, 9, 16))
    assert set(CaseEvidence.objects.filter(case=row).values_list("round", flat=True)) == {1, 2}


def test_a_correction_for_a_paper_that_the_item_does_not_know_is_refused_whole(
    noticed, citizen, outside
):
    case, _paper = noticed
    with pytest.raises(InvalidValue):
        correct(citizen, case.id, {"no_such": [(b"%PDF-1.7", "多余.pdf")]}, outside)

    assert status_of(case.id) == "awaiting_correction"
    assert not CaseEvidence.objects.filter(case_id=case.id, round=2).exists()
