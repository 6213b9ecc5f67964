"""Templates of opinions (意见模板): written anew in versions, retired, and filled in for a case."""

from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.officework import templates as rules
from tongban.core.officework.templates import OpinionTemplate, Place, TemplateWritten
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.queries.records import CaseRecord
from tongban.store.freezing.histories import columns
from tongban.store.officework.events import TEMPLATES
from tongban.store.officework.models import TemplateRecord, TemplateRow


@transaction.atomic
def write(
    officer: Officer, wanted: OpinionTemplate, outside: Outside, *, template: UUID | None = None
) -> UUID:
    """Write words for one's department, or a new version of some.

    Raises:
        NotFound: when the department has no such words.
        InvalidValue: without words, or with a place that nothing fills.
        NotAllowed: to whoever does not decide for the department.
        Conflict: when nothing was changed.
    """
    row = None if template is None else _locked(officer, template)
    history = () if row is None else TEMPLATES.read(row.records.order_by("sequence"))
    before = rules.fold(history) if history else None
    event = rules.write(officer, wanted, at=outside.now, before=before)
    if row is None:
        row = TemplateRow(department=officer.department)
    row.kind, row.item, row.retired = event.kind.value, event.item, False
    row.save()
    _append(officer, row, event, len(history) + 1)
    return row.pk


@transaction.atomic
def retire(officer: Officer, template: UUID, outside: Outside) -> None:
    """Offer the words no longer.

    Raises:
        NotFound: when the department has no such words.
        NotAllowed: to whoever does not decide for the department.
        Conflict: when they are not offered.
    """
    row = _locked(officer, template)
    history = TEMPLATES.read(row.records.order_by("sequence"))
    event = rules.retire(officer, rules.fold(history), at=outside.now)
    row.retired = True
    row.save(update_fields=["retired"])
    _append(officer, row, event, len(history) + 1)


def filled(words: str, case: CaseRecord, outside: Outside, *, step: str = "") -> str:
    """Return usual words with what this case fills in."""
    received = next((one.at.date() for one in case.events), None)
    today = outside.today
    values = {
        Place.APPLICANT: str(case.applicant["name"]),
        Place.ITEM: case.item_name,
        Place.NUMBER: case.number,
        Place.RECEIVED: _day(received.year, received.month, received.day) if received else "",
        Place.TODAY: _day(today.year, today.month, today.day),
        Place.STEP: step,
    }
    return rules.filled(words, values)


def _day(year: int, month: int, day: int) -> str:
    return f"{year}年{month}月{day}日"


def _locked(officer: Officer, template: UUID) -> TemplateRow:
    rows = TemplateRow.objects.select_for_update().filter(
        department=officer.department, pk=template
    )
    row = rows.first()
    if row is None:
        raise NotFound(f"no template {template}")
    return row


def _append(officer: Officer, row: TemplateRow, event: rules.AnyTemplateEvent, place: int) -> None:
    TemplateRecord.objects.create(template=row, **columns(event, place))
    told = {"item": event.item} if isinstance(event, TemplateWritten) else {}
    note(officer, f"template.{event.name}", f"template:{row.pk}", details=told)
