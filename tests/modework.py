"""Items decided by rules, on promises and with papers that follow, shared by their tests."""

from dataclasses import replace
from datetime import date
from typing import Any

from casework import BASIS, CITIZEN, Story, act, calendar, days, item, step, submission

from tongban.core.cases.mode_events import Declared
from tongban.core.cases.mode_practices import (
    DecisionRule,
    DeclarationPractice,
    DeferralPractice,
    HumanReviewPractice,
    InstantPractice,
)
from tongban.core.cases.outcomes import LapseConsequence
from tongban.core.cases.rule_events import Draw, SourceFound, rules_of
from tongban.core.cases.verbs.automatic import Matter, decide_by_rules
from tongban.core.cases.verbs.declaring import declare
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.items import CaseKind, ServiceItem
from tongban.core.catalog.steps import StepKind
from tongban.core.people.facts import Fact, FactSource
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit

LOCAL = Citation.local("试验配置")
WD = TimeLimit.working_days
RULES = rules_of("market")
REVIEW = HumanReviewPractice(within=WD(5, LOCAL), revoke_within=WD(10, LOCAL))
INSTANT = InstantPractice(
    basis=LOCAL,
    rules=(
        DecisionRule(
            id="adult", words="已满十八周岁", expression=parse("person.age >= 18"), basis=BASIS
        ),
    ),
    sources=("population",),
    opinion="全部规则符合，准予。",
    per_thousand=1000,
    check_within=WD(5, LOCAL),
)
DEFERRAL = DeferralPractice(
    basis=LOCAL,
    margin=WD(2, LOCAL),
    longest=WD(20, LOCAL),
    again=WD(5, LOCAL),
    most_extended=WD(20, LOCAL),
    remind_before=WD(2, LOCAL),
    act_within=WD(5, LOCAL),
    consequence=LapseConsequence.ACCEPTANCE_REVOKED,
    consequence_basis=LOCAL,
)
PROMISE = DeclarationPractice(
    basis=LOCAL,
    duty="场所符合消防安全标准",
    content=("已经符合标准",),
    liability="承诺不实的，撤销决定，记入信用记录",
    decide_within=WD(1, LOCAL),
    check_within=WD(60, LOCAL),
    rectify_within=WD(10, LOCAL),
)
DRAWN = Draw(
    period="2026-03", commitment="c" * 64, per_thousand=1000, drawn=True, check_by=date(2026, 3, 9)
)


def instant_item(**changes: Any) -> ServiceItem:
    """Return an item that one hand decides at once."""
    steps = (
        step("acceptance", kind=StepKind.ACCEPTANCE),
        step("decision", kind=StepKind.DECISION, waits_for=("acceptance",)),
    )
    return item(
        case_kind=CaseKind.INSTANT,
        promised_limit=TimeLimit.instant(BASIS),
        steps=steps,
        requirements=(),
        **changes,
    )


def matter(
    age: int | None = 30,
    *,
    source: FactSource = FactSource.SHARED,
    answer: str = "matched",
    unseen: tuple[str, ...] = (),
) -> Matter:
    """Return what rules look at: somebody of this age, as this source says."""
    on = date(2026, 3, 2)
    facts = {} if age is None else {"person.age": _fact(age, source, on)}
    asked = SourceFound(dataset="population", name="人口信息", outcome=answer, asked_on=on)
    return Matter(
        facts=facts, sources=(asked,), unseen=unseen, elements={}, parameters={}, today=on
    )


def _fact(age: int, source: FactSource, on: date) -> Fact:
    return Fact(element="person.age", value=age, source=source, as_of=on, origin="人口信息")


def filed(of: ServiceItem | None = None) -> Story:
    """Return the story of an instant item that has just been filed."""
    chosen = of or instant_item()
    steps = tuple(one.id for one in chosen.steps)
    return Story(chosen, replace(submission(needed=()), steps=steps))


def ruled(story: Story, about: Matter | None = None, draw: Draw | None = DRAWN) -> Story:
    """Let rules decide."""
    story.do(
        decide_by_rules,
        INSTANT,
        about or matter(),
        by=RULES,
        draw=draw,
        decision_number="准〔2026〕9号",
        calendar=calendar(),
    )
    return story


def promised(**changes: Any) -> Story:
    """Return the story of an item that somebody has promised to meet."""
    story = Story(item(promised_limit=days(10)))
    story.add(declare(replace(PROMISE, **changes), ("plan",), act(story.on, CITIZEN)))
    return story


def declared_of(story: Story) -> Declared:
    """Return the promise of a story."""
    found = story.state.modes.declared
    assert found is not None
    return found
