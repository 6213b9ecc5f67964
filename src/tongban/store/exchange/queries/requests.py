"""Requests as stewards read them: what waits for them, one with its thread, all for statistics."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tongban.core.exchange.request_events import AnyRequestEvent
from tongban.core.exchange.request_state import RequestState, RequestStatus, fold
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.exchange.events import REQUESTS
from tongban.store.exchange.models import RequestRow

MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """One line of a list of requests."""

    id: UUID
    title: str
    asker: str
    holder: str
    dataset: str
    status: RequestStatus
    turn_of: str
    due_on: date | None
    submissions: int
    opened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRequest:
    """A request with everything that happened to it."""

    id: UUID
    state: RequestState
    history: tuple[AnyRequestEvent, ...]


def waiting_for(department: str) -> tuple[RequestLine, ...]:
    """Return what a department has to do, the earliest day first, offers to it among them."""
    waits = Q(turn_of=department) | Q(
        status__in=[RequestStatus.NEGOTIATING.value, RequestStatus.REFUSED.value],
        asker=department,
    )
    rows = RequestRow.objects.filter(waits)
    return _lines(rows.order_by(F("due_on").asc(nulls_last=True), "opened_at", "id"))


def listed_requests(
    *, department: str = "", status: str = "", dataset: str = ""
) -> tuple[RequestLine, ...]:
    """Return requests that a department put or has to answer, or all, the newest first."""
    rows = RequestRow.objects.all()
    if department:
        rows = rows.filter(Q(asker=department) | Q(holder=department))
    if status:
        rows = rows.filter(status=status)
    if dataset:
        rows = rows.filter(dataset=dataset)
    return _lines(rows.order_by("-opened_at", "id"))


def request_for(officer: Officer, request: UUID) -> OpenedRequest:
    """Return a request; whoever keeps the catalogue reads every one.

    Raises:
        NotFound: when there is none.
    """
    del officer
    row = RequestRow.objects.filter(pk=request).prefetch_related("records").first()
    if row is None:
        raise NotFound(f"no request {request}")
    return opened_request(row)


def opened_request(row: RequestRow) -> OpenedRequest:
    """Return a request as its row and records tell it."""
    history = REQUESTS.read(row.records.all())
    return OpenedRequest(id=row.pk, state=fold(history), history=history)


def requests_since(moment: datetime) -> tuple[RequestState, ...]:
    """Return where every request put since a moment stands, for statistics."""
    rows = RequestRow.objects.filter(opened_at__gte=moment).prefetch_related("records")
    return tuple(fold(REQUESTS.read(row.records.all())) for row in rows.iterator(chunk_size=500))


def open_requests_for(datasets: Iterable[str]) -> frozenset[str]:
    """Return those of these datasets or interfaces that somebody asks for already."""
    still = [status.value for status in RequestStatus if not status.ended]
    rows = RequestRow.objects.filter(dataset__in=list(datasets), status__in=still)
    return frozenset(rows.values_list("dataset", flat=True))


def _lines(rows: QuerySet[RequestRow]) -> tuple[RequestLine, ...]:
    return tuple(
        RequestLine(
            id=row.pk,
            title=row.title,
            asker=row.asker,
            holder=row.holder,
            dataset=row.dataset,
            status=RequestStatus(row.status),
            turn_of=row.turn_of,
            due_on=row.due_on,
            submissions=row.submissions,
            opened_at=row.opened_at,
        )
        for row in rows[:MOST]
    )
