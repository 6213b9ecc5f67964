"""An order as whoever may read it opens it, and what orders and sightings amount to on boards."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from tongban.core.cases.state import Status
from tongban.core.people.actors import Officer
from tongban.core.supervision.order_events import AnyOrderEvent
from tongban.core.supervision.orders import OrderState, OrderStatus, fold
from tongban.core.supervision.rules import Level
from tongban.store.supervision.events import ORDERS
from tongban.store.supervision.models import ENDED, OrderRow, SightingRow
from tongban.store.supervision.order_lists import PAGE, OrderLine, line_of, moved_by, visible

_OVER = [one.value for one in Status if one.ended]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedOrder:
    """An order with everything that happened to it."""

    line: OrderLine
    state: OrderState
    history: tuple[AnyOrderEvent, ...]
    together: tuple[str, ...] = ()


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


def order_for(officer: Officer, order: UUID) -> OpenedOrder | None:
    """Return an order that this officer may see."""
    row = visible(officer).filter(pk=order).first()
    if row is None:
        return None
    history = ORDERS.read(row.records.order_by("sequence"))
    return OpenedOrder(
        line=line_of(row), state=fold(history), history=history, together=_together(row)
    )


def waiting(officer: Officer) -> int:
    """Return how many orders wait for this officer to move."""
    return OrderRow.objects.exclude(status__in=ENDED).filter(moved_by(officer)).count()


def board(
    running: Mapping[str, int], today: date, *, department: str = ""
) -> tuple[BoardLine, ...]:
    """Return how the departments with so many `running` cases stand today, the most red first."""
    only = Q(department=department) if department else Q()
    lights = _counted(_running(department))
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


def lit(department: str, light: Level) -> tuple[str, ...]:
    """Return the numbers of the running cases whose gravest light this is, as the board counts."""
    gravest = _running(department).values("case_id").annotate(gravest=Max("level"))
    found = gravest.filter(gravest=light).order_by("case__number")
    return tuple(found.values_list("case__number", flat=True))


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


def _together(row: OrderRow) -> tuple[str, ...]:
    if not row.group:
        return ()
    found = SightingRow.objects.filter(rule=row.rule, group=row.group).order_by("id")
    return tuple(found.values_list("case__number", flat=True)[:PAGE])


def _running(department: str) -> "QuerySet[SightingRow]":
    """Return what stands against cases that are still running, unless an appeal struck it."""
    rows = SightingRow.objects.filter(case__isnull=False, group="")
    rows = rows.filter(case__department=department) if department else rows
    rows = rows.exclude(case__status__in=_OVER)
    return rows.exclude(order__status=OrderStatus.STRUCK.value)


def _counted(rows: "QuerySet[SightingRow]") -> dict[tuple[str, int], int]:
    """Return how many cases of each department have each level as their gravest."""
    gravest = rows.values("case__department", "case_id").annotate(gravest=Max("level"))
    counted: dict[tuple[str, int], int] = {}
    for row in gravest:
        place = row["case__department"], row["gravest"]
        counted[place] = counted.get(place, 0) + 1
    return counted
