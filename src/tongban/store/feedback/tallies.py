"""What ratings amount to (评价统计): by department, by item; poor ones with their outcome."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Q

from tongban.core.feedback.concerns import ConcernKind, ConcernStatus
from tongban.core.feedback.ratings import Grade, RatingOrigin
from tongban.core.feedback.tallies import GradeTally
from tongban.store.feedback.models import Concern, Rating

_PUBLISHED_AT_ONCE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOutcome:
    """A poor rating in public: where, when, how poor, what became of it; never who."""

    department: str
    item: str
    grade: Grade
    month: date
    outcome: str
    satisfied: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoorTally:
    """How a department deals with poor ratings (差评处置)."""

    department: str
    opened: int
    closed: int
    called_back: int
    satisfied: int
    late: int
    appealed_away: int


def tallies(
    rateable: Mapping[str, int], by: str, *, since: date, department: str = ""
) -> dict[str, GradeTally]:
    """Return tallies by `department` or `item_code`; `rateable` says how many cases ended."""
    rows = Rating.objects.filter(rated_at__date__gte=since)
    if department:
        rows = rows.filter(case__department=department)
    grouped = list(
        rows.values(f"case__{by}", "level", "origin", "excluded").annotate(count=Count("id"))
    )
    names = {row[f"case__{by}"] for row in grouped} | set(rateable)
    return {
        name: _tally([row for row in grouped if row[f"case__{by}"] == name], rateable.get(name, 0))
        for name in names
    }


def poor_tallies(since: date) -> tuple[PoorTally, ...]:
    """Return how each department deals with its poor ratings, the most of them first."""
    closed = Q(status=ConcernStatus.CLOSED.value)
    rows = (
        Concern.objects.filter(kind=ConcernKind.POOR_RATING.value, opened_at__date__gte=since)
        .values("department")
        .annotate(
            opened=Count("id"),
            closed=Count("id", filter=closed),
            called_back=Count("id", filter=closed & Q(satisfied__isnull=False)),
            satisfied=Count("id", filter=closed & Q(satisfied=True)),
            late=Count("id", filter=Q(units_late__gt=0)),
            appealed_away=Count("id", filter=Q(status=ConcernStatus.EXCLUDED.value)),
        )
        .order_by("-opened", "department")
    )
    return tuple(PoorTally(**row) for row in rows)


def published_outcomes(*, before: datetime | None = None) -> tuple[PublishedOutcome, ...]:
    """Return poor ratings whose outcome was published, the latest first."""
    rows = Concern.objects.filter(kind=ConcernKind.POOR_RATING.value).exclude(outcome="")
    if before is not None:
        rows = rows.filter(opened_at__lt=before)
    return tuple(
        PublishedOutcome(
            department=row.department,
            item=row.item_code,
            grade=Grade(row.rating.level),
            month=row.opened_at.date().replace(day=1),
            outcome=row.outcome,
            satisfied=row.satisfied,
        )
        for row in rows.select_related("rating").order_by("-opened_at")[:_PUBLISHED_AT_ONCE]
        if row.rating
    )


def _tally(rows: list[dict[str, Any]], rateable: int) -> GradeTally:
    grades: dict[Grade, int] = {}
    default = excluded = 0
    for row in rows:
        if row["origin"] == RatingOrigin.DEFAULT.value:
            default += row["count"]
        elif row["excluded"]:
            excluded += row["count"]
        else:
            grade = Grade(row["level"])
            grades[grade] = grades.get(grade, 0) + row["count"]
    return GradeTally(rateable=rateable, grades=grades, default=default, excluded=excluded)
