"""Supervision of deeds (流程和内容监察): what counts as found in a case, and what does not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from casework import (
    CITIZEN,
    DIRECTOR,
    FIREMAN,
    GROUNDS,
    INSPECTOR,
    MONDAY,
    WINDOW,
    Story,
    calendar,
    item,
    submission,
    working_day,
)
from supervisionwork import (
    accepted,
    deferred,
    ended,
    examined,
    found,
    granted,
    lawless,
    lawless_grant,
)

from tongban.core.cases.acts import SYSTEM, Performer
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    Delivered,
    Refused,
    StepReturned,
    Withdrawn,
)
from tongban.core.cases.outcomes import CompletionKind, DeliveryWay
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs.ending import close_uncorrected, close_without_decision
from tongban.core.cases.verbs.examination import start_step
from tongban.core.cases.verbs.receipt import resubmit
from tongban.core.cases.verbs.review import request_correction
from tongban.core.catalog.items import CaseKind
from tongban.core.supervision.rules import Level, Rule, Watched
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.standing_rules import STANDING_RULES
from tongban.core.supervision.watching import gathered
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue


# -- what was written ------------------------------------------------------------------------------
@pytest.mark.parametrize("kind", [AcceptanceRefused, Refused])
def test_a_refusal_says_why_and_what_can_be_done_against_it(kind):
    day, number = (
        ("refused_on", "notice_number") if kind is AcceptanceRefused
        else ("decided_on", "decision_number")
    )  # fmt: skip
    story = Story(papers=submission("plan"))
    said = {"reasons": GROUNDS.reasons, "basis": GROUNDS.basis, "remedies": GROUNDS.remedies}
    silent = {"reasons": (" ",), "basis": (), "remedies": ()}

    assert "refused_without_grounds" not in found(
        lawless(story, kind, **{day: MONDAY, number: "不1"}, **said)
    )
    story.events.pop()
    shown = found(lawless(story, kind, **{day: MONDAY, number: "不1"}, **silent))
    assert shown["refused_without_grounds"].about == kind.label


def test_complete_papers_are_accepted():
    given = {"refused_on": MONDAY, "notice_number": "不1", "reasons": ("其他",)}
    grounds = {"basis": GROUNDS.basis, "remedies": GROUNDS.remedies}

    assert "refused_though_complete" in found(
        lawless(Story(), AcceptanceRefused, **given, **grounds)
    )


def test_what_is_sent_back_or_voided_says_why():
    voided = ended(accepted(), CompletionKind.VOIDED, reason=" ")
    returned = lawless(accepted(), StepReturned, step="visit", reason="")

    assert found(voided)["ended_without_reason"].about == "办结"
    assert found(returned)["ended_without_reason"].about == "退回环节"
    assert "ended_without_reason" not in found(
        ended(accepted(), CompletionKind.VOIDED, reason="重复申请")
    )


def test_a_granted_case_is_not_closed_while_papers_are_lacking():
    story = ended(lawless_grant(deferred()), CompletionKind.ORDINARY, reason="")

    assert found(story)["papers_lacking"].about == "health"


def test_papers_do_not_matter_to_a_case_that_was_refused():
    story = lawless(
        deferred(),
        Refused,
        decided_on=MONDAY,
        decision_number="不1",
        reasons=GROUNDS.reasons,
        basis=GROUNDS.basis,
        remedies=GROUNDS.remedies,
    )

    assert "papers_lacking" not in found(ended(story, CompletionKind.ORDINARY, reason=""))


# -- how it was done -------------------------------------------------------------------------------
def test_no_step_that_comes_before_the_decision_is_skipped():
    story = accepted().day(1)
    story.do(start_step, "visit", by=INSPECTOR)

    assert found(lawless_grant(story))["step_skipped"].about == "环节visit、环节fire"
    assert "step_skipped" not in found(granted())


def test_an_item_without_a_deciding_step_has_none_to_skip():
    steps = tuple(one for one in item().steps if one.id == "acceptance")

    assert "step_skipped" not in found(lawless_grant(accepted(steps=steps)))


def test_whoever_examined_does_not_decide():
    assert found(lawless_grant(examined(accepted()), by=FIREMAN))["same_hands"].about == "环节fire"
    assert "same_hands" not in found(granted())


def test_a_decision_that_the_rules_made_has_no_hands():
    assert "same_hands" not in found(lawless_grant(examined(accepted()), by=SYSTEM))


def test_acceptance_comes_before_the_decision():
    story = lawless_grant(Story())
    lawless(
        story, Accepted, accepted_on=MONDAY, deemed=False, notice_number="受1", deferred=(),
        deferred_until=None,
    )  # fmt: skip

    assert "out_of_order" in found(story)


def test_a_case_that_took_seconds_by_hand_was_entered_afterwards():
    story = ended(granted(), CompletionKind.WITH_CERTIFICATE, reason="")

    assert "entered_afterwards" in found(story)
    assert "entered_afterwards" not in found(
        ended(granted(), CompletionKind.WITH_CERTIFICATE, reason="", hour=15)
    )


def test_what_is_decided_on_the_spot_may_take_seconds():
    story = granted(accepted(case_kind=CaseKind.INSTANT))

    assert "entered_afterwards" not in found(
        ended(story, CompletionKind.WITH_CERTIFICATE, reason="")
    )


def test_a_case_that_was_never_accepted_was_not_entered_afterwards():
    assert "entered_afterwards" not in found(ended(Story(), CompletionKind.ORDINARY, reason=""))


def test_gaps_are_named_once():
    story = Story(papers=submission("plan"))
    gap = (Gap(subject="lease", why="没有"),)
    more = {"notice_number": "补1", "due_on": working_day(9), "calendar": calendar()}
    story.do(request_correction, gap, **more)
    assert "corrected_again" not in found(story)

    story.day(1).do(resubmit, submission("plan"), by=CITIZEN)
    story.do(request_correction, gap, **more)

    assert found(story)["corrected_again"].about == "2"


@pytest.mark.parametrize(("day", "shown"), [(7, False), (8, True), (12, True)])
def test_a_case_is_not_voided_shortly_before_its_day_or_after_it(day, shown):
    story = ended(accepted().day(day), CompletionKind.VOIDED, reason="其他")

    assert ("ended_near_due" in found(story)) is shown


def test_an_applicant_may_withdraw_on_any_day():
    fields = {"withdrawn_on": working_day(9), "reason": "不办了"}

    assert "ended_near_due" not in found(
        lawless(accepted().day(9), Withdrawn, by=CITIZEN, **fields)
    )
    assert "ended_near_due" in found(lawless(accepted().day(9), Withdrawn, by=WINDOW, **fields))


def test_what_ends_before_it_was_accepted_has_no_day_to_evade():
    story = Story(papers=submission("plan"))
    gap = (Gap(subject="lease", why="没有"),)
    story.do(
        request_correction, gap, notice_number="补1", due_on=working_day(3), calendar=calendar()
    )
    story.day(5).do(close_uncorrected)

    assert "ended_near_due" not in found(story)


# -- many cases together ---------------------------------------------------------------------------
def decided_at(hour: int, *, on: int = 1, by: Performer = DIRECTOR) -> tuple[Sighting, ...]:
    story = lawless_grant(accepted().day(on), hour=hour, by=by)
    shown = found(story)
    return (shown["decided_out_of_hours"],) if "decided_out_of_hours" in shown else ()


def test_decisions_out_of_hours_are_found_when_they_are_many():
    at_night = tuple(one for _ in range(9) for one in decided_at(22))
    elsewhere = decided_at(22, by=INSPECTOR)

    assert gathered(at_night + elsewhere) == ()
    assert len(gathered(at_night + decided_at(6) + elsewhere)) == 10


def test_a_saturday_is_out_of_hours_and_a_machine_never_is():
    saturday = accepted().day(MONDAY + timedelta(days=5))

    assert "decided_out_of_hours" in found(lawless_grant(saturday))
    assert decided_at(10) == ()
    assert decided_at(22, by=SYSTEM) == ()


def test_a_sighting_without_a_group_is_a_finding_by_itself():
    shown = tuple(found(accepted().day(11)).values())

    assert gathered(shown) == shown


def test_a_case_that_was_closed_without_a_decision_shows_nothing_later():
    story = accepted().day(2)
    story.do(close_without_decision, CompletionKind.RETURNED, reason="重复申请")

    assert found(story.day(30)) == {}


def test_a_case_that_waits_for_delivery_by_nobodys_fault_is_done():
    story = granted()
    lawless(story, Delivered, way=DeliveryWay.WINDOW, delivered_on=MONDAY, tracking="", by=WINDOW)

    assert "delivery_passed" not in found(story.day(20))


# -- rules -----------------------------------------------------------------------------------------
def test_every_rule_stands_on_something_and_every_kind_is_watched():
    assert {rule.watched for rule in STANDING_RULES} == set(Watched)
    assert len({rule.code for rule in STANDING_RULES}) == len(STANDING_RULES)


@pytest.mark.parametrize(
    "wrong",
    [{"basis": ()}, {"numbers": {}}, {"numbers": {"notices": -1}}, {"numbers": {"many": 1}}],
)
def test_a_rule_has_a_basis_and_the_numbers_that_it_needs(wrong):
    rule = next(one for one in STANDING_RULES if one.watched is Watched.CORRECTED_AGAIN)

    with pytest.raises(InvalidValue):
        replace(rule, **wrong)


def test_a_level_has_a_colour_and_a_rule_without_numbers_finds_one_case():
    rule = Rule(
        code="x",
        name="x",
        watched=Watched.SAME_HANDS,
        level=Level.ORANGE,
        basis=(Citation.local("x"),),
        meaning="x",
    )

    assert (rule.level.label, rule.gathers) == ("橙灯", 1)
