"""Planning (并联办理): the parallel schedule of a journey and what decides its end.

浙江省保障“最多跑一次”改革规定 §5: items that can be worked on side by side count as received
together; where one must follow another, its receipt is the day on which the other is finished.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from tongban.core.guides.outcomes import EvidenceLine, Guide, Schedule, ScheduledStep, Way
from tongban.core.guides.relevance import Knowledge
from tongban.core.journeys.dependencies import Dependency
from tongban.core.journeys.outcomes import CriticalStep


def waits(
    edges: Sequence[Dependency], evidence: Sequence[EvidenceLine], known: Knowledge
) -> tuple[str, ...]:
    """Return the items that one really waits for, given how it gets its documents."""
    return tuple(edge.waits_for for edge in edges if _holds_up(edge, evidence, known))


def _holds_up(edge: Dependency, evidence: Sequence[EvidenceLine], known: Knowledge) -> bool:
    return any(element not in known.values for element in edge.elements) or any(
        document in _awaited(line) for document in edge.evidence for line in evidence
    )


def _awaited(line: EvidenceLine) -> set[str]:
    """Return the documents of a line that others supply, or may have to."""
    if line.way is Way.UNDECIDED:
        return {one for listed in line.requirement.alternatives for one in listed}
    return set(line.evidence) - set(line.asked)


def parallel_schedule(
    guides: Mapping[str, Guide], waiting: Mapping[str, tuple[str, ...]], *, filed_on: date
) -> Schedule:
    """Join the items' schedules; `guides` come in an order where each follows what it waits for."""
    ends_on = max((guide.schedule.ends_on for guide in guides.values()), default=filed_on)
    critical = _critical_items(guides, waiting, ends_on)
    steps = tuple(
        step if not step.critical or code in critical else step._replace(critical=False)
        for code, guide in guides.items()
        for step in guide.schedule.steps
    )
    provisional = any(guide.schedule.provisional for guide in guides.values())
    return Schedule(filed_on=filed_on, ends_on=ends_on, steps=steps, provisional=provisional)


def _critical_items(
    guides: Mapping[str, Guide], waiting: Mapping[str, tuple[str, ...]], ends_on: date
) -> set[str]:
    critical: set[str] = set()
    for code in reversed(list(guides)):
        guide = guides[code]
        if guide.schedule.ends_on == ends_on:
            critical.add(code)
        if code in critical:
            critical.update(
                other
                for other in waiting[code]
                if guides[other].schedule.ends_on == guide.schedule.filed_on
            )
    return critical


def critical_path(
    steps: Sequence[ScheduledStep], guides: Mapping[str, Guide]
) -> tuple[CriticalStep, ...]:
    """Return the critical steps by name, from first to last."""
    chain = sorted((step for step in steps if step.critical), key=_when)
    return tuple(
        CriticalStep(
            item=guides[step.item].item.name,
            step=step.step.name,
            starts_on=step.starts_on,
            ends_on=step.ends_on,
        )
        for step in chain
    )


def _when(step: ScheduledStep) -> tuple[date, date]:
    return (step.starts_on, step.ends_on)
