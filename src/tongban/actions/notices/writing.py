"""Write notices (写入告知) in the transaction of what they tell: one statement, whatever they say.

What people shall know of their cases follows from events, what units have to do from work that
opened. Nothing is sent here; the worker plans and brings.
"""

from collections.abc import Iterable, Mapping
from uuid import uuid4

from tongban.actions.outside import Outside
from tongban.core.cases.delivery_events import DeliveryFailed
from tongban.core.cases.events import Event
from tongban.core.catalog.items import ServiceItem
from tongban.core.notices.kinds import KINDS
from tongban.core.notices.of_cases import drafts
from tongban.core.notices.templates import plain_values
from tongban.store.cases.models import Case, WorkItem
from tongban.store.notices.models import NoticeRow

APPLICANTS_PAGE = "/my/cases/{}/"
UNITS_PAGE = "/counter/cases/?number={}"


def notices_of(
    row: Case,
    item: ServiceItem,
    *,
    events: Iterable[Event],
    work: Iterable[WorkItem],
    outside: Outside,
) -> list[NoticeRow]:
    """Return what a case tells its applicant, and the departments that have to do something."""
    about = {"item": item.name, "number": row.number}
    happened = tuple(events)
    told = [
        _row(
            draft.kind,
            {**about, **draft.values},
            outside,
            user_id=row.filing.owner_id,
            case=row,
            path=APPLICANTS_PAGE.format(row.pk),
        )
        for draft in drafts(happened)
    ]
    if any(isinstance(event, DeliveryFailed) for event in happened):
        told.append(_owed_again(row, about, item, outside))
    return told + [_duty(row, about, one, outside) for one in work]


def write(rows: Iterable[NoticeRow]) -> None:
    """Keep notices."""
    if wanted := list(rows):
        NoticeRow.objects.bulk_create(wanted)


def tell_person(
    user: int,
    kind: str,
    values: Mapping[str, str],
    *,
    path: str,
    outside: Outside,
    case: Case | None = None,
) -> None:
    """Tell a person something that is no event of a case, in the transaction of the caller."""
    write([_row(kind, values, outside, user_id=user, case=case, path=path)])


def tell_people(
    users: Iterable[int],
    kind: str,
    values: Mapping[str, str],
    *,
    path: str,
    outside: Outside,
) -> None:
    """Tell several people the same, in the transaction of the caller."""
    write(_row(kind, values, outside, user_id=user, path=path) for user in users)


def tell_unit(
    department: str,
    kind: str,
    values: Mapping[str, str],
    *,
    path: str,
    outside: Outside,
    case: Case | None = None,
) -> None:
    """Tell a unit something, in the transaction of the caller."""
    write([_row(kind, values, outside, department=department, case=case, path=path)])


def _duty(row: Case, about: Mapping[str, str], work: WorkItem, outside: Outside) -> NoticeRow:
    return _row(
        "work_opened",
        {**about, "work": work.name, "due_day": work.due_on.isoformat()},
        outside,
        department=work.department,
        area=work.area,
        case=row,
        path=UNITS_PAGE.format(row.number),
    )


def _owed_again(
    row: Case, about: Mapping[str, str], item: ServiceItem, outside: Outside
) -> NoticeRow:
    """Return what a department is told whose result did not arrive: its work is open already."""
    due_on = row.due_on or outside.today
    return _row(
        "work_returned",
        {**about, "work": "重新送达结果", "due_day": due_on.isoformat()},
        outside,
        department=item.department,
        area=row.area,
        case=row,
        path=UNITS_PAGE.format(row.number),
    )


def _row(kind: str, values: Mapping[str, str], outside: Outside, **columns: object) -> NoticeRow:
    row = NoticeRow(id=uuid4(), kind=kind, group=KINDS[kind].group.value, at=outside.now, **columns)
    row.values = plain_values(values.items())
    return row
