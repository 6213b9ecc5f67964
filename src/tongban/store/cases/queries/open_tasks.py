"""Open work of a department as other systems list it (待办清单): what to do for which case."""

from dataclasses import dataclass
from datetime import datetime

from tongban.store.cases.models import WorkItem


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTask:
    """One piece of work that a department has open."""

    id: int
    name: str
    kind: str
    case_number: str
    item: str
    item_name: str
    opened_at: datetime


def open_tasks(
    department: str, *, case_number: str = "", first: int = 0, most: int = 50
) -> tuple[OpenTask, ...]:
    """Return open work, the most urgent first."""
    rows = WorkItem.objects.filter(department=department, done_at__isnull=True)
    if case_number:
        rows = rows.filter(case__number=case_number)
    listed = rows.select_related("case__item").order_by("due_on", "id")[first : first + most]
    return tuple(_task(row) for row in listed)


def open_task(department: str, task: int) -> OpenTask | None:
    """Return one piece of open work; None for that of another department."""
    rows = WorkItem.objects.filter(pk=task, department=department, done_at__isnull=True)
    row = rows.select_related("case__item").first()
    return None if row is None else _task(row)


def _task(row: WorkItem) -> OpenTask:
    return OpenTask(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        case_number=row.case.number,
        item=row.case.item_code,
        item_name=row.case.item.name,
        opened_at=row.opened_at,
    )
