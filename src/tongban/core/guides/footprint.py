"""Footprint (四减): what a service costs a person, measured in this one place.

- documents (减材料): requirements for which the person hands something in, now or later;
- working days (减时间): from the day after filing to the last day on the critical path;
- steps (减环节): steps that take place;
- visits (跑动): one trip to the window when an original must be shown or the item cannot be filed
  from home, and one for each step that needs the person there.

*Before* is what the law allows to be asked of the same person: every needed document on paper at
the window, every period used to its statutory end.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.items import Channel, ServiceItem
from tongban.core.catalog.steps import Step, StepKind
from tongban.core.guides.circumstances import Circumstances
from tongban.core.guides.compiled_items import ITEMS_REMEMBERED, Truths, compiled
from tongban.core.guides.outcomes import ON_PAPER, EvidenceLine, Footprint, Schedule
from tongban.core.guides.relevance import knowledge
from tongban.core.guides.remembering import remembered
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import TimeLimit, due

_FROM_HOME = frozenset({Channel.WEB, Channel.MOBILE, Channel.POST})
_WAITING = frozenset({StepKind.PUBLICITY, StepKind.SPECIAL})


def footprint(
    item: ServiceItem,
    evidence: Sequence[EvidenceLine],
    schedule: Schedule,
    *,
    calendar: WorkingCalendar,
) -> Footprint:
    """Return what the item costs by this plan."""
    steps = [dated.step for dated in schedule.steps]
    return Footprint(
        documents=papers(evidence),
        working_days=calendar.count(schedule.filed_on, schedule.ends_on),
        steps=len(steps),
        visits=window_trip(item, any(line.visit for line in evidence)) + presences(steps),
    )


def papers(lines: Iterable[EvidenceLine]) -> int:
    """Return for how many of the lines the person hands something in."""
    return len([line for line in lines if line.way in ON_PAPER])


def baseline_footprint(item: ServiceItem, circumstances: Circumstances) -> Footprint:
    """Return what the law allows the item to cost this person, before any simplification."""
    return baseline(
        item,
        compiled(item).truths(knowledge(circumstances)),
        today=circumstances.today,
        calendar=circumstances.calendar,
    )


def baseline(
    item: ServiceItem, truths: Truths, *, today: date, calendar: WorkingCalendar
) -> Footprint:
    """Return the cost before, for an item of which the truths are known."""
    documents = truths.requirements.count(Truth.MET)
    steps = _taking_place(item, truths.steps)
    visits = window_trip(item, documents > 0) + presences(steps)
    return Footprint(
        documents=documents,
        working_days=calendar.count(today, _statutory_end(item, calendar, truths.steps, today)),
        steps=len(steps),
        visits=max(visits, item.visits),
    )


def _taking_place(item: ServiceItem, needed: Sequence[Truth]) -> list[Step]:
    return [
        step for step, truth in zip(item.steps, needed, strict=True) if truth is not Truth.NOT_MET
    ]


@remembered(most=ITEMS_REMEMBERED)
def _statutory_end(
    item: ServiceItem, calendar: WorkingCalendar, needed: tuple[Truth, ...], today: date
) -> date:
    """Return the last lawful day: silence, decision, what stops the clock, and delivery."""
    day = today
    for limit in lawful_periods(item, needed):
        day = due(limit, day, calendar).on
    return day


def lawful_periods(item: ServiceItem, needed: Sequence[Truth]) -> tuple[TimeLimit, ...]:
    """Return the periods that law allows, one after another, for the steps that may take place."""
    waiting = (step.limit for step in _taking_place(item, needed) if step.kind in _WAITING)
    delivery = () if item.delivery_limit is None else (item.delivery_limit,)
    return (item.acceptance_limit, item.statutory_limit, *waiting, *delivery)


def window_trip(item: ServiceItem, papers_shown: bool) -> int:  # noqa: FBT001 - a count of one
    """Return the trips needed to hand in: one, or none when it can all be done from home."""
    return int(papers_shown or _FROM_HOME.isdisjoint(item.channels))


def presences(steps: Iterable[Step]) -> int:
    """Return how many of the steps need the person there."""
    return len([step for step in steps if step.presence])


def total(footprints: Iterable[Footprint]) -> Footprint:
    """Return the cost of doing one thing after another."""
    every = list(footprints)
    return Footprint(
        documents=sum(one.documents for one in every),
        working_days=sum(one.working_days for one in every),
        steps=sum(one.steps for one in every),
        visits=sum(one.visits for one in every),
    )
