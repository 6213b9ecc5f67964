"""Causes (减负原因): a difference taken apart, stage by stage, so that the parts add up exactly.

One aspect after another is taken from the later version until nothing is left of the earlier one;
what each stage changes is put down to it. The order is fixed: what is asked, then what serves, then
the steps. Whatever the order, the sum is the difference itself.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tongban.core.graph.burden.measure import Supplied
from tongban.core.graph.burden.model import Figures, Need, Service, SourceKind, Task
from tongban.core.graph.what_if.switches import Switches, altered
from tongban.core.reform.figures import difference


class Cause(enum.Enum):
    """What a difference comes from (减负原因)."""

    DROPPED = "dropped"
    ADDED = "added"
    NARROWED = "narrowed"
    DECLARED = "declared"
    DEFERRED = "deferred"
    NOT_SHOWN = "not_shown"
    SHARED = "shared"
    HELD = "held"
    PRODUCED = "produced"
    STEPS_REMOVED = "steps_removed"
    STEPS_ADDED = "steps_added"
    IN_PARALLEL = "in_parallel"
    FASTER = "faster"
    NO_PRESENCE = "no_presence"
    ONLINE = "online"
    RESHAPED = "reshaped"

    @property
    def label(self) -> str:
        """Return the cause in Chinese."""
        return _LABELS[self]


_LABELS = {
    Cause.DROPPED: "取消材料",
    Cause.ADDED: "新增材料",
    Cause.NARROWED: "调整情形或可选材料",
    Cause.DECLARED: "告知承诺",
    Cause.DEFERRED: "容缺后补",
    Cause.NOT_SHOWN: "不再核对原件",
    Cause.SHARED: "数据共享",
    Cause.HELD: "电子证照",
    Cause.PRODUCED: "一件事内部流转",
    Cause.STEPS_REMOVED: "取消环节",
    Cause.STEPS_ADDED: "新增环节",
    Cause.IN_PARALLEL: "并联办理",
    Cause.FASTER: "压缩时限",
    Cause.NO_PRESENCE: "不用到场",
    Cause.ONLINE: "网上办理",
    Cause.RESHAPED: "事项拆分合并",
}


class Used(NamedTuple):
    """A service, and what serves it (在用状态)."""

    service: Service
    supplied: Supplied

    @property
    def figures(self) -> Figures:
        """Return what a year of it costs."""
        return self.supplied.figures(self.service)


def by_cause(before: Used, after: Used) -> dict[Cause, Figures]:
    """Return what each cause saves of one item; those that change nothing are left out."""
    saved: dict[Cause, Figures] = {}
    last = before.figures
    for cause, stage in _stages(before, after):
        now = stage.figures
        if now != last:
            saved[cause] = difference(last, now)
        last = now
    return saved


def _stages(before: Used, after: Used) -> Iterator[tuple[Cause, Used]]:
    service, supplied = before
    for cause, needs in _needs(before.service.needs, _as_opened(before, after)):
        service = service._replace(needs=needs)
        yield cause, Used(service, supplied)
    service = service._replace(needs=after.service.needs)
    for cause, serving in _serving(before.supplied, after.supplied):
        yield cause, Used(service, serving)
    for cause, tasks in _tasks(service, after.service.tasks):
        service = service._replace(tasks=tasks)
        yield cause, Used(service, after.supplied)
    yield Cause.ONLINE, Used(service._replace(from_home=after.service.from_home), after.supplied)


def _as_opened(before: Used, after: Used) -> tuple[Need, ...]:
    """Return the later needs under the earlier grants: what was opened since is sharing's merit."""
    opened = {
        document.evidence: document.opened
        for need in before.service.needs
        for listed in need.alternatives
        for document in listed
    }
    return tuple(
        need._replace(
            alternatives=tuple(
                tuple(one._replace(opened=opened.get(one.evidence, ())) for one in listed)
                for listed in need.alternatives
            )
        )
        for need in after.service.needs
    )


def _needs(
    before: tuple[Need, ...], after: tuple[Need, ...]
) -> Iterator[tuple[Cause, tuple[Need, ...]]]:
    later = {one.requirement: one for one in after}
    kept = tuple(one for one in before if one.requirement in later)
    yield Cause.DROPPED, kept
    known = {one.requirement for one in kept}
    kept = (*kept, *(one for one in after if one.requirement not in known))
    yield Cause.ADDED, kept
    for cause, aspects in (
        (Cause.NARROWED, ("alternatives", "cases")),
        (Cause.DECLARED, ("declarable",)),
        (Cause.DEFERRED, ("deferrable",)),
        (Cause.NOT_SHOWN, ("shown",)),
    ):
        kept = tuple(_with(one, later[one.requirement], aspects) for one in kept)
        yield cause, kept


def _with(need: Need, later: Need, aspects: Iterable[str]) -> Need:
    return need._replace(**{aspect: getattr(later, aspect) for aspect in aspects})


def _serving(before: Supplied, after: Supplied) -> Iterator[tuple[Cause, Supplied]]:
    on = set(before.on)
    for cause, kind in (
        (Cause.SHARED, SourceKind.DATASET),
        (Cause.HELD, SourceKind.CERTIFICATE),
        (Cause.PRODUCED, SourceKind.JOURNEY),
    ):
        on = {one for one in on if one.kind is not kind}
        on |= {one for one in after.on if one.kind is kind}
        yield cause, Supplied(after.burden, frozenset(on))


def _tasks(service: Service, after: tuple[Task, ...]) -> Iterator[tuple[Cause, tuple[Task, ...]]]:
    later: Mapping[str, Task] = {task.step: task for task in after}
    gone = frozenset((service.item, one.step) for one in service.tasks if one.step not in later)
    kept = {one.step: one for one in altered(service, Switches(removed=gone)).tasks}
    yield Cause.STEPS_REMOVED, tuple(kept.values())
    tasks = tuple(kept.get(task.step, task) for task in after)
    yield Cause.STEPS_ADDED, tasks
    for cause, aspect in (
        (Cause.IN_PARALLEL, "waits_for"),
        (Cause.FASTER, "days"),
        (Cause.NO_PRESENCE, "presence"),
    ):
        tasks = tuple(
            task._replace(**{aspect: getattr(later[task.step], aspect)}) for task in tasks
        )
        yield cause, tasks
