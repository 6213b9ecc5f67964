"""Cases as lines of an event log, the order their items meant, and what each case contributes."""

from dataclasses import replace
from datetime import date

from casework import (
    CITIZEN,
    GROUNDS,
    STEPS,
    WINDOW,
    Story,
    calendar,
    item,
    step,
    submission,
    working_day,
)
from supervisionwork import accepted, ended, examined, granted

from tongban.core.cases.outcomes import CompletionKind, DeliveryWay
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.delivery import deliver, issue
from tongban.core.cases.verbs.ending import withdraw
from tongban.core.cases.verbs.examination import return_step
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import refuse_acceptance, request_correction
from tongban.core.catalog.conditions.nodes import Exists
from tongban.core.performance.cases import facts_of, month_of
from tongban.core.performance.measures import BY_CODE, Both, Ratio
from tongban.core.performance.tallies import CaseTally, tally
from tongban.core.performance.traces import MeantOrder, traced

PRESENT = tuple(replace(one, presence="到场") if one.id == "visit" else one for one in STEPS)
VISIT, FIRE = "环节visit", "环节fire"


def facts(story, *found: str, late_steps: int = 0):
    return facts_of(
        "1", story.state, story.events, found=found, late_steps=late_steps, calendar=calendar()
    )


def test_a_step_is_one_line_with_its_beginning():
    story = examined(accepted())
    lines = list(traced(story.item, story.events))

    assert [one.activity for one in lines] == ["收件", "受理", VISIT, FIRE]
    assert lines[2].begun_at is not None
    assert lines[0].begun_at is None
    assert lines[3].group == "fire"


def test_side_by_side_steps_may_follow_each_other_either_way():
    meant = MeantOrder(item())

    assert meant.allows(VISIT, FIRE)
    assert meant.allows(FIRE, VISIT)
    assert meant.allows("收件", "受理")
    assert meant.allows("受理", VISIT)
    assert meant.allows("准予决定", "环节print")
    assert meant.allows("环节print", "送达")
    assert meant.allows("送达", "办结")
    assert meant.allows("收件", "一次性告知补正")
    assert meant.allows("提交补正材料", "受理")


def test_going_back_repeating_and_skipping_are_not_meant():
    meant = MeantOrder(item())

    assert not meant.allows(VISIT, "受理")
    assert not meant.allows(VISIT, VISIT)
    assert not meant.allows("受理", "准予决定")
    assert not meant.allows(VISIT, "退回环节")
    assert not meant.allows("办结", "收件")
    assert not meant.allows("办结", "启动特别程序")
    assert not meant.allows(VISIT, "提交补正材料")
    assert not meant.allows("收件", VISIT)
    assert meant.allows("收件", "申请人撤回")


def test_a_step_that_not_every_case_needs_may_be_left_out():
    steps = (
        *item().steps[:1],
        step("look", waits_for=("acceptance",), needed_when=Exists("x.y")),
        step("check", waits_for=("look",)),
    )

    assert MeantOrder(item(steps=steps)).allows("受理", "环节check")


def test_a_case_counts_once_and_by_its_decision():
    story = granted()
    one = facts(story, "promise_near")

    assert one.closed_on == story.on
    assert one.early
    assert one.same_day
    assert (one.yellow, one.red, one.late, one.steps) == (True, False, False, 2)
    assert not one.ended
    assert tally([one, one]) == CaseTally(
        cases=2, closed=2, closed_in_time=2, due=2, early=2, same_day=2, yellow=2, steps=4,
        online=2, no_visit=2,
    )  # fmt: skip


def test_each_time_that_somebody_had_to_come_counts():
    fetched = granted(accepted(steps=PRESENT)).printed()
    for output in ("licence", "letter"):
        fetched.do(issue, output, number="1")
    fetched.do(deliver, DeliveryWay.WINDOW)
    told = facts(fetched)

    assert (told.online, told.visits, told.deviated) == (True, 2, False)
    assert tally([told]).visits == 2
    assert tally([told]).no_visit == 0
    figure = BY_CODE["visits"]
    assert figure.of(Both(tally([told, facts(granted())]))) == Ratio(2, 2)
    assert not figure.is_share


def test_papers_that_an_officer_takes_in_are_brought_by_somebody():
    def corrected(by):
        story = Story(papers=submission("plan"))
        told = {"notice_number": "补1", "due_on": working_day(9), "calendar": calendar()}
        story.do(request_correction, (Gap(subject="lease", why="没有"),), **told)
        story.do(resubmit, submission("plan", "lease"), by=by)
        return facts(story).visits

    assert (corrected(WINDOW), corrected(CITIZEN)) == (1, 0)


def test_a_case_that_went_otherwise_than_its_item_defines_is_told():
    back = examined(accepted())
    back.do(return_step, "visit", reason="照片不清")

    assert facts(back).deviated
    assert tally([facts(back)]).deviated == 1


def test_a_running_case_is_due_only_when_it_is_late():
    running = accepted().day(12)

    assert tally([facts(running)]).due == 0
    late = facts(running, "promise_passed", "step_passed", late_steps=1)
    assert tally([late]) == CaseTally(
        cases=1, due=1, yellow=1, red=1, late=1, steps_late=1, online=1
    )


def test_returned_steps_and_broken_off_cases_are_told():
    back = examined(accepted())
    back.do(return_step, "visit", reason="照片不清")
    assert facts(back).returned

    off = facts(ended(accepted(), CompletionKind.RETURNED, reason="变更"))
    assert off.broken_off
    assert off.closed_on is not None


def test_a_case_that_was_taken_back_is_closed_that_day():
    story = accepted().day(3)
    story.do(withdraw)

    assert facts(story).closed_on == working_day(3)
    assert not facts(story).broken_off


def test_a_case_that_was_never_accepted_is_closed_by_the_refusal():
    story = Story()
    story.do(refuse_acceptance, GROUNDS, notice_number="不1", calendar=calendar())

    assert facts(story).closed_on == story.on
    assert not facts(story).early


def test_a_month_is_its_first_day():
    assert month_of(date(2026, 3, 17)) == date(2026, 3, 1)
