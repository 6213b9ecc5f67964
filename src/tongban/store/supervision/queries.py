"""Orders and sightings as supervisors of the city, and the department that answers, may read them.

A supervisor sees every order; whoever decides for a department sees its own. Cases are told by
number and item, never by applicant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from tongban.core.people.actors import Officer, Role
from tongban.core.supervision.order_events import AnyOrderEvent, Rung
from tongban.core.supervision.orders import OrderState, OrderStatus, fold
from tongban.core.supervision.rules import Level
from tongban.store.supervision.events import ORDERS
from tongban.store.supervision.models import ENDED, OrderRow, SightingRow

PAGE = 30
_OVER = ("acceptance_refused", "completed", "withdrawn")
_WITH_SUPERVISORS = [status.value for status in OrderStatus if status.with_supervisors]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One line of a list of orders: about a case, or about a concern that belongs to none."""

    id: UUID
    number: str
    rule: str
    level: Level
    rung: Rung
    status: OrderStatus
    department: str
    due_on: date
    opened_at: datetime
    item: str
    since: date
    about: str
    case_number: str = ""
    concern: UUID | None = None
    concern_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedOrder:
    """An order with everything that happened to it."""

    line: OrderLine
    state: OrderState
    history: tuple[AnyOrderEvent, ...]
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which orders a list is to show (筛选); blank is all."""

    department: str = ""
    level: Level | None = None
    rule: str = ""
    ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """How one department stands: running cases by their gravest light, and its orders."""

    department: str
    running: int
    yellow: int
    orange: int
    red: int
    orders: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTally:
    """How often a rule was met since a day, and how many of its orders were struck."""

    rule: str
    found: int
    struck: int


def orders_for(
    officer: Officer, wanted: Wanted, *, after: tuple[date, UUID] | None = None
) -> tuple[OrderLine, ...]:
    """Return a page of orders, whoever has to move first at the top."""
    rows = _visible(officer)
    rows = rows.filter(status__in=ENDED) if wanted.ended else rows.exclude(status__in=ENDED)
    if wanted.department:
        rows = rows.filter(department=wanted.department)
    if wanted.level is not None:
        rows = rows.filter(level=wanted.level)
    if wanted.rule:
        rows = rows.filter(rule=wanted.rule)
    if after is not None:
        rows = rows.filter(Q(due_on__gt=after[0]) | Q(due_on=after[0], id__gt=after[1]))
    return tuple(_line(row) for row in rows.order_by("due_on", "id")[:PAGE])


def order_for(officer: Officer, order: UUID) -> OpenedOrder | None:
    """Return an order that this officer may see."""
    row = _visible(officer).filter(pk=order).first()
    if row is None:
        return None
    history = ORDERS.read(row.records.order_by("sequence"))
    return OpenedOrder(
        line=_line(row), state=fold(history), history=history, together=_together(row)
    )


def waiting(officer: Officer) -> int:
    """Return how many orders wait for this officer to move."""
    rows = OrderRow.objects.exclude(status__in=ENDED)
    judged = Q(status__in=_WITH_SUPERVISORS) & ~Q(department=officer.department)
    answered = Q(status=OrderStatus.AWAITING_REPLY.value, department=officer.department)
    mine = Q(pk__in=[])
    mine |= judged if Role.SUPERVISOR in officer.roles else mine
    mine |= answered & Q(rung__gt=Rung.NOTICE) if Role.APPROVER in officer.roles else mine
    return rows.filter(mine).count()


def board(
    running: Mapping[str, int], today: date, *, department: str = ""
) -> tuple[BoardLine, ...]:
    """Return how the departments with so many `running` cases stand today, the most red first."""
    only = Q(department=department) if department else Q()
    lights = _counted(_running().filter(_under("case__", department)))
    orders = {
        row["department"]: row
        for row in OrderRow.objects.filter(only)
        .exclude(status__in=ENDED)
        .values("department")
        .annotate(
            open=Count("id"),
            overdue=Count(
                "id", filter=Q(due_on__lt=today, status=OrderStatus.AWAITING_REPLY.value)
            ),
        )
    }
    lines = (
        BoardLine(
            department=name,
            running=running.get(name, 0),
            yellow=lights.get((name, Level.YELLOW), 0),
            orange=lights.get((name, Level.ORANGE), 0),
            red=lights.get((name, Level.RED), 0),
            orders=orders.get(name, {}).get("open", 0),
            overdue=orders.get(name, {}).get("overdue", 0),
        )
        for name in {*running, *orders, *(name for name, _ in lights)}
    )
    return tuple(sorted(lines, key=lambda one: (-one.red, -one.orange, one.department)))


def tallies(since: date) -> tuple[RuleTally, ...]:
    """Return how often each rule was met since a day, the most often met first."""
    rows = (
        SightingRow.objects.filter(since__gte=since)
        .values("rule")
        .annotate(
            found=Count("id"),
            struck=Count("id", filter=Q(order__status=OrderStatus.STRUCK.value)),
        )
        .order_by("-found", "rule")
    )
    return tuple(RuleTally(**row) for row in rows)


def lateness() -> tuple[int, int]:
    """Return how often departments, and how often supervisors, let their day pass."""
    late = Q(replies_late__gt=0)
    ruled = Q(rulings_late__gt=0)
    found = OrderRow.objects.aggregate(
        replies=Count("id", filter=late), rulings=Count("id", filter=ruled)
    )
    return found["replies"], found["rulings"]


def _visible(officer: Officer) -> "QuerySet[OrderRow]":
    rows = OrderRow.objects.select_related("case", "case__item", "concern", "sighting")
    rows = rows.defer("case__item__content", "concern__matter_sealed")
    if Role.SUPERVISOR in officer.roles:
        return rows
    if Role.APPROVER in officer.roles:
        return rows.filter(department=officer.department)
    return rows.none()


def _together(row: OrderRow) -> tuple[str, ...]:
    if not row.group:
        return ()
    found = SightingRow.objects.filter(rule=row.rule, group=row.group).order_by("id")
    return tuple(found.values_list("case__number", flat=True)[:PAGE])


def _running() -> "QuerySet[SightingRow]":
    """Return what stands against cases that are still running, unless an appeal struck it."""
    rows = SightingRow.objects.filter(case__isnull=False, group="")
    rows = rows.exclude(case__status__in=_OVER)
    return rows.exclude(order__status=OrderStatus.STRUCK.value)


def _under(prefix: str, department: str) -> Q:
    return Q(**{f"{prefix}department": department}) if department else Q()


def _counted(rows: "QuerySet[SightingRow]") -> dict[tuple[str, int], int]:
    """Return how many cases of each department have each level as their gravest."""
    gravest = rows.values("case__department", "case_id").annotate(gravest=Max("level"))
    counted: dict[tuple[str, int], int] = {}
    for row in gravest:
        place = row["case__department"], row["gravest"]
        counted[place] = counted.get(place, 0) + 1
    return counted


def _line(row: OrderRow) -> OrderLine:
    return OrderLine(
        id=row.pk,
        number=row.number,
        rule=row.rule,
        level=Level(row.level),
        rung=Rung(row.rung),
        status=OrderStatus(row.status),
        department=row.department,
        due_on=row.due_on,
        opened_at=row.opened_at,
        item=row.case.item.name if row.case else row.sighting.about,
        since=row.sighting.since,
        about=row.sighting.about,
        case_number=row.case.number if row.case else "",
        concern=row.concern_id,
        concern_number=row.concern.number if row.concern else "",
    )
