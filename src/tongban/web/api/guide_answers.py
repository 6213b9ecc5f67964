"""A guide as JSON (指南应答): item and journey in one shape, with reasons that people can read."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, Literal, TypeAlias

from ninja import Schema
from pydantic import Field

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.elements import ValueKind
from tongban.core.catalog.questions import Question
from tongban.core.guides import outcomes
from tongban.core.guides.outcomes import Eligibility, EvidenceLine, Guide, Verdict, Way
from tongban.core.journeys.outcomes import JourneyGuide, Standing, SubItemOutcome
from tongban.web.components.sentences import said

ConditionStanding: TypeAlias = Literal["met", "not_met", "unknown"]
_STANDINGS: Final[Mapping[Truth, ConditionStanding]] = {
    Truth.MET: "met",
    Truth.NOT_MET: "not_met",
    Truth.UNKNOWN: "unknown",
}


class Choice(Schema):
    """One permitted value of a choice."""

    value: str
    label: str


class Asked(Schema):
    """The question that settles most; tell its element among the facts of the next call."""

    element: str
    words: str
    hint: str
    kind: ValueKind
    unit: str
    choices: list[Choice]


class Condition(Schema):
    """An acceptance condition and how it stands for these facts."""

    item: str
    id: str
    words: str
    standing: ConditionStanding
    basis: list[str] = Field(description="The articles it comes from.")


class Evidence(Schema):
    """One requirement and the cheapest lawful way to meet it."""

    id: str
    name: str
    way: Way
    evidence: list[str] = Field(description="Codes of the alternative chosen.")
    asked: list[str] = Field(description="The part of it that the person hands in.")
    reason: str
    origin: str = Field(description="The dataset, holding or item that supplies it, or empty.")
    visit: bool = Field(description="Whether the original must be shown at a window.")
    items: list[str] = Field(description="Names of the items that it is for.")


class Step(Schema):
    """A step with real dates."""

    item: str
    id: str
    name: str
    starts_on: date
    ends_on: date
    provisional: bool
    critical: bool


class Schedule(Schema):
    """Dated steps from filing today to delivery; provisional where no calendar is published yet."""

    filed_on: date
    ends_on: date
    provisional: bool
    steps: list[Step]


class Footprint(Schema):
    """What it costs a person."""

    documents: int
    working_days: int
    steps: int
    visits: int


class Fee(Schema):
    """What it costs in money, and by what right."""

    name: str
    amount: str = Field(description="Yuan, as a decimal.")
    basis: str
    certain: bool = Field(description="False while an answer still decides whether it is due.")


class SubItem(Schema):
    """One item of a journey, and whether it takes part."""

    item: str
    name: str
    optional: bool
    standing: Standing
    verdict: Verdict | None
    waits_for: list[str]


class GuideAnswer(Schema):
    """The shortest lawful way through an item or a journey, for what was told."""

    kind: Literal["item", "journey"]
    code: str
    version: int
    name: str
    release: int = Field(description="The release of the catalogue that answered.")
    verdict: Verdict | None = Field(description="null for a journey: each item has its own.")
    next_question: Asked | None = Field(description="null when nothing more is asked.")
    conditions: list[Condition]
    evidence: list[Evidence]
    fees: list[Fee]
    schedule: Schedule
    footprint: Footprint
    sub_items: list[SubItem] = Field(description="The items of a journey; empty for an item.")


def answer_for(guide: Guide | JourneyGuide, catalogue: Catalogue, *, release: int) -> GuideAnswer:
    """Return a guide as the interface says it."""
    match guide:
        case Guide(item=item):
            own = (item.name,)
            lines = [_evidence(line, own) for line in guide.evidence]
            return _answer("item", guide, catalogue, release=release, evidence=lines)
        case JourneyGuide():
            lines = [_evidence(one.line, one.items) for one in guide.evidence]
            return _answer("journey", guide, catalogue, release=release, evidence=lines)


def _answer(
    kind: Literal["item", "journey"],
    guide: Guide | JourneyGuide,
    catalogue: Catalogue,
    *,
    release: int,
    evidence: list[Evidence],
) -> GuideAnswer:
    target = guide.item if isinstance(guide, Guide) else guide.journey
    return GuideAnswer(
        kind=kind,
        code=target.code,
        version=target.version,
        name=target.name,
        release=release,
        verdict=guide.eligibility.verdict if isinstance(guide, Guide) else None,
        next_question=_question(guide.next_question, catalogue),
        conditions=list(_conditions(guide)),
        evidence=evidence,
        fees=list(_fees(guide)),
        schedule=_schedule(guide.schedule),
        footprint=_footprint(guide.footprint),
        sub_items=[] if isinstance(guide, Guide) else [_sub_item(one) for one in guide.sub_items],
    )


def _question(question: Question | None, catalogue: Catalogue) -> Asked | None:
    if question is None:
        return None
    element = catalogue.elements[question.element]
    return Asked(
        element=element.code,
        words=question.words,
        hint=question.hint,
        kind=element.kind,
        unit=element.unit,
        choices=[Choice(value=one.value, label=one.label) for one in element.options],
    )


def _conditions(guide: Guide | JourneyGuide) -> Iterator[Condition]:
    if isinstance(guide, Guide):
        yield from _standing(guide.item.code, guide.eligibility)
        return
    for one in guide.sub_items:
        if one.eligibility is not None:
            yield from _standing(one.item.code, one.eligibility)


def _standing(item: str, eligibility: Eligibility) -> Iterator[Condition]:
    for outcome in eligibility.outcomes:
        yield Condition(
            item=item,
            id=outcome.condition.id,
            words=outcome.condition.words,
            standing=_STANDINGS[outcome.truth],
            basis=[str(citation) for citation in outcome.condition.basis],
        )


def _evidence(line: EvidenceLine, items: tuple[str, ...]) -> Evidence:
    return Evidence(
        id=line.requirement.id,
        name=line.requirement.name,
        way=line.way,
        evidence=list(line.evidence),
        asked=list(line.asked),
        reason=said(line.reason),
        origin=line.origin,
        visit=line.visit,
        items=list(items),
    )


def _fees(guide: Guide | JourneyGuide) -> Iterator[Fee]:
    for fees, certain in ((guide.fees, True), (guide.fees_undecided, False)):
        for fee in fees:
            yield Fee(
                name=fee.name, amount=fee.amount.amount, basis=str(fee.basis), certain=certain
            )


def _schedule(schedule: outcomes.Schedule) -> Schedule:
    return Schedule(
        filed_on=schedule.filed_on,
        ends_on=schedule.ends_on,
        provisional=schedule.provisional,
        steps=[
            Step(
                item=one.item,
                id=one.step.id,
                name=one.step.name,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
                provisional=one.provisional,
                critical=one.critical,
            )
            for one in schedule.steps
        ],
    )


def _footprint(one: outcomes.Footprint) -> Footprint:
    return Footprint(
        documents=one.documents,
        working_days=one.working_days,
        steps=one.steps,
        visits=one.visits,
    )


def _sub_item(one: SubItemOutcome) -> SubItem:
    return SubItem(
        item=one.item.code,
        name=one.item.name,
        optional=one.sub_item.optional,
        standing=one.standing,
        verdict=None if one.eligibility is None else one.eligibility.verdict,
        waits_for=list(one.waits_for),
    )
