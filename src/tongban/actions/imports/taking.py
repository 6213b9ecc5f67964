"""Open working copies (转为编制稿): of what was read, or of a heading, never over another's."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from tongban.actions.imports.cancelling import held
from tongban.actions.outside import Outside
from tongban.actions.workshop.opening import open_new, open_text
from tongban.core.authoring.blank import NewItem
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import Audience, ItemType, ServiceItem
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotFound, TongbanError
from tongban.core.vocabulary.reasons import sentence_for
from tongban.store.catalog.queries import current
from tongban.store.freezing.converter import opened
from tongban.store.imports.kinds import Standing
from tongban.store.imports.models import HeadingRow, ImportedItem

MOST_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many copies were opened, and which items could not be, each with the reason."""

    opened: int
    left: tuple[tuple[str, str], ...]


def open_copy(officer: Officer, run: UUID, item: int, outside: Outside) -> UUID:
    """Return a working copy that begins with an imported item; the same one when asked again."""
    with transaction.atomic():
        held(officer, run)
        row = ImportedItem.objects.select_for_update().filter(run=run, pk=item).first()
        if row is None:
            raise NotFound(f"no imported item {item}")
        if row.copy is None:
            row.copy = open_text(officer, _copy(row), outside)
            row.copied_by = officer.staff_number
            row.save(update_fields=["copy", "copied_by"])
        return row.copy


def open_copies(officer: Officer, run: UUID, outside: Outside) -> Taken:
    """Open a copy of each item of a run that is new or changed, a good many at a time."""
    rows = ImportedItem.objects.filter(run=run, copy__isnull=True).exclude(standing=Standing.SAME)
    opened_now, left = 0, []
    for row in rows.order_by("pk").values_list("pk", "name")[:MOST_AT_ONCE]:
        try:
            open_copy(officer, run, row[0], outside)
            opened_now += 1
        except NotFound:
            raise
        except TongbanError as error:
            left.append((row[1], _why(error)))
    return Taken(opened=opened_now, left=tuple(left))


def begin_from_heading(
    officer: Officer, heading: int, outside: Outside, *, code: str, audiences: tuple[Audience, ...]
) -> UUID:
    """Return a working copy of a new item that a heading names."""
    row = HeadingRow.objects.filter(pk=heading).first()
    if row is None:
        raise NotFound(f"no heading {heading}")
    new = NewItem(
        code=code,
        name=row.name,
        department=row.department or officer.department,
        item_type=ItemType(row.item_type) if row.item_type else ItemType.PUBLIC_SERVICE,
        audiences=audiences,
    )
    return open_new(officer, new, outside)


def _copy(row: ImportedItem) -> WorkingCopy:
    item = opened(row.content, ServiceItem)
    published = current()
    there = None if published is None else published.catalogue.items.get(item.code)
    brought = dict(row.brings)
    return WorkingCopy(
        item=item,
        based_on=there.version if there else 0,
        elements=tuple(opened(one, DataElement) for one in brought.get("elements", ())),
        evidence=tuple(opened(one, EvidenceType) for one in brought.get("evidence", ())),
    )


def _why(error: TongbanError) -> str:
    return sentence_for(error) if isinstance(error, InvalidValue) else "不能编制这个事项"
