"""What concerns add up to (诉求汇总) since a day, of the city or of one unit; and which they are.

Each set is written down once: what counts it also lists it.
"""

import enum
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tongban.core.feedback.concern_events import ConcernReopened
from tongban.core.feedback.concerns import WORK_ORDERS, ConcernKind, ConcernStatus
from tongban.core.feedback.poor_rating_events import RatingAppealed
from tongban.core.people.actors import Officer
from tongban.core.performance.heard import Heard, HeardTally
from tongban.store.feedback.concerns import PAGE, ConcernLine, line_of, visible
from tongban.store.feedback.models import Concern, ConcernRecord
from tongban.store.paging import Cursor, Leg, Page, page_of


class HeardKind(enum.Enum):
    """What is counted: work orders of the hotline (诉求工单), or poor ratings (差评)."""

    ORDERS = "orders"
    POOR = "poor"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardSet:
    """Which concerns a figure counts: of a kind, in a set, since a day, perhaps of one unit."""

    kind: HeardKind
    of: Heard
    since: date
    department: str = ""


_KINDS: Final[Mapping[HeardKind, Q]] = {
    HeardKind.ORDERS: Q(kind__in=[kind.value for kind in WORK_ORDERS]),
    HeardKind.POOR: Q(kind=ConcernKind.POOR_RATING.value),
}
_STRUCK: Final = Q(status=ConcernStatus.EXCLUDED.value)
_MERGED: Final = Q(into__isnull=False)
_HANDED: Final = ~Q(department="") & ~_STRUCK & ~_MERGED
_ENDED: Final = Q(status=ConcernStatus.CLOSED.value)
_CALLED_BACK: Final = _ENDED & Q(satisfied__isnull=False)
_SETS: Final[Mapping[Heard, Q]] = {
    Heard.OPENED: Q(),
    Heard.APART: ~_MERGED,
    Heard.HANDED: _HANDED,
    Heard.IN_TIME: _HANDED & Q(units_late=0),
    Heard.LATE: _HANDED & Q(units_late__gt=0),
    Heard.ENDED: _ENDED,
    Heard.CALLED_BACK: _CALLED_BACK,
    Heard.SATISFIED: _CALLED_BACK & Q(satisfied=True),
    Heard.REOPENED: Q(again=True) & ~_MERGED,
    Heard.MERGED: _MERGED,
    Heard.STANDING: ~_STRUCK,
    Heard.APPEALED: Q(disputed=True),
    Heard.STRUCK: _STRUCK,
}


def heard(kind: HeardKind, since: date, department: str = "") -> HeardTally:
    """Return how many concerns of a kind each set has."""
    found = _told(Concern.objects.all(), kind, since, department)
    counts = found.aggregate(**{one.value: Count("pk", filter=q) for one, q in _SETS.items()})
    return {one: counts[one.value] for one in Heard}


def heard_by_department(kind: HeardKind, since: date) -> dict[str, HeardTally]:
    """Return the same by department, the one with the most of them first."""
    found = _told(Concern.objects.all(), kind, since, "").values("department")
    rows = found.annotate(**{one.value: Count("pk", filter=q) for one, q in _SETS.items()})
    tallies: defaultdict[str, HeardTally] = defaultdict(dict)
    for row in rows.order_by("-opened", "department"):
        tallies[row["department"]] = {one: row[one.value] for one in Heard}
    return dict(tallies)


def heard_in(
    officer: Officer,
    wanted: HeardSet,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Page[ConcernLine]:
    """Return a page of what a figure counts, as far as an officer may see it, the latest first."""
    rows = _counted(visible(officer), wanted)
    leg = Leg(rows=rows, by=("opened_at",), descending=True)
    found = page_of((leg,), after=after, before=before, most=PAGE)
    return Page(lines=tuple(map(line_of, found.lines)), previous=found.previous, next=found.next)


def unseen_in(officer: Officer, wanted: HeardSet) -> int:
    """Return how many of what a figure counts an officer may not see."""
    seen = visible(officer).values("pk")
    return _counted(Concern.objects.exclude(pk__in=seen), wanted).count()


def _counted(rows: "QuerySet[Concern]", wanted: HeardSet) -> "QuerySet[Concern]":
    return _told(rows, wanted.kind, wanted.since, wanted.department).filter(_SETS[wanted.of])


def _told(
    rows: "QuerySet[Concern]", kind: HeardKind, since: date, department: str
) -> "QuerySet[Concern]":
    rows = rows.filter(_KINDS[kind], opened_at__date__gte=since)
    rows = rows.filter(department=department) if department else rows
    return rows.alias(
        again=_happened(ConcernReopened.name), disputed=_happened(RatingAppealed.name)
    )


def _happened(name: str) -> Exists:
    return Exists(ConcernRecord.objects.filter(concern=OuterRef("pk"), name=name))
