"""Rules on the process (L24, L25): every step is reached and leads on; no hand does it all."""

from dataclasses import replace

import pytest
from lintwork import ITEM, days, spoilt

from tongban.core.authoring.ordering import in_order
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.items import CaseKind, ItemType
from tongban.core.catalog.lint import Severity
from tongban.core.catalog.steps import Step, StepKind
from tongban.core.vocabulary.errors import InvalidValue

ACCEPT = Step(
    id="accept", name="受理", department="market", limit=days(1), kind=StepKind.ACCEPTANCE
)
CHECK = Step(id="check", name="审查", department="market", limit=days(3), waits_for=("accept",))
DECIDE = Step(
    id="decide",
    name="决定",
    department="market",
    limit=days(1),
    kind=StepKind.DECISION,
    waits_for=("check",),
)
DELIVER = Step(
    id="deliver",
    name="送达",
    department="market",
    limit=days(1),
    kind=StepKind.DELIVERY,
    waits_for=("decide",),
)
WHOLE = (ACCEPT, CHECK, DECIDE, DELIVER)


def places(rule, *steps, **changes):
    return [one.where.removeprefix("food/") for one in spoilt(rule, steps=steps, **changes)]


def test_a_process_from_acceptance_to_delivery_is_whole():
    assert places("L24", *WHOLE) == []
    assert places("L25", *WHOLE) == []


def test_a_step_that_acceptance_does_not_lead_to_is_never_reached():
    lost = replace(CHECK, id="lost", name="另一审查", waits_for=())
    deciding = replace(DECIDE, waits_for=("check", "lost"))

    assert places("L24", ACCEPT, CHECK, lost, deciding, DELIVER) == ["steps/lost/waits_for"]


def test_a_step_that_neither_decision_nor_delivery_waits_for_is_a_dead_end():
    aside = replace(CHECK, id="aside", name="存档")

    (finding,) = spoilt("L24", steps=(ACCEPT, CHECK, aside, DECIDE, DELIVER))
    assert (finding.where, finding.severity) == ("food/steps/aside", Severity.WARNING)


def test_nothing_goes_on_after_the_delivery():
    after = replace(CHECK, id="after", name="回访", waits_for=("deliver",))

    assert "steps/after/waits_for" in places("L24", *WHOLE, after)


def test_a_case_is_accepted_once():
    again = replace(ACCEPT, id="again", name="再次受理")

    assert "steps/again" in places("L24", ACCEPT, again, CHECK, DECIDE, DELIVER)


def test_every_situation_passes_through_a_decision():
    sometimes = replace(DECIDE, needed_when=parse("premises.area >= 50"))

    assert places("L24", ACCEPT, CHECK, sometimes, DELIVER) == ["steps/decide/needed_when"]


def test_an_item_that_tells_no_acceptance_or_no_end_is_left_alone():
    assert places("L24", replace(CHECK, waits_for=())) == []


def test_steps_that_wait_for_each_other_are_refused_before_they_are_kept():
    circle = (
        replace(CHECK, waits_for=("other",)),
        replace(CHECK, id="other", waits_for=("check",)),
    )

    with pytest.raises(InvalidValue, match="互相等待"):
        in_order(circle)


def test_two_officers_verify_on_the_spot():
    visit = replace(CHECK, name="现场核查")

    assert places("L25", ACCEPT, visit, DECIDE, DELIVER) == ["steps/check/officers"]
    assert places("L25", ACCEPT, replace(visit, officers=2), DECIDE, DELIVER) == []


def test_whoever_decides_a_licence_finds_it_examined_by_somebody_else():
    alone = replace(DECIDE, waits_for=())

    assert places("L25", alone) == ["steps/decide"]
    assert places("L25", alone, case_kind=CaseKind.INSTANT) == []
    others = replace(ITEM, item_type=ItemType.PUBLIC_SERVICE)
    assert places("L25", alone, item_type=others.item_type) == []
