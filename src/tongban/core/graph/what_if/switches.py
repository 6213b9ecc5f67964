"""Switches (推演开关): everything a reformer may turn on or off, and what it makes of a service.

Datasets, certificates and journeys serve or not; grades of trust, declarations (国办发〔2020〕42号)
and deferrals hold everywhere or for one requirement; steps are removed, merged, run in parallel or
done without presence; an item is put online.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import Need, Service, Source, SourceKind, Task
from tongban.core.vocabulary.errors import InvalidValue

Part: TypeAlias = tuple[str, str]
"""An item, and one of its requirements or steps."""


class Merger(NamedTuple):
    """A step whose work is done within another of the same item (环节合并)."""

    item: str
    step: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What serves (`on`), which rules hold, and which parts of items are changed.

    `trusted` is the least grade of a certificate that is used as it is. `not_shown` are papers
    whose original nobody wants to see any more.
    """

    on: frozenset[Source] = frozenset()
    trusted: Trust = Trust.CHECKED
    declarations: bool = True
    deferrals: bool = True
    dropped: frozenset[Part] = frozenset()
    declared: frozenset[Part] = frozenset()
    deferred: frozenset[Part] = frozenset()
    not_shown: frozenset[Part] = frozenset()
    removed: frozenset[Part] = frozenset()
    parallel: frozenset[Part] = frozenset()
    without_presence: frozenset[Part] = frozenset()
    merged: frozenset[Merger] = frozenset()
    online: frozenset[str] = frozenset()

    def items(self) -> frozenset[str]:
        """Return the items of which a part is changed."""
        parts = (
            self.dropped,
            self.declared,
            self.deferred,
            self.not_shown,
            self.removed,
            self.parallel,
            self.without_presence,
        )
        named = (item for group in parts for item, _ in group)
        return frozenset((*named, *(one.item for one in self.merged), *self.online))


def serving(grades: Mapping[str, Trust], switches: Switches) -> frozenset[Source]:
    """Return the sources that serve under the rule of trust."""
    return frozenset(
        one
        for one in switches.on
        if one.kind is not SourceKind.CERTIFICATE
        or grades.get(one.code, Trust.DECLARED) >= switches.trusted
    )


def altered(service: Service, switches: Switches) -> Service:
    """Return a service as the switches make it.

    Raises `InvalidValue` when steps are merged that a third one lies between.
    """
    needs = (
        _altered_need(service.item, need, switches)
        for need in service.needs
        if (service.item, need.requirement) not in switches.dropped
    )
    if service.item not in switches.items():
        return service._replace(needs=tuple(needs))
    return service._replace(
        needs=tuple(needs),
        tasks=_altered_tasks(service.item, service.tasks, switches),
        from_home=service.from_home or service.item in switches.online,
    )


def _altered_need(item: str, need: Need, switches: Switches) -> Need:
    part = (item, need.requirement)
    return need._replace(
        declarable=(need.declarable or part in switches.declared) and switches.declarations,
        deferrable=(need.deferrable or part in switches.deferred) and switches.deferrals,
        shown=need.shown and part not in switches.not_shown,
    )


def _altered_tasks(item: str, tasks: tuple[Task, ...], switches: Switches) -> tuple[Task, ...]:
    for merger in sorted(one for one in switches.merged if one.item == item):
        tasks = _merged(tasks, merger)
    beside = {step for other, step in switches.parallel if other == item}
    changed = tuple(
        task._replace(
            waits_for=_openings_before(task, tasks) if task.step in beside else task.waits_for,
            presence=task.presence and (item, task.step) not in switches.without_presence,
        )
        for task in tasks
    )
    return _kept(changed, {step for other, step in switches.removed if other == item})


def _openings_before(task: Task, tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """Return the openings, such as acceptance, that a task waits for, directly or not."""
    before = _upstream(set(task.waits_for), {one.step: one for one in tasks})
    return tuple(one.step for one in tasks if one.opening and one.step in before)


def _kept(tasks: Iterable[Task], removed: AbstractSet[str]) -> tuple[Task, ...]:
    """Return the tasks without those removed, which hand on what they waited for."""
    standing_for = {task.step: task.waits_for for task in tasks if task.step in removed}

    def handed_on(waits_for: tuple[str, ...]) -> tuple[str, ...]:
        really = [
            step
            for waited in waits_for
            for step in (handed_on(standing_for[waited]) if waited in standing_for else (waited,))
        ]
        return tuple(dict.fromkeys(really))

    return tuple(
        task._replace(waits_for=handed_on(task.waits_for))
        for task in tasks
        if task.step not in removed
    )


def _merged(tasks: tuple[Task, ...], merger: Merger) -> tuple[Task, ...]:
    """Return the tasks with one done within another: at the same time, at one appearance."""
    by_step = {task.step: task for task in tasks}
    one, into = by_step.get(merger.step), by_step.get(merger.into)
    if one is None or into is None or one is into:
        raise InvalidValue("merged steps", f"{merger.item}: {merger.step} → {merger.into}")
    pair = {one.step, into.step}
    before = {step for step in (*one.waits_for, *into.waits_for) if step not in pair}
    if not pair.isdisjoint(_upstream(before, by_step)):
        raise InvalidValue(
            "merged steps", f"{merger.item}: a step lies between {one.step} and {into.step}"
        )
    whole = into._replace(
        days=max(one.days, into.days),
        waits_for=tuple(sorted(before)),
        presence=one.presence or into.presence,
        opening=(one.opening or into.opening) and not before,
    )
    return tuple(
        whole if task is into else _waiting_on(task, one.step, into.step)
        for task in tasks
        if task is not one
    )


def _upstream(steps: AbstractSet[str], by_step: dict[str, Task]) -> set[str]:
    """Return the steps and all that they wait for, directly or not."""
    found: set[str] = set()
    waiting = list(steps)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(by_step[step].waits_for)
    return found


def _waiting_on(task: Task, step: str, into: str) -> Task:
    renamed = (into if one == step else one for one in task.waits_for)
    return task._replace(waits_for=tuple(dict.fromkeys(renamed)))
