"""Rule on sameness (同事同标): one matter has one standard, whoever handles it.

L11 优化营商环境条例 §35. Items of the same standard item by different departments are compared in
what they ask, how long they take and whom they accept.
"""

from collections.abc import Callable, Iterator, Mapping

from tongban.core.catalog.conditions.notes_off import without_notes
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.lint.findings import Remark, Severity, Survey

_ASPECTS: Mapping[str, Callable[[ServiceItem], object]] = {
    "材料": lambda item: {
        frozenset(map(frozenset, requirement.alternatives)) for requirement in item.requirements
    },
    "受理条件": lambda item: {without_notes(condition.expression) for condition in item.conditions},
    "法定时限": lambda item: item.statutory_limit.label,
    "承诺时限": lambda item: item.promised_limit.label,
}


def different_standard(item: ServiceItem, survey: Survey) -> Iterator[Remark]:
    """L11: an item that differs from the first of the same standard item."""
    first = next(_same_matter(item, survey), item)
    differing = [aspect for aspect, of in _ASPECTS.items() if of(item) != of(first)]
    if differing:
        yield Remark(
            part="standard_item",
            message=f"与{_department(first, survey)}的“{first.name}”"
            f"同事不同标：{'、'.join(differing)}",
            fix="按基本目录统一标准",
            severity=Severity.WARNING,
        )


def _same_matter(item: ServiceItem, survey: Survey) -> Iterator[ServiceItem]:
    for other in survey.catalogue.items.values():
        same = bool(item.standard_item) and other.standard_item == item.standard_item
        if same and (other.code == item.code or other.department != item.department):
            yield other


def _department(item: ServiceItem, survey: Survey) -> str:
    department = survey.catalogue.departments.get(item.department)
    return department.name if department is not None else item.department
