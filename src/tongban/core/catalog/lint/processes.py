"""Rules on the process (流程): from acceptance every step is reached, and every step leads on.

L24 after the guide to platforms (国办函〔2016〕108号): a process has one beginning and
one end, and nothing lies beside it. Steps that wait for each other in a circle are refused before
they are kept, and steps longer than the promise are L07.
L25 行政许可法 §34: two officers verify on the spot, and whoever examines does not decide.
"""

import re
from collections.abc import Collection, Iterator

from tongban.core.catalog.conditions.nodes import ALWAYS
from tongban.core.catalog.items import CaseKind, ItemType, ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey
from tongban.core.catalog.steps import Step, StepKind

_ON_THE_SPOT = re.compile(r"现场(?:核查|勘验|勘查|踏勘|检查|查验|验收)|实地(?:核查|勘验|调查)")
_TWO = 2
_BEFORE_ANYBODY = (StepKind.ACCEPTANCE,)
_AT_THE_END = (StepKind.DELIVERY,)


def broken_process(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L24: steps that are never reached, lead nowhere, or come after the end."""
    yield from _without_beginning(item.steps)
    yield from _unreached(item.steps)
    yield from _dead_ends(item.steps)
    yield from _after_the_end(item.steps)
    yield from _skipped_over(item.steps)


def one_hand(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L25: a visit by one officer, and a decision that nobody examined before."""
    for step in item.steps:
        if step.officers < _TWO and _ON_THE_SPOT.search(f"{step.name}{step.requirements}"):
            yield Remark(
                part=f"steps/{step.id}/officers",
                message=f"环节“{step.name}”要到现场，却只要求一名工作人员",
                fix="改为两名以上工作人员",
                severity=Severity.WARNING,
            )
    if item.case_kind is CaseKind.INSTANT or item.item_type is not ItemType.LICENCE:
        return
    for step in item.steps:
        before = upstream(item.steps, step.id)
        worked = [one for one in item.steps if one.id in before and _examines(one)]
        if step.kind is StepKind.DECISION and not worked:
            yield Remark(
                part=f"steps/{step.id}",
                message=f"“{step.name}”之前没有审查的环节，审查和决定会在一个人手里",
                fix="在决定之前写出审查的环节，由不同的人办理",
                severity=Severity.WARNING,
            )


def _examines(step: Step) -> bool:
    """Tell whether a step is one in which somebody looks into the application."""
    return step.kind in (StepKind.WORK, StepKind.SPECIAL, StepKind.ACCEPTANCE)


def upstream(steps: Collection[Step], step_id: str) -> frozenset[str]:
    """Return all steps that directly or indirectly come before one."""
    by_id = {step.id: step for step in steps}
    found: set[str] = set()
    pending = list(by_id[step_id].waits_for)
    while pending:
        one = pending.pop()
        if one not in found and one in by_id:
            found.add(one)
            pending.extend(by_id[one].waits_for)
    return frozenset(found)


def downstream(steps: Collection[Step], step_id: str) -> frozenset[str]:
    """Return all steps that directly or indirectly come after one."""
    return frozenset(step.id for step in steps if step_id in upstream(steps, step.id))


def _kind(steps: Collection[Step], *kinds: StepKind) -> list[Step]:
    return [step for step in steps if step.kind in kinds]


def _without_beginning(steps: Collection[Step]) -> Iterator[Remark]:
    """Yield what stands against a process that begins twice, or begins by waiting."""
    beginnings = _kind(steps, *_BEFORE_ANYBODY)
    for step in beginnings[1:]:
        yield Remark(
            part=f"steps/{step.id}",
            message=f"“{step.name}”是第二个受理环节，办件只受理一次",
            fix="合并受理环节，或改为办理环节",
        )


def _unreached(steps: Collection[Step]) -> Iterator[Remark]:
    """Yield steps to which nothing leads from the acceptance, so that their turn never comes."""
    beginnings = _kind(steps, *_BEFORE_ANYBODY)
    for step in steps:
        if not beginnings or step in beginnings:
            continue
        if not upstream(steps, step.id) & {one.id for one in beginnings}:
            yield Remark(
                part=f"steps/{step.id}/waits_for",
                message=f"从受理走不到环节“{step.name}”",
                fix="写明它等待哪个环节，或删去",
            )


def _dead_ends(steps: Collection[Step]) -> Iterator[Remark]:
    """Yield steps whose outcome nobody waits for: neither the decision nor the delivery."""
    ends = {one.id for one in _kind(steps, StepKind.DECISION, *_AT_THE_END)}
    for step in steps:
        if not ends or step.id in ends:
            continue
        if not downstream(steps, step.id) & ends:
            yield Remark(
                part=f"steps/{step.id}",
                message=f"环节“{step.name}”办完以后没有下文，决定和送达都不等它",
                fix="让决定或送达等待它，或删去",
                severity=Severity.WARNING,
            )


def _after_the_end(steps: Collection[Step]) -> Iterator[Remark]:
    """Yield ends from which something goes on."""
    for end in _kind(steps, *_AT_THE_END):
        later = downstream(steps, end.id)
        for step in steps:
            if step.id in later:
                yield Remark(
                    part=f"steps/{step.id}/waits_for",
                    message=f"“{end.name}”以后办件已经办结，环节“{step.name}”却还等着它",
                    fix="把环节移到送达之前，或另设事项",
                )


def _skipped_over(steps: Collection[Step]) -> Iterator[Remark]:
    """Yield decisions that only some situations need, though every case has to be decided."""
    decisions = _kind(steps, StepKind.DECISION)
    if decisions and all(step.needed_when != ALWAYS for step in decisions):
        yield Remark(
            part=f"steps/{decisions[-1].id}/needed_when",
            message="有的情形不经过任何决定环节",
            fix="让至少一个决定环节适用所有情形",
            severity=Severity.WARNING,
        )
