"""Cases that move: received here for elsewhere, sent up, the same matter twice (跨域通办、转报)."""

from datetime import date

import pytest
from casework import CITIZEN, FIREMAN, MONDAY, WINDOW, Story, act, calendar, item, working_day

from tongban.core.cases import codec
from tongban.core.cases.errors import CaseNotAllowed, NotCompetent, WrongMoment
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.sameness import RunningCase, running_duplicate
from tongban.core.cases.service_practices import (
    ANSWERS_FOR,
    HomeTerms,
    Practices,
    Region,
    RegionMode,
    SameMatter,
    UpTerms,
)
from tongban.core.cases.state import Status
from tongban.core.cases.verbs.moving import NotShared, arrive, send_home, send_up
from tongban.core.cases.verbs.review import accept, deem
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit
from tongban.core.vocabulary.project_codes import ProjectCode, parse_project_code

LOCAL = Citation.local("跨域通办规则")
HERE = Region(area="519901", name="东城区政务服务中心")
HOME = Region(area="519902", name="西城区政务服务中心")
TERMS = HomeTerms(
    item="food",
    mode=RegionMode.RECEIVED_FOR_HOME,
    forward=TimeLimit.working_days(2, LOCAL),
    basis=LOCAL,
)
UP = UpTerms(item="food", to="food_city", basis=LOCAL)
SENT = {"here": HERE, "home": HOME, "note_number": "转〔2026〕1号", "calendar": calendar()}


def sent() -> Story:
    story = Story()
    story.do(send_home, TERMS, by=CITIZEN, **SENT)
    return story


def test_the_note_says_both_clocks_and_who_answers_for_what():
    note = sent().state.moves.home

    assert (note.forward_due_on, note.acceptance_due_on) == (working_day(2), working_day(7))
    assert "收取材料" in note.received_answers_for
    assert "决定" in note.decided_answers_for
    assert {one.label for one in RegionMode} == {"异地代收代办", "多地联办"}
    assert set(ANSWERS_FOR) == set(RegionMode)


def test_the_home_authoritys_period_counts_from_arrival():
    story = sent()
    assert story.state.moves.waits_to_arrive
    story.day(1).do(arrive, by=WINDOW)

    assert not story.state.moves.waits_to_arrive
    assert story.state.submitted_on == working_day(1)


def test_a_late_arrival_never_makes_the_applicant_wait_longer():
    story = sent()
    story.day(4).do(arrive, by=WINDOW)

    assert story.state.submitted_on == working_day(2)
    story.day(8).do(deem, calendar=calendar())
    assert story.state.accepted.accepted_on == working_day(2)


def test_it_is_sent_once_between_two_regions_for_an_item_that_is_shared():
    with pytest.raises(NotShared):
        Story().do(send_home, TERMS, **{**SENT, "home": HERE})
    with pytest.raises(NotShared):
        Story(item(code="other")).do(send_home, TERMS, **SENT)
    with pytest.raises(WrongMoment):
        sent().do(send_home, TERMS, **SENT)
    with pytest.raises(InvalidValue):
        Story().do(send_home, TERMS, **{**SENT, "note_number": " "})


def test_only_the_home_authority_says_that_it_arrived_and_once():
    story = sent()
    with pytest.raises(NotCompetent):
        story.do(arrive, by=FIREMAN)
    with pytest.raises(WrongMoment):
        Story().do(arrive, by=WINDOW)
    story.do(arrive, by=WINDOW)
    with pytest.raises(WrongMoment):
        story.do(arrive, by=WINDOW)


def test_corrected_papers_count_from_their_own_day_again():
    story = sent()
    story.do(accept, notice_number="受〔2026〕1号", calendar=calendar())

    assert story.state.status is Status.IN_PROGRESS
    assert Story().state.moves.counts_from is None


def test_what_is_sent_up_is_closed_as_forwarded_with_its_basis():
    story = Story().accepted()
    story.do(send_up, UP, to_name="食品经营许可（市级）", note_number="报1号", reason="重点地段")

    assert story.state.completed.kind is CompletionKind.FORWARDED
    assert story.state.completed.kind.normal
    assert (story.state.moves.up.to_item, story.state.moves.up.basis) == ("food_city", str(LOCAL))
    assert [codec.decode(codec.encode(one)) for one in story.events] == story.events


def test_nothing_is_sent_up_without_a_practice_or_after_a_decision():
    told = {"to_name": "市级", "note_number": "报1号", "reason": "重点地段"}
    with pytest.raises(NotShared):
        Story(item(code="other")).do(send_up, UP, **told)
    with pytest.raises(CaseNotAllowed):
        Story().accepted().examined().granted().do(send_up, UP, **told)
    with pytest.raises(InvalidValue):
        Story().do(send_up, UP, **{**told, "reason": ""})


TWICE = SameMatter(item="food", subject=("premises.address",), basis=LOCAL)
SHOP = {"premises.address": "和平路1号"}


def running(status=Status.IN_PROGRESS, told=SHOP) -> RunningCase:
    return RunningCase(number="办1", status=status, told=told)


def test_a_second_application_for_the_same_subject_repeats_the_one_that_runs():
    assert running_duplicate(TWICE, SHOP, [running()]).number == "办1"
    assert running_duplicate(TWICE, {"premises.address": "和平路2号"}, [running()]) is None
    assert running_duplicate(TWICE, {}, [running(told={})]) is None


@pytest.mark.parametrize(
    "status", [Status.WITHDRAWN, Status.REFUSED, Status.ACCEPTANCE_REFUSED, Status.COMPLETED]
)
def test_what_has_ended_or_was_refused_may_be_applied_for_again(status):
    assert running_duplicate(TWICE, SHOP, [running(status)]) is None


def test_without_a_subject_the_person_is_the_subject():
    whole = SameMatter(item="food", subject=(), basis=LOCAL)
    assert running_duplicate(whole, {}, [running(told={})]) is not None


def test_a_region_is_found_by_its_area():
    practices = Practices(regions=(HERE, HOME))
    assert practices.region("519902") == HOME
    assert practices.region("519909") is None


@pytest.mark.parametrize("text", ["2020-519900-47-03-000123", " 2103－519900—47–03-000123 "])
def test_a_project_code_has_five_groups_and_begins_with_when_it_was_given(text):
    code = parse_project_code(text)

    assert code.area == "519900"
    assert len(str(code)) == 24


@pytest.mark.parametrize(
    "text", ["", "2020-5199-47-03-000123", "2113-519900-47-03-00012", "9913-519900-47-03-000123"]
)
def test_what_is_no_project_code_is_refused(text):
    with pytest.raises(InvalidValue):
        ProjectCode(text)


def test_an_act_is_dated():
    assert act(MONDAY).today == date(2026, 3, 2)
