"""Put rows right (核实、清理、补录): every look at one is written down, and so is what is done.

What counts is handed back to the holder's own system as a workbook: the platform corrects nothing
in a register that another keeps. The next check shows whether it was.
"""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.quality.naming import labels
from tongban.actions.targets import published
from tongban.actions.tickets.opening import report_finding
from tongban.core.authoring.review import Hand
from tongban.core.exchange.ticket_events import QualityFinding
from tongban.core.people.actors import Officer
from tongban.core.quality import repairs
from tongban.core.quality.repairs import AnyRowEvent, Repair, RowState, RowStatus, advance, fold
from tongban.core.quality.rule_books import answers_for
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.freezing.histories import columns
from tongban.store.quality.events import ROWS
from tongban.store.quality.models import QueuedRow, QueuedRowRecord
from tongban.store.quality.queries.books import opened_book
from tongban.store.quality.queries.queue import OpenedRow, opened

LONGEST_FACT: Final = 200
_NOBODY: Final = b""
"""Whom a record is about that has no key."""


@transaction.atomic
def look(officer: Officer, row: UUID) -> OpenedRow:
    """Return a row of the officer's own department with its values; the look is written down.

    Raises:
        NotFound: the same for what never was and for what another department holds.
    """
    found = QueuedRow.objects.filter(pk=row).first()
    if found is None or not answers_for(officer, found.holder):
        note(officer, "quality.row_read", f"quality_row:{row}", outcome="not_found")
        raise NotFound(f"no row {row} for this department")
    _note(officer, "quality.row_read", found)
    return opened(found)


@transaction.atomic
def propose(
    officer: Officer,
    row: UUID,
    outside: Outside,
    *,
    cells: Mapping[str, str],
    reason: str = "",
) -> RowState:
    """Submit a row again as it shall be; `cells` are the fields that may have changed.

    What is about no person counts at once; a person's record waits for a second steward.

    Raises:
        StillBroken: with the rules that it breaks as it would be.
        Conflict: when it does not wait any more.
    """
    held, state = _held(officer, row)
    before = held.cells
    after = {one: cells.get(one, text) or None for one, text in before.items()}
    hand = Hand(officer=officer, at=outside.now)
    event = repairs.propose(
        state,
        hand,
        Repair(before=before, after=after, reason=reason),
        holder=held.holder,
        rules=opened_book(held.dataset).book.in_force,
        today=outside.today,
    )
    held.after, held.way = after, event.way.value
    now = _append(officer, held, state, event)
    if held.personal:
        return now
    agreed = repairs.agree(now, hand, holder=held.holder, personal=False)
    return _append(officer, held, now, agreed)


@transaction.atomic
def agree(officer: Officer, row: UUID, outside: Outside) -> RowState:
    """Let a repair count."""
    held, state = _held(officer, row)
    hand = Hand(officer=officer, at=outside.now)
    event = repairs.agree(state, hand, holder=held.holder, personal=held.personal)
    return _append(officer, held, state, event)


@transaction.atomic
def send_back(officer: Officer, row: UUID, outside: Outside, *, reason: str) -> RowState:
    """Return a repair to whoever proposed it."""
    held, state = _held(officer, row)
    hand = Hand(officer=officer, at=outside.now)
    event = repairs.send_back(state, hand, holder=held.holder, reason=reason)
    return _append(officer, held, state, event)


@transaction.atomic
def ask_holder(officer: Officer, row: UUID, outside: Outside) -> UUID:
    """Open a ticket about a row that waits, under the clock of corrections; return its id.

    Raises:
        Conflict: when one is open about it, or nothing waits.
    """
    held, state = _held(officer, row)
    if held.ticket is not None or state.status is not RowStatus.WAITING:
        raise Conflict("nothing is to be asked")
    element, told = _worst(held)
    names = labels(published().catalogue)
    finding = QualityFinding(
        dataset=held.dataset,
        element=element,
        label=names.get(element, element),
        told=told[:LONGEST_FACT],
        wanted="；".join(held.reasons),
    )
    subject = bytes(held.subject_index or _NOBODY)
    held.ticket = report_finding(officer, finding, outside, subject=subject)
    held.changed_at = outside.now
    held.save(update_fields=["ticket", "changed_at"])
    return held.ticket


def faulty_fields(row: OpenedRow) -> tuple[str, ...]:
    """Return the fields that the rules a row breaks read, the one to mend first."""
    rules = {rule.code: rule for rule in opened_book(row.line.dataset).book.in_force}
    found = (field for code in row.line.broken if code in rules for field in rules[code].fields)
    return tuple(one for one in dict.fromkeys(found) if one in row.cells)


def _worst(row: QueuedRow) -> tuple[str, str]:
    """Return the field to mend first, and what stands in it."""
    fields = faulty_fields(opened(row)) or tuple(row.cells)[:1]
    element = fields[0] if fields else ""
    return element, row.cells.get(element) or ""


def _held(officer: Officer, row: UUID) -> tuple[QueuedRow, RowState]:
    """Lock a row of the officer's own department."""
    found = QueuedRow.objects.select_for_update().filter(pk=row, holder=officer.department).first()
    if found is None:
        raise NotFound(f"no row {row} for this department")
    if not answers_for(officer, found.holder):
        raise NotAllowed("only a steward of the holder may", rule="quality.holder")
    return found, fold(ROWS.read(found.records.order_by("sequence")))


def _append(officer: Officer, row: QueuedRow, state: RowState, event: AnyRowEvent) -> RowState:
    now = advance(state, event)
    row.status, row.changed_at = now.status.value, event.at
    row.save()
    QueuedRowRecord.objects.create(row=row, **columns(event, now.length))
    _note(officer, f"quality.row_{event.name}", row)
    return now


def _note(officer: Officer, action: str, row: QueuedRow) -> None:
    concerned = [] if row.subject_index is None else [bytes(row.subject_index)]
    details = {"dataset": row.dataset}
    note(officer, action, f"quality_row:{row.pk}", concerned=concerned, details=details)
