"""改用新版 (立法法 §104): a running case keeps its version, unless a newer one serves it better."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from casework import CITIZEN, FIREMAN, act, calendar
from guidework import (
    MONDAY,
    catalogue,
    circumstances,
    condition,
    days,
    fee,
    form_field,
    holding,
    item,
    requirement,
    step,
)

from tongban.core.cases.acts import Performer
from tongban.core.cases.due import case_due, promised_due
from tongban.core.cases.errors import CannotGoOver, ConsentMissing, NotCompetent, WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.folding import advance, filed_version, fold, later_versions
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.rebase_events import Rebased, RebaseOffered
from tongban.core.cases.rederiving import Rederived, rederive
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.submissions import Gap, Submission
from tongban.core.cases.verbs.debts import clear_debt
from tongban.core.cases.verbs.examination import finish_step, start_step
from tongban.core.cases.verbs.rebasing import Newer, agree, foreseen, go_over, offer, stay
from tongban.core.cases.verbs.receipt import receive, resubmit
from tongban.core.cases.verbs.review import accept, request_correction
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.catalog.steps import Output, OutputKind, StepKind
from tongban.core.vocabulary.errors import InvalidValue

CLERK = Performer(identifier="B001", name="何静", department="bureau")
LEASE, DEED = requirement("lease"), requirement("deed", deferrable=True, primary=False)
FILED = item(requirements=(LEASE, DEED), fees=(fee("card", 20),))
TOLD = {"p.area": 80}
KINDER = replace(FILED, version=2, promised_limit=days(5), requirements=(LEASE,))
STRICTER = replace(FILED, version=2, requirements=(LEASE, DEED, requirement("photo")))
TAX = fee("tax", 5)
IN_LAW = "个工作日（《行政许可法》第三十二条）”"


class Case:
    """A case under `FILED`, and what a newer version would make of it."""

    def __init__(
        self, filed: ServiceItem = FILED, *provided: str, needed: tuple[str, ...] = ()
    ) -> None:
        self.filed = filed
        needed = needed or tuple(one.id for one in filed.requirements)
        papers = Submission(
            needed=needed,
            provided=provided or needed,
            steps=tuple(one.id for one in filed.steps),
        )
        self.events: list[Event] = list(
            receive(filed, papers, act(MONDAY, CITIZEN), receipt_number="收1", channel=Channel.WEB)
        )
        self.later: dict[int, ServiceItem] = {}

    @property
    def state(self) -> CaseState:
        return fold(self.filed, self.events, self.later)

    def do(self, verb: Any, *first: Any, by: Performer = CLERK, **more: Any) -> "Case":
        self.events += verb(self.state, *first, act(MONDAY, by), **more)
        return self

    def accepted(self) -> "Case":
        return self.do(accept, notice_number="受1", calendar=calendar())

    def under(self, newest: ServiceItem, **known: Any) -> Rederived | None:
        told = known.pop("told", TOLD)
        papers = {one.id: frozenset(one.alternatives[0]) for one in self.state.item.requirements}
        return rederive(
            self.state,
            newest,
            circumstances(told, **known),
            catalogue=catalogue([newest]),
            papers=papers,
        )

    def newer(self, newest: ServiceItem, **known: Any) -> Newer:
        found = self.under(newest, **known)
        assert found is not None
        self.later[newest.version] = newest
        return found.newer


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


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"promised_limit": days(15)}, (f"承诺办结时限由“10 {IN_LAW}改为“15 {IN_LAW}",)),
        ({"fees": (*FILED.fees, TAX)}, ("新增收费“tax”",)),
        ({"requirements": (LEASE, DEED, replace(LEASE, id="again"))}, ()),
        ({"conditions": (condition("p.area >= 50"),)}, ()),
        ({"conditions": (condition("p.area >= 90"),)}, ("新增受理条件“p.area >= 90”",)),
        ({"steps": (*FILED.steps, step("look", days(1), "accept"))}, ()),
        (
            {"steps": (*FILED.steps, step("look", days(1), "accept", presence="按指纹"))},
            ("新增办理环节“环节look”",),
        ),
        ({"fields": (form_field("p.area"),)}, ()),
        (
            {"outputs": (Output(code="out-None", name="证明", kind=OutputKind.APPROVAL),)},
            ("办理结果“证明”：结果由“结果”改为“证明”",),
        ),
    ],
)
def test_what_asks_more_is_told_from_what_does_not(changes: Any, asked: tuple[str, ...]) -> None:
    assert Case().newer(replace(FILED, version=2, **changes)).asks == asked


def test_what_a_paper_proves_counts_under_whatever_name_it_was_asked_for() -> None:
    renamed = replace(FILED, version=2, requirements=(replace(LEASE, id="premises"), DEED))
    found = Case().under(renamed)

    assert found is not None
    assert found.newer.submission.provided == ("premises", "deed")
    assert [line.requirement.id for line in found.lines] == ["premises"]


def test_a_paper_that_fell_under_a_condition_is_asked_for_when_it_is_not_there() -> None:
    loose = replace(FILED, requirements=(LEASE, requirement("photo", when="p.area > 100")))
    tight = replace(
        loose,
        version=2,
        promised_limit=days(5),
        requirements=(LEASE, requirement("photo", when="p.area > 50")),
    )
    case = Case(loose, "lease", needed=("lease",))

    assert case.newer(tight).asks == (
        "申请材料“photo”：什么时候需要由“p.area大于100”改为“p.area大于50”",
    )


def test_a_paper_that_new_facts_call_for_is_named_though_no_version_changed_it() -> None:
    filed = replace(FILED, requirements=(LEASE, requirement("photo", when="p.area > 100")))
    case = Case(filed, "lease", needed=("lease",))
    newer = case.newer(replace(filed, version=2, promised_limit=days(5)), told={"p.area": 150})

    assert newer.asks == ("还要提交“photo”",)


def test_a_certificate_that_is_held_is_not_asked_for() -> None:
    wants = replace(FILED, version=2, requirements=(LEASE, DEED, requirement("licence")))
    case = Case().accepted()
    newer = case.newer(wants, holdings=(holding("licence"),))

    assert newer.asks == ()
    assert case.do(go_over, newer).state.owed == ()


def test_what_changes_nothing_for_this_person_is_no_newer_version_of_their_case() -> None:
    elsewhere = requirement("photo", when="p.area > 100")

    assert Case().under(replace(FILED, version=2, contact="0999-5190002")) is None
    assert Case().under(replace(FILED, version=2, requirements=(LEASE, DEED, elsewhere))) is None


@pytest.mark.parametrize(
    ("changes", "label"),
    [
        ({"fields": (form_field("p.rent"),)}, "p.rent"),
        ({"requirements": (LEASE, DEED, requirement("photo", when="a.yes"))}, "photo"),
    ],
)
def test_where_the_newer_version_asks_what_nobody_told_the_case_does_not_go_over(
    changes: Any, label: str
) -> None:
    case = Case().accepted()
    newer = case.newer(replace(FILED, version=2, **changes))

    assert newer.unanswered == (label,)
    with pytest.raises(CannotGoOver, match=label):
        case.do(offer, newer, reason="新版")


def test_an_optional_field_is_no_question() -> None:
    optional = replace(FILED, version=2, fields=(form_field("p.rent", optional=True),))

    assert Case().newer(optional).unanswered == ()


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
