"""Costs (一件事四减): what the journey costs, beside its items apart and beside what law allows."""

from collections.abc import Iterable, Mapping, Sequence

from tongban.core.catalog.steps import StepKind
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.evidence_plan import plan
from tongban.core.guides.evidence_ways import Sources, for_item
from tongban.core.guides.footprint import baseline, papers, presences, total, window_trip
from tongban.core.guides.footprint import footprint as item_footprint
from tongban.core.guides.outcomes import Footprint, Guide, Schedule
from tongban.core.guides.resolve import Assessment
from tongban.core.guides.schedule import schedule
from tongban.core.journeys.compiled_journeys import CompiledJourney
from tongban.core.journeys.outcomes import MergedEvidence
from tongban.core.vocabulary.calendars import WorkingCalendar


def footprint(
    guides: Sequence[Guide],
    evidence: Iterable[MergedEvidence],
    dated: Schedule,
    *,
    calendar: WorkingCalendar,
) -> Footprint:
    """Return what the journey costs.

    The person hands in once at one place (一端受理): one acceptance for all, and at most one trip.
    """
    lines = [merged.line for merged in evidence]
    steps = [one.step for one in dated.steps]
    acceptances = sum(step.kind is StepKind.ACCEPTANCE for step in steps)
    shown = any(line.visit for line in lines)
    trips = max((window_trip(guide.item, shown) for guide in guides), default=0)
    return Footprint(
        documents=papers(lines),
        working_days=calendar.count(dated.filed_on, dated.ends_on),
        steps=len(steps) - max(acceptances - 1, 0),
        visits=trips + presences(steps),
    )


def separate(
    compiled: CompiledJourney,
    taken: Mapping[str, Assessment],
    guides: Mapping[str, Guide],
    sources: Sources,
) -> Footprint:
    """Return what the same items cost one after another, each by its own shortest way."""
    return total(
        # What waits for nothing costs inside the journey what it costs apart.
        _apart(taken[code], sources) if compiled.waits[code] else guide.footprint
        for code, guide in guides.items()
    )


def _apart(assessed: Assessment, sources: Sources) -> Footprint:
    item, truths = assessed.compiled.item, assessed.truths
    today, calendar = sources.circumstances.today, sources.circumstances.calendar
    return item_footprint(
        item,
        plan(item.requirements, truths.requirements, for_item(sources, item.code)),
        schedule(item, truths.steps, filed_on=today, calendar=calendar),
        calendar=calendar,
    )


def before(taken: Iterable[Assessment], circumstances: Circumstances) -> Footprint:
    """Return what the law allows the same items to cost, one after another."""
    return total(
        baseline(
            one.compiled.item,
            one.truths,
            today=circumstances.today,
            calendar=circumstances.calendar,
        )
        for one in taken
    )
