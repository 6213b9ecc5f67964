"""Rules on time (时限): promises within the law, steps within the promise, limits with their law.

L06 行政许可法 §42 and GB/T 39046—2020 (办件类型); L07 after city rules on supervision;
L12 行政许可法 §82: a day is not a day until the law says which.
"""

from collections.abc import Iterator

from tongban.core.catalog.items import CaseKind, ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey
from tongban.core.catalog.steps import StepKind
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit, shorter, shorter_on

_AT_ONCE_WORKING_DAYS = 1
_PROMISED_KINDS = (StepKind.WORK, StepKind.DECISION)
_PART = "promised_limit"


def promise_beyond_law(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L06: a promise longer than the law allows, or an instant case that takes days."""
    promised, statutory = item.promised_limit, item.statutory_limit
    match _longer(promised, statutory, survey):
        case True:
            yield Remark(
                part=_PART,
                message=f"承诺时限 {promised.label} 超过法定时限 {statutory.label}",
                fix="把承诺时限压缩到法定时限以内",
            )
        case None:
            yield Remark(
                part=_PART,
                message=f"承诺时限 {promised.label} 与法定时限 {statutory.label} "
                "单位不同，无法比较",
                fix="改用与法定时限相同的单位作出承诺",
                severity=Severity.WARNING,
            )
        case _:
            pass
    if item.case_kind is CaseKind.INSTANT and not _at_once(promised):
        yield Remark(
            part=_PART,
            message=f"即办件的承诺时限是 {promised.label}",
            fix="当场办结，或改为承诺件",
        )


def _longer(one: TimeLimit, other: TimeLimit, survey: Survey) -> bool | None:
    """Tell whether `one` ends after `other`; None where it depends on a calendar nobody gave."""
    if one.unit is other.unit:
        return one.value > other.value
    if one.unit is TimeUnit.INSTANT:
        return False
    if survey.calendar is not None:
        return shorter_on(other, one, start=survey.today, calendar=survey.calendar)
    return shorter(other, one)


def _at_once(limit: TimeLimit) -> bool:
    return limit.unit is TimeUnit.INSTANT or (
        limit.unit is TimeUnit.WORKING_DAY and limit.value <= _AT_ONCE_WORKING_DAYS
    )


def steps_beyond_promise(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L07: steps that together, along the longest way, take longer than what is promised."""
    promised = item.promised_limit
    unit = TimeUnit.WORKING_DAY if promised.unit is TimeUnit.INSTANT else promised.unit
    counted = [step for step in item.steps if step.kind in _PROMISED_KINDS]
    other = [step.name for step in counted if step.limit.unit not in (unit, TimeUnit.INSTANT)]
    if other:
        yield Remark(
            part="steps",
            message=f"环节“{'”“'.join(other)}”的时限单位与承诺时限不同，无法合计",
            fix=f"环节时限改用{unit.label}",
            severity=Severity.WARNING,
        )
    total = _longest_way(item, unit)
    allowed = max(promised.value, _AT_ONCE_WORKING_DAYS if _at_once(promised) else 0)
    if total > allowed:
        yield Remark(
            part="steps",
            message=f"环节时限合计 {total} 个{unit.label}，超过承诺的 {promised.label}",
            fix="压缩环节时限、改为并行，或调整承诺",
        )


def _longest_way(item: ServiceItem, unit: TimeUnit) -> int:
    """Return the longest sum along steps that wait for each other; each stands after its own."""
    ends: dict[str, int] = {}
    for step in item.steps:
        own = step.limit.value if step.kind in _PROMISED_KINDS and step.limit.unit is unit else 0
        ends[step.id] = max((ends[before] for before in step.waits_for), default=0) + own
    return max(ends.values())


def limit_without_unit(item: ServiceItem, _: Survey) -> Iterator[Remark]:
    """L12: a promised case without a limit, or a statutory limit that names no article.

    A `TimeLimit` always has a unit, so a missing one can only hide behind "on the spot".
    """
    limit = item.statutory_limit
    if item.case_kind is CaseKind.PROMISED:
        for part, name in (("statutory_limit", "法定时限"), (_PART, "承诺时限")):
            if getattr(item, part).unit is TimeUnit.INSTANT:
                yield Remark(
                    part=part,
                    message=f"承诺件没有写明{name}的长短和单位",
                    fix=f"按依据写明{name}和单位，或改为即办件",
                )
    if not limit.citation.is_local and limit.citation.article is None:
        yield Remark(
            part="statutory_limit",
            message=f"法定时限 {limit.label} 没有写明法条，无法判断是工作日还是自然日",
            fix="写明规定这个时限的条文",
            severity=Severity.WARNING,
        )
