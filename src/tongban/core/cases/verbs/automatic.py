"""Instant decision by rules (秒批): all rules hold, or a human goes on; rules never refuse.

个人信息保护法 §24: whoever is decided about by a machine alone may ask why and may refuse it, so
every rule, every fact and every source is kept, and a human looks when asked. 政务数据共享条例: a
source that does not answer is no ground against anybody; nothing but a match (一致) lets it pass.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tongban.core.cases.acts import Act
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.folding import advance
from tongban.core.cases.mode_practices import DecisionRule, InstantPractice
from tongban.core.cases.rule_events import Draw, FactSeen, RuleFound, RulesApplied, SourceFound
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_status
from tongban.core.cases.verbs.instant import grant_at_once
from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.conditions.reference import evaluate
from tongban.core.catalog.conditions.sentences import label, shown
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.items import CaseKind, ServiceItem
from tongban.core.people.facts import Fact, Facts, FactSource, values
from tongban.core.vocabulary.calendars import WorkingCalendar

MATCHED = "matched"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What the rules look at (审查所据): facts, what registers answered, papers not yet looked at.

    `unseen` are names of papers that only a human can read.
    """

    facts: Facts
    sources: tuple[SourceFound, ...]
    unseen: tuple[str, ...]
    elements: Mapping[str, DataElement]
    parameters: Mapping[str, int | Decimal]
    today: date


def may_decide(item: ServiceItem) -> bool:
    """Tell whether an item can be decided without a human: at once, by one hand, settling nothing.

    On-the-spot verification takes two officers (行政许可法 §34), which rules are not.
    """
    return (
        item.case_kind is CaseKind.INSTANT
        and all(step.officers <= 1 for step in item.steps)
        and not any(output.settles for output in item.outputs)
    )


def judge(practice: InstantPractice, matter: Matter) -> tuple[RuleFound, ...]:
    """Return how every rule comes out, with what each looked at."""
    found = tuple(_judged(rule, matter) for rule in practice.rules)
    return (*found, _papers(practice, matter))


def decide_by_rules(
    state: CaseState,
    practice: InstantPractice,
    matter: Matter,
    act: Act,
    *,
    draw: Draw | None,
    decision_number: str,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Grant when every rule holds and every source matched; otherwise hand over to a human.

    A decision not made here is not a refusal: the case stands where it stood.
    """
    require_status(state, act, Status.RECEIVED)
    if state.modes.rules is not None:
        raise WrongMoment("rules have been applied")
    applied = _applied(state.item, practice, matter, act, draw=draw)
    if not applied.passed:
        return (applied,)
    return applied, *grant_at_once(
        advance(state, (applied,)),
        act,
        decision_number=decision_number,
        opinion=practice.opinion,
        calendar=calendar,
    )


def _applied(
    item: ServiceItem, practice: InstantPractice, matter: Matter, act: Act, *, draw: Draw | None
) -> RulesApplied:
    found = judge(practice, matter)
    matched = all(one.outcome == MATCHED for one in matter.sources)
    passed = matched and all(rule.held for rule in found) and may_decide(item)
    return RulesApplied(
        at=act.at,
        by=act.by,
        passed=passed,
        basis=str(practice.basis),
        rules=found,
        sources=matter.sources,
        draw=draw if passed else None,
    )


def _judged(rule: DecisionRule, matter: Matter) -> RuleFound:
    codes = elements_of(rule.expression)
    used = tuple(matter.facts[code] for code in codes if code in matter.facts)
    truth = evaluate(
        rule.expression, values(matter.facts), today=matter.today, parameters=matter.parameters
    )
    why = _disputed(used, matter) or _why_not(truth, codes, matter) or _unproved(rule, used, matter)
    return RuleFound(
        id=rule.id,
        words=rule.words,
        basis=str(rule.basis),
        held=not why,
        why=why,
        facts=tuple(_seen(fact, matter) for fact in used),
    )


def _disputed(used: Sequence[Fact], matter: Matter) -> str:
    names = [fact.element for fact in used if fact.source is FactSource.DISPUTED_BY_APPLICANT]
    return f"您对“{label(names[0], matter.elements)}”提出了异议，由工作人员核对" if names else ""


def _why_not(truth: Truth, codes: Sequence[str], matter: Matter) -> str:
    """Return why a rule does not hold, in words for the person; nothing when it does."""
    if truth is Truth.MET:
        return ""
    if truth is Truth.NOT_MET:
        return "现有的信息不符合这一条"
    unknown = [label(code, matter.elements) for code in codes if code not in matter.facts]
    return f"还不知道：{'、'.join(unknown)}" if unknown else "现有的信息不足以判断"


def _unproved(rule: DecisionRule, used: Sequence[Fact], matter: Matter) -> str:
    told = [fact.element for fact in used if fact.source is FactSource.STATED]
    if not told or rule.told_suffices:
        return ""
    return f"“{label(told[0], matter.elements)}”只有您的填写，没有部门数据印证"


def _papers(practice: InstantPractice, matter: Matter) -> RuleFound:
    """Return the rule that every item has: nothing is there that only a human can read."""
    names = "、".join(matter.unseen)
    return RuleFound(
        id="papers",
        words="材料都由部门数据或者电子证照提供",
        basis=str(practice.basis),
        held=not matter.unseen,
        why=f"要由工作人员看：{names}" if matter.unseen else "",
        facts=(),
    )


def _seen(fact: Fact, matter: Matter) -> FactSeen:
    element = matter.elements.get(fact.element)
    return FactSeen(
        element=fact.element,
        label=label(fact.element, matter.elements),
        shown=shown(fact.value, element),
        origin=fact.origin,
        as_of=fact.as_of,
    )
