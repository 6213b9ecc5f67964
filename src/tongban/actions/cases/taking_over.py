"""Take over cases (存量办件归集): histories of an earlier system, kept as if they were ours.

Every event has its leaf in the audit, every case what supervision finds in it. Nothing leaves the
house for it: whoever was to be told was told then. What still runs goes on here, in the inbox.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model

from tongban.actions.audit.acts import acts_on
from tongban.actions.outside import Outside
from tongban.actions.recording import event_rows, update_columns
from tongban.actions.supervision.ordering import order_rows
from tongban.actions.targets import published
from tongban.actions.watching import sighting_rows
from tongban.actions.work import wanted_work, work_row
from tongban.core.cases.events import Event, Received
from tongban.core.cases.folding import fold
from tongban.core.cases.state import CaseState
from tongban.core.catalog.items import ServiceItem
from tongban.core.guides.outcomes import Way
from tongban.core.supervision.order_events import AnyOrderEvent
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.watching import watch
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.appending import append
from tongban.store.cases.models import Case, CaseEvidence, Draft, Filing
from tongban.store.cases.numbers import case_number, filing_number, serials
from tongban.store.catalog.queries import version_rows
from tongban.store.sealing import blind_index
from tongban.store.supervision.models import OrderRecord, OrderRow, SightingRow, WatchedCase

_AREA: Final = "519900"
_AT_ONCE: Final = 40
"""So many cases are written together; a statement holds a limited number of values."""

Ordered = Callable[[Sighting, str, str], tuple[AnyOrderEvent, ...]]
"""Returns what followed a finding, by the department of the case and the number of the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingCase:
    """A case of an earlier system (存量办件): under which item, whose, and what happened."""

    item: ServiceItem
    number: str
    name: str
    events: tuple[Event, ...]


@dataclass(slots=True)
class _Written:
    """The rows of some cases, by table in an order in which they may be written."""

    tables: Mapping[str, list[Model]] = field(
        default_factory=lambda: {
            one: []
            for one in ("drafts", "filings", "cases", "evidence", "events", "leaves", "work")
        }
    )

    def add(self, table: str, rows: Iterable[Model]) -> None:
        self.tables[table].extend(rows)


@transaction.atomic
def take_over(
    existing: Iterable[ExistingCase], outside: Outside, *, source: str, ordered: Ordered
) -> int:
    """Keep cases in the name of the system they come from, once; return how many were new.

    Raises:
        InvalidValue: when a history does not begin with a receipt.
    """
    owner, new = _owner(source)
    if not new:
        return 0
    taken = 0
    waiting = iter(existing)
    while batch := list(islice(waiting, _AT_ONCE)):
        _keep(batch, owner, outside, ordered)
        taken += len(batch)
    return taken


def _owner(source: str) -> tuple[int, bool]:
    """Return the account in whose name they are filed: nobody can sign in to it."""
    users = get_user_model().objects
    user, new = users.get_or_create(username=source, defaults={"is_active": False})
    if new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user.pk, new


def _keep(batch: list[ExistingCase], owner: int, outside: Outside, ordered: Ordered) -> None:
    versions = version_rows(published(), {one.item.code: one.item for one in batch}.values())
    written, watched = _Written(), []
    for one, serial in zip(batch, serials(len(batch)), strict=True):
        row = _row(one, _filing(one, owner, serial), versions[one.item.code], serial)
        state = _fill(row, one, outside, written)
        watched.append((row, one, state))
    append(*written.tables.values())
    for row, one, _ in watched:
        _watch(row, one, outside, ordered)
    WatchedCase.objects.bulk_create(
        WatchedCase(case=row, until=outside.today) for row, _, state in watched if not state.ended
    )


def _row(one: ExistingCase, filing: Filing, version: int, serial: int) -> Case:
    return Case(
        number=case_number(one.item, day_of(filing.filed_at), serial),
        filing=filing,
        item_id=version,
        item_code=one.item.code,
        department=one.item.department,
        area=_AREA,
        waits_for=[],
    )


def _fill(row: Case, one: ExistingCase, outside: Outside, written: _Written) -> CaseState:
    """Set the columns of a case by its events, and add its rows to what is to be written."""
    state = fold(one.item, one.events)
    written.add("drafts", [row.filing.draft])
    written.add("filings", [row.filing])
    written.add("cases", [row])
    written.add("events", event_rows(row, one.events))
    written.add("leaves", (AuditEntry.of(entry) for entry in acts_on(row, one.events)))
    row.revision = len(one.events)
    update_columns(row, state, outside)
    written.add("evidence", _evidence(row, one.item, state))
    written.add("work", (work_row(row, wanted, outside) for wanted in wanted_work(state, outside)))
    return state


def _filing(one: ExistingCase, owner: int, serial: int) -> Filing:
    received = one.events[0]
    if not isinstance(received, Received):
        raise InvalidValue("case history", "a case begins with its receipt")
    draft = Draft(
        owner_id=owner,
        target=Draft.Target.ITEM,
        code=one.item.code,
        version=one.item.version,
        title=one.item.name,
        submitted_at=received.at,
        created_at=received.at,
        updated_at=received.at,
    )
    draft.content = {}
    filing = Filing(
        number=filing_number(_AREA, received.received_on, serial),
        draft=draft,
        owner_id=owner,
        subject_index=blind_index(one.number),
        title=one.item.name,
        area=_AREA,
        filed_at=received.at,
    )
    filing.content = {
        "applicant": {"name": one.name, "number": one.number, "acting_for": None},
        "facts": [],
        "chosen": [one.item.code],
        "steps": {one.item.code: list(received.submission.steps)},
    }
    return filing


def _evidence(row: Case, item: ServiceItem, state: CaseState) -> Iterator[CaseEvidence]:
    """Yield the papers as the earlier system counted them; their files stayed there."""
    names = {need.id: need.name for need in item.requirements}
    for need in state.submission.needed:
        yield CaseEvidence(
            case=row,
            requirement=need,
            name=names[need],
            way=Way.UPLOADED.value,
            reason="原系统办件，材料留存在原系统",
            trust="C",
        )


def _watch(row: Case, one: ExistingCase, outside: Outside, ordered: Ordered) -> None:
    """Keep what the history shows, and what followed from it."""
    found = watch(
        outside.rules,
        one.item,
        one.events,
        today=outside.today,
        calendar=outside.calendar,
        review=outside.modes.review,
    )
    rows = SightingRow.objects.bulk_create(sighting_rows(row, found, outside.now))
    orders: list[OrderRow] = []
    records: list[OrderRecord] = []
    for sighting, kept in zip(found, rows, strict=True):
        history = () if sighting.group else ordered(sighting, row.department, row.number)
        if history:
            order, told = order_rows(kept, row, history)
            orders.append(order)
            records += told
    OrderRow.objects.bulk_create(orders)
    OrderRecord.objects.bulk_create(records)
