"""Put a rejected row right (改正): its item is checked again with all the rows it came with."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.imports.cancelling import held
from tongban.actions.imports.checking import checked, definitions_of, groups_of
from tongban.actions.imports.keeping import keep_items, told
from tongban.actions.imports.knowing import shared
from tongban.actions.imports.listing import take_mended
from tongban.actions.outside import Outside
from tongban.adapters.item_headings import TITLES
from tongban.adapters.national_tables import NATIONAL
from tongban.core.catalog.tables.reading import joined
from tongban.core.catalog.tables.rows import Fault, Row
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.imports.kinds import Format
from tongban.store.imports.models import ImportRun, RejectedRow

LONGEST_CELL: Final = 20_000


def titles_of(form: Format, table: str) -> tuple[str, ...]:
    """Return the titles of the cells of a rejected row; nothing where it cannot be mended here."""
    if form is Format.HEADINGS:
        return TITLES
    known = NATIONAL.by_key.get(table) if form is Format.NATIONAL else None
    return known.titles if known else ()


@transaction.atomic
def mend(officer: Officer, run: UUID, row: int, outside: Outside, *, cells: Sequence[str]) -> bool:
    """Write other cells into a rejected row and check again; tell whether it is taken now.

    Raises:
        NotAllowed: when rows of this form are mended in the file they came in.
    """
    owner = held(officer, run)
    found = RejectedRow.objects.filter(run=owner, pk=row).first()
    if found is None:
        raise NotFound(f"no rejected row {row}")
    titles = titles_of(Format(owner.form), found.table)
    if not titles or len(cells) != len(titles):
        raise NotAllowed("mend it in its file", rule="import.mend")
    found.cells = [cell[:LONGEST_CELL].replace("\x00", "") for cell in cells]
    found.save(update_fields=["cells"])
    taken = _again(owner, found)
    owner.rows_rejected = RejectedRow.objects.filter(run=owner, faulty=True).count()
    owner.changed_at = outside.now
    owner.save()
    return taken


def _again(run: ImportRun, row: RejectedRow) -> bool:
    if run.form == Format.HEADINGS:
        return take_mended(run, row)
    rows = groups_of(run, row.owner) if row.owner else []
    if not any(one.table == "items" for one in rows):
        return False
    group = [Row(one.table, one.number, tuple(one.cells)) for one in rows]
    own, there = definitions_of(run), shared()
    found = checked({row.owner: group}, own, there)
    if found.faults or not found.catalogue.items:
        _tell(rows, found.faults)
        return False
    run.items_taken += keep_items(run, joined(found.catalogue, own), there)
    RejectedRow.objects.filter(pk__in=[one.pk for one in rows]).delete()
    return True


def _tell(rows: Sequence[RejectedRow], faults: Sequence[Fault]) -> None:
    """Write what is wrong now beside each row."""
    for one in rows:
        mine = [fault for fault in faults if (fault.table, fault.row) == (one.table, one.number)]
        one.faults = [told(fault) for fault in mine]
        one.faulty = bool(mine)
        one.save(update_fields=["faults", "faulty"])
