"""Record what happened to a case: events appended, columns and work brought up to date.

The only place that writes a case. The row is locked, the state is folded from the events, a verb of
core decides, and what it returns is appended with everything that follows from it, in the caller's
transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from tongban.actions.audit.acts import acts_on
from tongban.actions.modes_kept import keep_modes
from tongban.actions.notices.writing import notices_of, write
from tongban.actions.outside import Outside
from tongban.actions.watching import follow
from tongban.actions.work import sync_work
from tongban.core.cases import codec
from tongban.core.cases.acts import SYSTEM, Act, Performer
from tongban.core.cases.clock_changes import require_clock_kept
from tongban.core.cases.due import case_due
from tongban.core.cases.events import Event
from tongban.core.cases.folding import Versions, advance, filed_version, fold, later_versions
from tongban.core.cases.rebase_events import Rebased
from tongban.core.cases.state import CaseState
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.core.vocabulary.limits import due
from tongban.store.audit.appending import append
from tongban.store.cases.models import Case, CaseEvent, OutboxRow
from tongban.store.catalog.shelf import item_version

WAITING = "waiting"
"""The status column of a case that waits for another of its filing; it has no events yet."""

BLOCKED = "blocked"
"""The status column of a case that what it waited for did not come; it never has any events."""

TAKEN_BACK = "taken_back"
"""The status column of a case that was withdrawn while it waited; that is its only event."""

UNBEGUN = (WAITING, BLOCKED, TAKEN_BACK)
"""The cases that no department has received, so that their events amount to no state."""

CLOCKS_DIFFER: Final = timedelta(minutes=10)
"""By how much one machine's clock may be behind another's, or behind what it said before."""

DERIVED = (
    "status",
    "revision",
    "received_on",
    "accepted_on",
    "due_on",
    "decided_on",
    "completed_on",
    "acceptance_due_on",
)
"""The columns of a case that repeat what its events say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """A locked case row with the state that its events amount to."""

    row: Case
    state: CaseState


def open_case(case: UUID, *, revision: int | None = None, skip_locked: bool = False) -> OpenCase:
    """Lock a case that has begun and fold its events.

    Raises:
        NotFound: when there is no such case, it waits for another, or, with `skip_locked`,
            somebody has it in hand at this moment.
        Conflict: when it is no longer at the `revision` that the caller saw.
    """
    rows = Case.objects.select_for_update(of=("self",), skip_locked=skip_locked)
    begun = rows.filter(pk=case).exclude(status__in=UNBEGUN)
    found = begun.select_related("item", "filing").defer("item__content").first()
    if found is None:
        raise NotFound(f"no open case {case}")
    if revision is not None and found.revision != revision:
        raise Conflict(f"the case has moved on from {revision} to {found.revision}")
    return OpenCase(row=found, state=state_of(found))


def state_of(row: Case) -> CaseState:
    """Return what the events of a case amount to, under the item versions it was handled with."""
    events = tuple(codec.decode(event.content) for event in row.events.order_by("sequence"))
    return folded(row.item_code, row.item.version, events)


def folded(code: str, version: int, events: Sequence[Event]) -> CaseState:
    """Return what the events of a case of item `code` amount to; it is under `version` now.

    Raises:
        NotFound: when a version that it was handled with was never published.
    """
    filed = _version(code, filed_version(events, version))
    return fold(filed, events, later_items(code, events))


def later_items(code: str, events: Iterable[Event]) -> Versions:
    """Return the versions that these events go over to (改用新版)."""
    return {version: _version(code, version) for version in later_versions(events)}


def items_through(code: str, version: int, events: Sequence[Event]) -> tuple[ServiceItem, ...]:
    """Return for each event the item version that held from it on."""
    held = _version(code, filed_version(events, version))
    later = later_items(code, events)
    through = []
    for event in events:
        held = later[event.to_version] if isinstance(event, Rebased) else held
        through.append(held)
    return tuple(through)


def item_of(row: Case) -> ServiceItem:
    """Return the item version that a case is under."""
    return _version(row.item_code, row.item.version)


def _version(code: str, version: int) -> ServiceItem:
    item = item_version(code, version)
    if item is None:
        raise NotFound(f"no version {version} of {code}")
    return item


def record(opened: OpenCase, events: Iterable[Event], outside: Outside) -> OpenCase:
    """Append events to a case and bring its row and its open work up to date."""
    appended, row = tuple(events), opened.row
    later = later_items(row.item_code, appended)
    state = advance(opened.state, appended, later)
    require_clock_kept(opened.state, appended, state, outside.calendar)
    append_events(row, appended)
    follow(row, opened.state, appended, outside, later=later)
    row.revision += len(appended)
    update_columns(row, state, outside)
    row.save(update_fields=DERIVED)
    work = sync_work(row, state, outside)
    write(notices_of(row, state.item, events=appended, work=work, outside=outside))
    keep_modes(row, state, appended, outside)
    return OpenCase(row=row, state=state)


def append_events(row: Case, events: Iterable[Event]) -> None:
    """Write events after the ones that stand, each with a leaf and a message in the outbox."""
    happened = tuple(events)
    rows = event_rows(row, happened)
    CaseEvent.objects.bulk_create(rows)
    OutboxRow.objects.bulk_create(messages(row, rows))
    append(*acts_on(row, happened))


def event_rows(row: Case, events: Iterable[Event]) -> list[CaseEvent]:
    """Return the rows of events that follow the ones that stand."""
    return [
        _event_row(row, event, place) for place, event in enumerate(events, start=row.revision + 1)
    ]


def messages(row: Case, events: Iterable[CaseEvent]) -> list[OutboxRow]:
    """Return what leaves the house because of these events."""
    return [
        OutboxRow(
            topic=f"case.{event.name}",
            key=row.number,
            content={"case": str(row.pk), "sequence": event.sequence},
        )
        for event in events
    ]


def _event_row(row: Case, event: Event, place: int) -> CaseEvent:
    stored = CaseEvent(
        case=row, sequence=place, name=event.name, at=event.at, by=performer_label(event.by)
    )
    stored.content = codec.encode(event)
    return stored


def performer_label(performer: Performer) -> str:
    """Return by whom something was done, without naming a citizen."""
    if performer == SYSTEM:
        return performer.name
    return performer.department or "applicant"


def update_columns(row: Case, state: CaseState, outside: Outside) -> None:
    """Repeat in the row what the state says, for lists."""
    standing = case_due(state, today=outside.today, calendar=outside.calendar)
    row.status = state.status.value
    row.received_on = state.submitted_on
    row.accepted_on = state.accepted.accepted_on if state.accepted else None
    row.decided_on = state.decision.decided_on if state.decision else None
    row.completed_on = _ended_on(state)
    row.due_on = standing.promised_on
    row.acceptance_due_on = due(
        state.item.acceptance_limit, state.submitted_on, outside.calendar
    ).on


def act(performer: Performer, outside: Outside, *, after: datetime | None = None) -> Act:
    """Return what `performer` does at this moment.

    Clocks of machines differ, and are put back: what follows an event of up to ten minutes ahead
    happens at the moment of that event, so that no history runs backwards (F18). A clock that is
    further behind is wrong, and the guards of the verbs refuse its day.
    """
    now = outside.now
    behind = after is not None and timedelta() < after - now <= CLOCKS_DIFFER
    return Act(at=after if behind and after else now, by=performer)


def _ended_on(state: CaseState) -> date | None:
    if state.completed:
        return state.completed.completed_on
    if state.withdrawn:
        return state.withdrawn.withdrawn_on
    return state.acceptance_refused.refused_on if state.acceptance_refused else None
