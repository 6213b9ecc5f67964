"""Schedule (时间安排): when each step of an item begins and ends, in real dates.

Acceptance comes first; then a step begins on the day on which the last step that it waits for
ends, and its own limit is counted from there (行政许可法 §82 for working days; 公示 runs in civil
days). What decides the end date is critical.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.conditions.nodes import Truth
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.steps import Step, StepKind
from tongban.core.guides.compiled_items import ITEMS_REMEMBERED
from tongban.core.guides.outcomes import Schedule, ScheduledStep
from tongban.core.guides.remembering import remembered
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import due


@dataclass(frozen=True, slots=True)
class _Dated:
    step: Step
    waits_for: tuple[str, ...]
    starts_on: date
    ends_on: date
    provisional: bool


def schedule(
    item: ServiceItem, needed: Sequence[Truth], *, filed_on: date, calendar: WorkingCalendar
) -> Schedule:
    """Return the dated steps of an item filed on a day; steps that may be needed are kept."""
    return _scheduled(item, calendar, tuple(needed), filed_on)


@remembered(most=ITEMS_REMEMBERED)
def _scheduled(
    item: ServiceItem, calendar: WorkingCalendar, needed: tuple[Truth, ...], filed_on: date
) -> Schedule:
    """Date the steps once for all who file the same item on the same day."""
    dated: dict[str, _Dated] = {}
    for step, waits_for in ordered(item, needed):
        before = [dated[other] for other in waits_for]
        starts_on = max((one.ends_on for one in before), default=filed_on)
        ends = due(step.limit, starts_on, calendar)
        provisional = ends.provisional or any(one.provisional for one in before)
        dated[step.id] = _Dated(step, waits_for, starts_on, ends.on, provisional)
    ends_on = max((one.ends_on for one in dated.values()), default=filed_on)
    critical = _critical(dated, ends_on)
    return Schedule(
        filed_on=filed_on,
        ends_on=ends_on,
        steps=tuple(
            ScheduledStep(
                item=item.code,
                step=one.step,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
                provisional=one.provisional,
                critical=name in critical,
            )
            for name, one in dated.items()
        ),
        provisional=any(one.provisional for one in dated.values()),
    )


def ordered(item: ServiceItem, needed: Sequence[Truth]) -> list[tuple[Step, tuple[str, ...]]]:
    """Return the steps that take place, each after those it waits for, and these by id.

    A step that is dropped hands on what it waited for; whatever waits for nothing waits for
    acceptance.
    """
    kept: list[tuple[Step, tuple[str, ...]]] = []
    standing_for: dict[str, tuple[str, ...]] = {}
    for step, truth in zip(item.steps, needed, strict=True):
        inherited = [other for waited in step.waits_for for other in standing_for[waited]]
        waits_for = tuple(dict.fromkeys(inherited))
        if truth is Truth.NOT_MET:
            standing_for[step.id] = waits_for
        else:
            standing_for[step.id] = (step.id,)
            kept.append((step, waits_for))
    opening = [entry for entry in kept if entry[0].kind is StepKind.ACCEPTANCE and not entry[1]]
    opened = tuple(step.id for step, _ in opening)
    rest = [(step, waits_for or opened) for step, waits_for in kept if step.id not in opened]
    return [*opening, *rest]


def _critical(dated: dict[str, _Dated], ends_on: date) -> set[str]:
    """Return the steps without slack: the last ones, and each that holds up a critical one."""
    critical: set[str] = set()
    for name, one in reversed(dated.items()):
        if one.ends_on == ends_on:
            critical.add(name)
        if name in critical:
            critical.update(
                other for other in one.waits_for if dated[other].ends_on == one.starts_on
            )
    return critical
