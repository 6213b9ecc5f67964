"""Several departments over one filing (并联审批): opinions, one notice, one visit, one clock."""

from datetime import timedelta

import pytest
from city.handling import Desk, events_of, status_of
from city.stories import JOINT_ACCEPTANCE
from trialwork import switched_on

from tongban.actions.cases import review
from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.joint import applicant, correcting, more_time, opinions, visits
from tongban.actions.joint.reading import cases_of, own
from tongban.actions.matters.sweeping import sweep
from tongban.actions.supervision.recomputing import recompute
from tongban.actions.supervision.trying import Over
from tongban.core.cases.events import CorrectionRequested, Received, StepFinished
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.submissions import Gap
from tongban.core.joint.errors import NotNow, OneNotice, OpinionOwed, Vetoed
from tongban.core.joint.matter_events import PartGap
from tongban.core.joint.opinion_events import Answer
from tongban.core.joint.opinions import OpinionStanding
from tongban.core.joint.whole import whole_clock
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case, Voucher
from tongban.store.cases.queries.work import case_by_number
from tongban.store.joint.models import JointDuty
from tongban.store.joint.queries import duties_of, matter_for
from tongban.store.notices.models import NoticeRow
from tongban.store.supervision.models import SightingRow

pytestmark = pytest.mark.django_db
PARTS = (
    "planning_verification",
    "construction_fire_acceptance",
    "civil_defence_acceptance",
    "archives_acceptance",
)
LAST = "completion_filing"


class Acceptance:
    """A filed completion, with the departments that accept it."""

    def __init__(self, citizen, outside, clock):
        self.citizen, self.outside, self.clock = citizen, outside, clock
        self.filing = JOINT_ACCEPTANCE.filed(citizen, outside).id
        self.id = own(citizen, self.filing).id

    @property
    def matter(self):
        return own(self.citizen, self.filing).matter

    @property
    def cases(self):
        return {one.item: one.id for one in cases_of(self.filing)}

    def desk(self, department) -> Desk:
        return Desk.of(department, self.outside)

    def say(self, department, answer=Answer.CONSENT, **more):
        opinions.give(self.desk(department).examiner, self.id, self.outside, answer=answer, **more)

    def standing(self, department):
        return self.matter.opinions[department].standing(self.outside.today)

    def to_the_last_case(self):
        """Bring everything to where only the filing of the completion is left."""
        for item in PARTS:
            department = next(one for one in cases_of(self.filing) if one.item == item).department
            self.desk(department).complete(self.cases[item])
        lead = self.desk("housing")
        lead.bring_to_decision(self.cases[LAST])

    def visited(self, outcome=StepOutcome.PASSED):
        lead, planning = self.desk("housing"), self.desk("natural_resources")
        visits.propose(
            lead.examiner,
            self.id,
            self.outside,
            starts_at=self.outside.now + timedelta(days=1),
            place="项目现场东门",
            departments=("housing", "natural_resources"),
        )
        for desk in (lead, planning):
            visits.confirm(desk.examiner, self.id, self.outside)
        applicant.confirm_visit(self.citizen, self.filing, self.outside)
        self.clock.pass_days(1)
        visits.record(lead.examiner, self.id, self.outside, findings="与图纸一致")
        visits.sign(lead.examiner, self.id, self.outside, outcome=StepOutcome.PASSED)
        visits.sign(
            planning.examiner, self.id, self.outside, outcome=outcome, remark="围墙外移两米"
        )


@pytest.fixture
def acceptance(citizen, outside, clock):
    return Acceptance(citizen, outside, clock)


def duty_kinds(department, acceptance):
    return {one.kind.value for one in duties_of(acceptance.desk(department).examiner)}


def test_departments_have_received_at_once_and_the_last_on_written_notice(acceptance):
    assert {status_of(acceptance.cases[item]) for item in PARTS} == {"received"}
    assert status_of(acceptance.cases[LAST]) == "waiting"
    acceptance.to_the_last_case()

    passed = acceptance.matter.passed
    assert [one.to for one in passed] == [(LAST,)]
    assert passed[0].notice_number
    received = events_of(acceptance.cases[LAST], Received)[0]
    assert received.received_on == acceptance.outside.today


def test_those_who_are_asked_find_it_in_their_inbox_and_nobody_else_sees_it(acceptance, officer_of):
    assert "answer" in duty_kinds("city_management", acceptance)
    case = Case.objects.get(item_code="planning_verification")
    asked = acceptance.desk("city_management")
    assert case_by_number(asked.examiner, case.number) is not None
    with pytest.raises(NotFound):
        asked.accept(case.pk)
    stranger = officer_of("tobacco", Role.EXAMINER)
    assert case_by_number(stranger, case.number) is None
    assert duties_of(stranger) == ()
    assert matter_for(stranger, acceptance.id) is None
    with pytest.raises(NotFound):
        opinions.give(stranger, acceptance.id, acceptance.outside, answer=Answer.CONSENT)


def test_a_veto_holds_the_last_grant_until_it_is_taken_back_by_a_new_answer(acceptance):
    acceptance.say("natural_resources", Answer.OBJECTION, reason="层高超出规划条件")
    for department in ("civil_defence", "archives", "city_management"):
        acceptance.say(department)
    acceptance.to_the_last_case()
    lead = acceptance.desk("housing")
    with pytest.raises(Vetoed):
        lead.grant(acceptance.cases[LAST])
    acceptance.say("natural_resources")
    lead.grant(acceptance.cases[LAST])
    lead.issue(acceptance.cases[LAST])

    assert acceptance.matter.ended is not None
    assert not JointDuty.objects.filter(done_at__isnull=True).exists()


def test_silence_is_consent_only_where_that_is_configured(acceptance):
    acceptance.say("natural_resources")
    acceptance.say("civil_defence")
    acceptance.to_the_last_case()
    acceptance.clock.pass_days(7)
    assert sweep(acceptance.outside) == 2
    assert sweep(acceptance.outside) == 0
    assert [
        (one.rule, one.case.item_code, one.key)
        for one in SightingRow.objects.filter(rule="opinion_owed")
    ] == [("opinion_owed", "construction_fire_acceptance", "opinion:city_management")]
    over, tried = switched_on("opinion_owed", acceptance.outside)
    assert (over, len(tried)) == (Over.JOINT, 1)
    found = recompute(acceptance.outside)
    assert not [one for one in (*found.missing, *found.unfounded) if "opinion_owed" in one]
    assert acceptance.standing("archives") is OpinionStanding.CONSENTED_BY_SILENCE
    assert acceptance.standing("city_management") is OpinionStanding.OWED
    lead = acceptance.desk("housing")
    with pytest.raises(OpinionOwed):
        lead.grant(acceptance.cases[LAST])
    acceptance.say("city_management")
    lead.grant(acceptance.cases[LAST])


def test_all_gaps_of_all_departments_are_told_in_one_notice(acceptance):
    lead, planning = acceptance.desk("housing"), acceptance.desk("natural_resources")
    gap = PartGap(item="planning_verification", subject="survey", why="坐标系不对")
    correcting.name_gaps(planning.window, acceptance.id, acceptance.outside, gaps=(gap,))
    tomorrow = acceptance.outside.today + timedelta(days=10)
    with pytest.raises(NotNow):  # others may still name theirs
        correcting.send_notice(lead.window, acceptance.id, acceptance.outside, due_on=tomorrow)
    also = PartGap(item="construction_fire_acceptance", subject="drawings", why="缺消防专业图")
    correcting.name_gaps(lead.window, acceptance.id, acceptance.outside, gaps=(also,))
    for department in ("archives", "civil_defence"):
        window = acceptance.desk(department).window
        correcting.name_gaps(window, acceptance.id, acceptance.outside, gaps=())
    correcting.send_notice(lead.window, acceptance.id, acceptance.outside, due_on=tomorrow)

    notice = Voucher.objects.get(kind="correction")
    assert notice.case is None
    titles = str(notice.content)
    assert "坐标系不对" in titles
    assert "缺消防专业图" in titles
    for one in (gap, also):
        asked = events_of(acceptance.cases[one.item], CorrectionRequested)
        assert [event.notice_number for event in asked] == [notice.number]
    assert status_of(acceptance.cases["archives_acceptance"]) == "received"
    with pytest.raises(OneNotice):
        correcting.send_notice(lead.window, acceptance.id, acceptance.outside, due_on=tomorrow)


def test_no_department_sends_a_notice_of_its_own(acceptance):
    with pytest.raises(OneNotice):
        review.request_correction(
            acceptance.desk("archives").window,
            acceptance.cases["archives_acceptance"],
            (Gap(subject="archives", why="缺页"),),
            acceptance.outside,
            due_on=acceptance.outside.today,
        )


def test_one_visit_and_one_record_finish_the_step_of_every_department_that_came(acceptance):
    for item, department in (
        ("planning_verification", "natural_resources"),
        ("construction_fire_acceptance", "housing"),
    ):
        acceptance.desk(department).accept(acceptance.cases[item])
    acceptance.visited(outcome=StepOutcome.FAILED)
    told = NoticeRow.objects.filter(user_id=acceptance.citizen.account, kind="joint_visit")
    assert [one.path for one in told] == [f"/my/filings/{acceptance.filing}/together/"]
    asked = NoticeRow.objects.filter(department="city_management", kind="work_opened")
    assert asked.count() == 1

    finished = events_of(acceptance.cases["planning_verification"], StepFinished)[-1]
    assert finished.outcome is StepOutcome.FAILED
    assert len({one.identifier for one in finished.officers}) == 2
    assert "围墙外移两米" in finished.opinion


def test_the_whole_has_45_days_and_once_15_more_by_the_head_of_the_government(
    acceptance, officer_of
):
    acceptance.desk("archives").accept(acceptance.cases["archives_acceptance"])
    states = [one.state for one in cases_of(acceptance.filing) if one.state]
    day, calendar = acceptance.outside.today, acceptance.outside.calendar
    clock = whole_clock(acceptance.matter, states, today=day, calendar=calendar)
    assert calendar.count(day, clock.due_on) == 45

    lead = acceptance.desk("housing")
    more_time.ask(lead.examiner, acceptance.id, acceptance.outside, amount=15, reason="等待检测")
    head = officer_of("government_office", Role.APPROVER)
    more_time.give(head, acceptance.id, acceptance.outside)
    longer = whole_clock(acceptance.matter, states, today=day, calendar=calendar)
    assert calendar.count(day, longer.due_on) == 60


def test_an_item_that_is_withdrawn_takes_no_other_with_it(acceptance):
    withdraw(acceptance.citizen, acceptance.cases["archives_acceptance"], acceptance.outside)
    statuses = dict(Case.objects.values_list("item_code", "status"))
    assert statuses["planning_verification"] == "received"
    assert statuses[LAST] == "blocked"
