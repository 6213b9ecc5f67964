"""Orders (督办): opened for what was found, answered, judged, fallen due; one event at a time."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, TypeAlias
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.notices.desks import tell_desk
from tongban.actions.notices.writing import tell_unit
from tongban.actions.outside import Outside
from tongban.core.authoring.review import Hand
from tongban.core.people.actors import Officer, Role
from tongban.core.supervision import acting
from tongban.core.supervision.acting import Periods
from tongban.core.supervision.order_events import AnyOrderEvent
from tongban.core.supervision.orders import OrderState, advance, fold
from tongban.core.supervision.rules import Level
from tongban.core.supervision.turns import asked_of_department, asked_of_supervisors
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.models import Case, OutboxRow
from tongban.store.cases.numbers import serials
from tongban.store.freezing.histories import columns
from tongban.store.supervision.events import ORDERS
from tongban.store.supervision.models import ENDED, OrderRecord, OrderRow, SightingRow

ORDER_PAGE: Final = "/console/supervision/orders/{}/"
Verb: TypeAlias = Callable[[OrderState, Hand, Periods], AnyOrderEvent]


def open_order(sighting: SightingRow, outside: Outside) -> OrderRow:
    """Hand what was found to the department that answers for it."""
    case = sighting.case
    department = sighting.department or (case.department if case else "")
    event = acting.open_order(
        level=Level(sighting.level),
        department=department,
        at=outside.now,
        periods=periods(outside),
    )
    state = fold([event])
    row = OrderRow.objects.create(
        number=_number(outside.today),
        sighting=sighting,
        rule=sighting.rule,
        group=sighting.group,
        level=sighting.level,
        case=case,
        concern_id=sighting.concern_id,
        department=state.department,
        rung=state.rung,
        status=state.status.value,
        due_on=state.due_on,
        opened_at=outside.now,
    )
    _append(row, event, state, outside)
    return row


def order_rows(
    sighting: SightingRow, case: Case, history: Sequence[AnyOrderEvent]
) -> tuple[OrderRow, list[OrderRecord]]:
    """Return an order of an earlier system with its history, not yet saved."""
    state = fold(history)
    row = OrderRow(
        number=_number(day_of(history[0].at)),
        sighting=sighting,
        rule=sighting.rule,
        level=sighting.level,
        case=case,
        department=state.department,
        rung=state.rung,
        status=state.status.value,
        due_on=state.due_on,
        replies_late=state.replies_late,
        rulings_late=state.rulings_late,
        opened_at=history[0].at,
        ended_at=history[-1].at if state.status.ended else None,
        revision=state.length,
    )
    records = [
        OrderRecord(order=row, **columns(event, place))
        for place, event in enumerate(history, start=1)
    ]
    return row, records


def fall_due(order: UUID, outside: Outside) -> int:
    """Let what follows by itself happen to an order; return how much did."""
    with transaction.atomic():
        rows = OrderRow.objects.select_for_update(skip_locked=True, of=("self",))
        row = rows.filter(pk=order).exclude(status__in=ENDED).first()
        if row is None:
            return 0
        state = fold(ORDERS.read(row.records.order_by("sequence")))
        event = acting.fall_due(state, at=outside.now, periods=periods(outside))
        if event is None:
            return 0
        _append(row, event, advance(state, event), outside)
        return 1


@transaction.atomic
def done(
    officer: Officer, order: UUID, outside: Outside, verb: Verb, *, revision: int | None = None
) -> OrderState:
    """Let core decide on a locked order, and keep what follows.

    Raises:
        NotFound: when there is no such order for this officer.
        Conflict: when it has moved on from `revision`.
        NotAllowed: when this officer may not, or not now.
    """
    row = OrderRow.objects.select_for_update(of=("self",)).filter(pk=order).first()
    if row is None or not _concerns(officer, row):
        raise NotFound(f"no order {order} for {officer.department}")
    if revision is not None and revision != row.revision:
        raise Conflict(f"the order has moved on from {revision}")
    state = fold(ORDERS.read(row.records.order_by("sequence")))
    event = verb(state, Hand(officer=officer, at=outside.now), periods(outside))
    now = advance(state, event)
    _append(row, event, now, outside)
    note(officer, f"supervision.{event.name}", f"order:{row.pk}")
    return now


def periods(outside: Outside) -> Periods:
    """Return how long each side has."""
    return Periods(calendar=outside.calendar)


def _concerns(officer: Officer, row: OrderRow) -> bool:
    return acting.answers_for(officer, row.department) or acting.judges(officer, row.department)


def _append(row: OrderRow, event: AnyOrderEvent, state: OrderState, outside: Outside) -> None:
    OrderRecord.objects.create(order=row, **columns(event, state.length))
    row.rung, row.status, row.due_on = state.rung, state.status.value, state.due_on
    row.replies_late, row.rulings_late = state.replies_late, state.rulings_late
    row.revision = state.length
    row.ended_at = event.at if state.status.ended else None
    row.save()
    OutboxRow.objects.create(
        topic=f"supervision.{event.name}", key=row.number, content={"order": str(row.pk)}
    )
    _tell(row, event, state, outside)


def _tell(row: OrderRow, event: AnyOrderEvent, state: OrderState, outside: Outside) -> None:
    """Tell the department or the supervisors that an order waits for them, or that it ended."""
    names = {rule.code: rule.name for rule in outside.standing_rules}
    about = {
        "item": names.get(row.rule, row.rule),
        "number": row.number,
        "due_day": state.due_on.isoformat(),
    }
    page = ORDER_PAGE.format(row.pk)
    if work := asked_of_department(state):
        duty = {**about, "work": work}
        tell_unit(row.department, "order_to_answer", duty, path=page, outside=outside)
    if state.status.ended:
        ended = {**about, "work": state.status.label}
        tell_unit(row.department, "order_ended", ended, path=page, outside=outside)
    if work := asked_of_supervisors(event, state):
        tell_desk(
            Role.SUPERVISOR,
            "orders_waiting",
            {**about, "work": work},
            path=page,
            outside=outside,
            apart_from=row.department,
        )


def _number(day: date) -> str:
    return f"督〔{day.year}〕{serials(1)[0]:04d}号"
