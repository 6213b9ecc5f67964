"""Keeping resources and requests (存证): the row locked, what follows appended; no other writes."""

from uuid import UUID

from tongban.actions.webhooks.telling import tell
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.exchange import request_state, resource_review
from tongban.core.exchange.request_events import AnyRequestEvent
from tongban.core.exchange.request_state import RequestState
from tongban.core.exchange.resource_review import AnyResourceEvent, ResourceState
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.events import RESOURCES
from tongban.store.exchange.models import (
    RequestRecord,
    RequestRow,
    ResourceRecord,
    ResourceRow,
)
from tongban.store.exchange.queries.requests import opened_request
from tongban.store.freezing.histories import columns


def held_request(request: UUID) -> tuple[RequestRow, RequestState]:
    """Lock a request; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    row = RequestRow.objects.select_for_update().filter(pk=request).first()
    if row is None:
        raise NotFound(f"no request {request}")
    return row, opened_request(row).state


def begin_request(event: AnyRequestEvent, calendar: WorkingCalendar) -> RequestRow:
    """Write a new request with the event that put it."""
    state = request_state.fold([event])
    row = RequestRow(opened_at=event.at, changed_at=event.at)
    _repeat(row, state, calendar)
    row.save(force_insert=True)
    RequestRecord.objects.create(request=row, **columns(event, 1))
    _tell(row, event)
    return row


def append_to_request(
    row: RequestRow, event: AnyRequestEvent, state: RequestState, calendar: WorkingCalendar
) -> RequestState:
    """Write an event after those that stand and return where the request stands now."""
    RequestRecord.objects.create(request=row, **columns(event, row.records.count() + 1))
    now = request_state.advance(state, event)
    row.changed_at = event.at
    _repeat(row, now, calendar)
    row.save()
    _tell(row, event)
    return now


def held_resource(code: str) -> tuple[ResourceRow, ResourceState]:
    """Lock a resource; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    row = ResourceRow.objects.select_for_update().filter(pk=code).first()
    if row is None:
        raise NotFound(f"no resource {code}")
    return row, resource_review.fold(RESOURCES.read(row.records.all()))


def append_to_resource(code: str, event: AnyResourceEvent) -> ResourceState:
    """Write an event of a resource, the first of a new one, and return where it stands now."""
    row = ResourceRow.objects.select_for_update().filter(pk=code).first()
    before = None
    if row is None:
        row = ResourceRow(code=code)
    else:
        before = resource_review.fold(RESOURCES.read(row.records.all()))
    now = resource_review.advance(before, event)
    row.name, row.holder = now.resource.name, now.resource.holder
    row.status, row.changed_at = now.status.value, event.at
    row.save()
    ResourceRecord.objects.create(resource=row, **columns(event, row.records.count() + 1))
    return now


def _tell(row: RequestRow, event: AnyRequestEvent) -> None:
    """Tell the systems of those who ask, answer and decide."""
    parties = (row.asker, row.holder, CATALOGUE_KEEPER)
    tell(f"request.{event.name}", str(row.pk), departments=parties, status=row.status)


def _repeat(row: RequestRow, state: RequestState, calendar: WorkingCalendar) -> None:
    """Repeat in the row what the state says, for lists."""
    request, turn = state.request, state.turn
    row.title, row.asker, row.holder = request.title[:200], request.asker, request.holder
    row.dataset = state.terms.dataset or request.interface
    row.status = state.status.value
    row.turn_of = "" if turn is None else turn.department
    row.due_on = None if turn is None else turn.due_on(calendar)
    row.submissions = request.replaces.submissions
