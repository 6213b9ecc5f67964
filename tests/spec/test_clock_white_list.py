"""期限变动白名单: no order of verbs moves a promised day back but by a lawful kind."""

import pytest
from casework import (
    CITIZEN,
    COMPLETE,
    DIRECTOR,
    FIREMAN,
    INSPECTOR,
    SECOND_INSPECTOR,
    STEPS,
    Story,
    act,
    calendar,
    days,
    item,
    step,
    working_day,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from modework import DEFERRAL, PROMISE

from tongban.core.cases.clock_changes import WHITE_LIST, is_counted_out, require_clock_kept
from tongban.core.cases.due import promised_due, statutory_due
from tongban.core.cases.errors import ClockMoved, ProcedureUnknown
from tongban.core.cases.folding import advance
from tongban.core.cases.outcomes import StepOutcome
from tongban.core.cases.verbs import debts, examination, extension, special
from tongban.core.cases.verbs.declaring import declare, ordinary, withdraw_declaration
from tongban.core.cases.verbs.deferring import extend_debt, note_overdue, remind
from tongban.core.catalog.steps import SpecialProcedure, StepKind
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import TongbanError

HEAD = "本机关负责人"


def procedure(name, basis):
    return SpecialProcedure(id="p", name=name, limit=days(5), basis=basis)


@pytest.mark.parametrize(
    ("name", "basis", "counted_out"),
    [
        ("听证", Citation(law="行政许可法", article="45"), True),
        ("消防设施检测", Citation.local("做法"), True),
        ("内部会商", Citation(law="行政许可法", article="45"), False),
        ("内部会商", Citation.local("做法"), False),
        ("征询公众意见", Citation(law="城乡规划法", article="48"), True),
    ],
)
def test_only_kinds_of_the_law_stop_the_clock(name, basis, counted_out):
    one = procedure(name, basis)
    story = Story(item(special_procedures=(one,))).accepted()

    assert is_counted_out(one) is counted_out
    if not counted_out:
        with pytest.raises(ProcedureUnknown, match="不能暂停计时"):
            stop(story.state, act(story.on), "p")


def stop(state, now, name="test"):
    return special.stop_clock(
        state, name, now, notice_number="特1号", reason="送检", calendar=calendar()
    )


def test_a_day_moved_back_without_a_kind_for_it_is_refused():
    story = Story().accepted()
    later = Story(item(promised_limit=days(15))).accepted()
    with pytest.raises(ClockMoved, match="没有法定的理由"):
        require_clock_kept(story.state, (), later.state, calendar())
    require_clock_kept(later.state, (), story.state, calendar())
    require_clock_kept(Story().state, (), later.state, calendar())


def test_a_publication_is_left_out_of_the_promise_by_the_steps_around_it():
    notice = step("notice", kind=StepKind.PUBLICITY, waits_for=("acceptance",))
    story = Story(item(steps=(STEPS[0], notice, *STEPS[1:]))).accepted()
    before = story.state
    events = examination.start_step(before, "notice", act(story.on))

    require_clock_kept(before, events, advance(before, events), calendar())


VERBS = {
    "stop": stop,
    "resume": lambda state, now: special.resume_clock(state, now, result="合格"),
    "ask": lambda state, now: extension.request_extension(
        state, now, amount=5, reason="情况复杂", calendar=calendar()
    ),
    "approve": lambda state, now: extension.approve_extension(
        state, by(now, DIRECTOR), approver_role=HEAD, notice_number="延1号", calendar=calendar()
    ),
    "start": lambda state, now: examination.start_step(state, "visit", now),
    "start_fire": lambda state, now: examination.start_step(state, "fire", by(now, FIREMAN)),
    "finish": lambda state, now: examination.finish_step(
        state,
        "visit",
        by(now, INSPECTOR),
        outcome=StepOutcome.PASSED,
        opinion="合格",
        together_with=(SECOND_INSPECTOR,),
    ),
    "return": lambda state, now: examination.return_step(state, "visit", now, reason="重来"),
    "hand_in": lambda state, now: debts.hand_in_debts(state, ("health",), by(now, CITIZEN)),
    "send_back": lambda state, now: debts.send_back_debt(
        state, "health", now, reason="看不清", due_on=now.today
    ),
    "clear": lambda state, now: debts.clear_debt(state, "health", now),
    "remind": remind,
    "late": lambda state, now: note_overdue(state, DEFERRAL, now, calendar=calendar()),
    "extend_debt": lambda state, now: extend_debt(
        state,
        "health",
        DEFERRAL,
        now,
        due_on=working_day(25),
        reason="洪水",
        calendar=calendar(),
    ),
    "withdraw_promise": lambda state, now: withdraw_declaration(
        state,
        ordinary(state.item, state, PROMISE),
        by(now, CITIZEN),
        reason="",
        papers_due_on=working_day(20),
    ),
}


def by(now, performer):
    return act(now.today, performer)


@settings(max_examples=60)
@given(
    promised=st.booleans(),
    deeds=st.lists(st.tuples(st.sampled_from(sorted(VERBS)), st.integers(0, 4)), max_size=12),
)
def test_no_sequence_of_verbs_lengthens_a_promise_but_by_a_kind_on_the_white_list(promised, deeds):
    """A26."""
    story = Story(papers=COMPLETE)
    if promised:
        story.add(declare(PROMISE, ("plan",), act(story.on, CITIZEN)))
    story.accepted()
    passed = 0
    for name, more in deeds:
        passed += more
        story.day(passed)
        before = story.state
        try:
            events = VERBS[name](before, act(story.on))
        except TongbanError:
            continue
        after = advance(before, events)
        require_clock_kept(before, events, after, calendar())
        if not any(type(event) in WHITE_LIST for event in events):
            assert promised_due(after, calendar()).on <= promised_due(before, calendar()).on
            assert statutory_due(after, calendar()).on <= statutory_due(before, calendar()).on
        story.add(events)
    assert promised_due(story.state, calendar()).on <= statutory_due(story.state, calendar()).on
