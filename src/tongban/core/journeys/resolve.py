"""Resolve (一件事指南生成): several items as one thing, for one person on one day.

All items are assessed first; those that the person may have are laid out one after another in the
order of their dependencies, so that each knows what the earlier ones yield and when.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.evidence_plan import plan
from tongban.core.guides.evidence_ways import Sources, for_item, sources_of
from tongban.core.guides.outcomes import Guide
from tongban.core.guides.questions import heaviest
from tongban.core.guides.relevance import Knowledge, knowledge
from tongban.core.guides.resolve import Assessment, lay_out, spoken
from tongban.core.journeys.assessment import JourneyAssessment, assess_journey
from tongban.core.journeys.compiled_journeys import CompiledJourney, compiled_journey
from tongban.core.journeys.costs import before, footprint, separate
from tongban.core.journeys.definitions import Journey
from tongban.core.journeys.dependencies import Dependency
from tongban.core.journeys.merging import merged_evidence, merged_form
from tongban.core.journeys.outcomes import JourneyGuide, SubItemOutcome
from tongban.core.journeys.planning import critical_path, parallel_schedule, waits
from tongban.core.vocabulary.money import Money


def resolve_journey(
    journey: Journey,
    items: Mapping[str, ServiceItem],
    circumstances: Circumstances,
    catalogue: Catalogue,
    *,
    chosen: Collection[str] | None = None,
) -> JourneyGuide:
    """Return what this person must answer, bring and expect for several items as one.

    `items` are the versions to use, by code (`catalogue.items` for the current ones). `chosen` are
    the codes that the person takes; without it, all that are not optional.
    """
    compiled = compiled_journey(journey, catalogue, *(items[sub.item] for sub in journey.sub_items))
    known = knowledge(circumstances)
    assessed = assess_journey(compiled, known, chosen=chosen, elements=spoken(catalogue))
    told = compiled.asks.union(known.values)
    sources = sources_of(catalogue, circumstances, told)
    laid_out = _laid_out(compiled, assessed.taken, sources, known)
    return _joined(compiled, assessed, laid_out, sources)


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """The guides of the items that take part, each after those that it waits for."""

    guides: dict[str, Guide] = field(default_factory=dict)
    waiting: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _laid_out(
    compiled: CompiledJourney,
    taken: Mapping[str, Assessment],
    sources: Sources,
    known: Knowledge,
) -> _LaidOut:
    done = _LaidOut()
    for code in compiled.order:
        if code not in taken:
            continue
        assessed = taken[code]
        edges = [edge for edge in compiled.waits[code] if edge.waits_for in done.guides]
        mine = _with_produced(for_item(sources, code), edges, done.guides)
        evidence = plan(assessed.compiled.item.requirements, assessed.truths.requirements, mine)
        done.waiting[code] = waits(edges, evidence, known)
        filed_on = _received_on(done, code, sources.circumstances.today)
        done.guides[code] = lay_out(assessed, evidence, mine, filed_on=filed_on)
    return done


def _with_produced(
    sources: Sources, edges: list[Dependency], guides: Mapping[str, Guide]
) -> Sources:
    """Return the sources with what the earlier items of the journey yield."""
    if not edges:
        return sources
    produced = dict(sources.circumstances.produced)
    for edge in edges:
        for document in edge.evidence:
            produced.setdefault(document, guides[edge.waits_for].item.name)
    return replace(sources, circumstances=replace(sources.circumstances, produced=produced))


def _received_on(done: _LaidOut, code: str, today: date) -> date:
    """Return the day of receipt: today, or the day on which the last predecessor is finished."""
    finished = (done.guides[other].schedule.ends_on for other in done.waiting[code])
    return max(finished, default=today)


def _joined(
    compiled: CompiledJourney, assessed: JourneyAssessment, laid_out: _LaidOut, sources: Sources
) -> JourneyGuide:
    guides = list(laid_out.guides.values())
    circumstances, today = sources.circumstances, sources.circumstances.today
    dated = parallel_schedule(laid_out.guides, laid_out.waiting, filed_on=today)
    evidence = merged_evidence(guides)
    return JourneyGuide(
        journey=compiled.journey,
        sub_items=_sub_items(compiled, assessed, laid_out),
        next_question=heaviest(compiled.questions, assessed.weights),
        form=merged_form(guides, _settled(guides)),
        evidence=evidence,
        fees=tuple(fee for guide in guides for fee in guide.fees),
        fees_undecided=tuple(fee for guide in guides for fee in guide.fees_undecided),
        total_fee=sum((guide.total_fee for guide in guides), Money(0)),
        schedule=dated,
        critical_path=critical_path(dated.steps, laid_out.guides),
        footprint=footprint(guides, evidence, dated, calendar=circumstances.calendar),
        separate=separate(compiled, assessed.taken, laid_out.guides, sources),
        before=before(assessed.taken.values(), circumstances),
    )


def _settled(guides: list[Guide]) -> dict[str, str]:
    """Return which sub-item settles each element on the way, by name."""
    settled: dict[str, str] = {}
    for guide in guides:
        for output in guide.item.outputs:
            for element in output.settles:
                settled.setdefault(element, guide.item.name)
    return settled


def _sub_items(
    compiled: CompiledJourney, assessed: JourneyAssessment, laid_out: _LaidOut
) -> tuple[SubItemOutcome, ...]:
    outcomes = []
    for position, sub_item in enumerate(compiled.journey.sub_items):
        assessment = assessed.assessments.get(sub_item.item)
        outcomes.append(
            SubItemOutcome(
                sub_item=sub_item,
                item=compiled.items[position].item,
                standing=assessed.standings[position],
                offered=assessed.offers[position],
                eligibility=None if assessment is None else assessment.eligibility,
                guide=laid_out.guides.get(sub_item.item),
                waits_for=laid_out.waiting.get(sub_item.item, ()),
            )
        )
    return tuple(outcomes)
