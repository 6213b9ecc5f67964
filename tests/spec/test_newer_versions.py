"""改用新版 (立法法 §104): a running case keeps its version, unless a newer one serves it better."""

from dataclasses import replace
from datetime import timedelta

import pytest
from casework import CITIZEN, FIREMAN, act, calendar
from guidework import (
    MONDAY,
    days,
    step,
)
from newerwork import CLERK, FILED, IN_LAW, KINDER, STRICTER, TAX, Case

from tongban.core.cases.due import case_due, promised_due
from tongban.core.cases.errors import CannotGoOver, ConsentMissing, NotCompetent, WrongMoment
from tongban.core.cases.folding import advance, filed_version, later_versions
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.rebase_events import Rebased, RebaseOffered
from tongban.core.cases.state import Status
from tongban.core.cases.submissions import Gap, Submission
from tongban.core.cases.verbs.debts import clear_debt
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.cases.verbs.rebasing import agree, foreseen, go_over, offer, stay
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import accept, request_correction
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.errors import InvalidValue


def test_a_case_that_nobody_takes_over_stays_under_the_version_it_was_filed_under() -> None:
    case = Case().do(accept, notice_number="受1", calendar=calendar())

    assert case.state.item is FILED
    assert filed_version(case.events, FILED.version) == 1


def test_an_officer_takes_a_case_over_where_nothing_more_is_asked() -> None:
    case = Case().accepted()
    before = promised_due(case.state, calendar()).on

    case.do(go_over, case.newer(KINDER))

    assert case.state.item is KINDER
    assert promised_due(case.state, calendar()).on < before
    assert case.state.submission.needed == ("lease",)
    assert (filed_version(case.events, 2), later_versions(case.events)) == (1, (2,))


def test_the_history_says_what_changed_and_who_agreed() -> None:
    case = Case().accepted()

    case.do(go_over, case.newer(KINDER))

    went = case.events[-1]
    assert isinstance(went, Rebased)
    assert (went.from_version, went.to_version, went.by, went.offered_by) == (1, 2, CLERK, None)
    assert "不再有申请材料“deed”" in went.changes
    assert f"承诺办结时限由“10 {IN_LAW}改为“5 {IN_LAW}" in went.changes
    assert went.asks == ()


def test_a_paper_still_owed_is_forgiven_when_the_newer_version_does_not_want_it() -> None:
    case = Case(FILED, "lease").accepted()
    assert case.state.owed == ("deed",)

    case.do(go_over, case.newer(KINDER))

    assert case.state.debts == ()


def test_what_asks_more_is_refused_without_the_applicant() -> None:
    case = Case().accepted()
    newer = case.newer(STRICTER)

    assert newer.asks == ("新增申请材料“photo”",)
    with pytest.raises(ConsentMissing):
        case.do(go_over, newer)
    assert case.state.item is FILED


def test_the_applicant_agrees_to_what_asks_more_and_owes_it_from_then_on() -> None:
    case = Case().accepted()
    case.do(offer, case.newer(STRICTER), reason="新版并联办理")
    assert case.state.item is FILED

    case.do(agree, case.newer(STRICTER), by=CITIZEN)

    went = case.events[-1]
    assert isinstance(went, Rebased)
    assert (went.by, went.offered_by) == (CITIZEN, CLERK)
    assert case.state.owed == ("photo",)
    assert case.state.rebase_offer is None


def test_papers_that_were_cleared_are_not_owed_anew() -> None:
    case = Case(FILED, "lease").accepted().do(clear_debt, "deed")

    assert case.newer(replace(FILED, version=2, promised_limit=days(5))).submission.missing == ()


def test_the_applicant_may_stay_and_be_offered_it_again_later() -> None:
    case = Case().accepted().do(offer, case_newer := Case().newer(STRICTER), reason="新版")
    with pytest.raises(WrongMoment):
        case.do(offer, case_newer, reason="再说一次")

    case.do(stay, by=CITIZEN)

    assert (case.state.item, case.state.rebase_offer) == (FILED, None)
    assert isinstance(case.do(offer, case_newer, reason="再问一次").events[-1], RebaseOffered)


def test_nobody_agrees_to_what_was_not_offered() -> None:
    case = Case().accepted()

    with pytest.raises(WrongMoment):
        case.do(agree, case.newer(STRICTER), by=CITIZEN)
    with pytest.raises(WrongMoment):
        case.do(stay, by=CITIZEN)


@pytest.mark.parametrize(
    "grown",
    [
        replace(STRICTER, version=3),
        replace(STRICTER, fees=(*FILED.fees, TAX)),
    ],
)
def test_agreement_covers_what_was_read_and_nothing_more(grown: ServiceItem) -> None:
    case = Case().accepted()
    case.do(offer, case.newer(STRICTER), reason="新版")

    with pytest.raises(ConsentMissing):
        case.do(agree, case.newer(grown), by=CITIZEN)


def test_only_the_department_that_answers_for_the_case_offers_it() -> None:
    case = Case().accepted()

    with pytest.raises(NotCompetent):
        case.do(offer, case.newer(STRICTER), by=FIREMAN, reason="新版")
    with pytest.raises(NotCompetent):
        case.do(go_over, case.newer(KINDER), by=FIREMAN)


def test_a_step_under_way_has_to_be_in_the_newer_version_and_with_the_same_department() -> None:
    case = Case().accepted().do(start_step, "examine")
    moved = replace(FILED.steps[1], department="fire")
    for steps in ((FILED.steps[0],), (FILED.steps[0], moved)):
        newest = replace(KINDER, steps=steps)
        with pytest.raises(CannotGoOver, match="examine"):
            case.do(go_over, case.newer(newest))

    case.do(go_over, case.newer(KINDER))

    assert [one.step for one in case.state.open_steps] == ["examine"]


def test_a_step_that_is_finished_counts_whatever_the_newer_version_has() -> None:
    published = replace(FILED.steps[1], kind=StepKind.PUBLICITY)
    filed = replace(FILED, steps=(FILED.steps[0], published))
    case = Case(filed).accepted().do(start_step, "examine")
    case.do(finish_step, "examine", outcome=StepOutcome.PASSED, opinion="期满无异议")
    decided = step("decide", days(1), "accept", kind=StepKind.DECISION)

    case.do(go_over, case.newer(replace(KINDER, steps=(FILED.steps[0], decided))))

    assert case.state.steps["examine"].finished_on == MONDAY
    assert case_due(case.state, today=MONDAY, calendar=calendar()).steps == ()


def test_another_departments_version_is_another_matter() -> None:
    case = Case().accepted()

    with pytest.raises(CannotGoOver, match="department"):
        case.do(go_over, case.newer(replace(KINDER, department="fire")), by=CLERK)


def test_an_older_version_is_no_newer_one() -> None:
    case = Case().accepted()
    newer = case.newer(KINDER)
    case.do(go_over, newer)

    with pytest.raises(WrongMoment):
        case.do(go_over, newer)


def test_while_a_correction_is_awaited_its_notice_stands() -> None:
    case = Case(FILED, "lease").do(
        request_correction,
        (Gap(subject="lease", why="看不清"),),
        notice_number="补1",
        due_on=MONDAY + timedelta(days=9),
        calendar=calendar(),
    )

    assert case.state.status is Status.AWAITING_CORRECTION
    with pytest.raises(WrongMoment):
        case.do(go_over, case.newer(KINDER))


def test_corrected_papers_stand_in_for_what_was_counted_again() -> None:
    case = Case().do(go_over, Case().newer(KINDER))
    case.later[2] = KINDER
    case.do(
        request_correction,
        (Gap(subject="lease", why="看不清"),),
        notice_number="补1",
        due_on=MONDAY + timedelta(days=9),
        calendar=calendar(),
    )
    case.do(
        resubmit,
        Submission(needed=("lease",), provided=("lease",), steps=("accept", "examine")),
        by=CITIZEN,
    )

    assert case.state.submission.provided == ("lease",)
    assert case.state.rederived is None


def test_what_it_would_be_is_seen_before_anybody_decides() -> None:
    case = Case().accepted()
    newer = case.newer(KINDER)

    after = foreseen(case.state, newer, act(MONDAY, CLERK))

    assert promised_due(after, calendar()).on < promised_due(case.state, calendar()).on
    assert case.state.item is FILED


def test_a_history_that_goes_over_to_a_version_nobody_has_is_refused() -> None:
    case = Case()
    went = go_over(case.state, case.newer(KINDER), act(MONDAY, CLERK))

    with pytest.raises(InvalidValue, match="version 2"):
        advance(case.state, went)
