"""What ratings amount to (评价统计): by department, by item; and which they are.

What counts ratings also lists them. Whoever is rated never learns who rated: a line has the item,
the grade, the day and the words, and those of a poor rating only for who may see its concern.
"""

import enum
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from tongban.core.feedback.concerns import ConcernKind
from tongban.core.feedback.ratings import Grade, RatedStage, RatingOrigin
from tongban.core.feedback.tallies import GradeTally
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.store.feedback.concerns import visible
from tongban.store.feedback.models import Concern, Rating
from tongban.store.paging import Cursor, Leg, Page, page_of

_PUBLISHED_AT_ONCE: Final = 20
_PAGE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedOutcome:
    """A poor rating in public: where, when, how poor, what became of it; never who."""

    department: str
    item: str
    grade: Grade
    month: date
    outcome: str
    satisfied: bool | None


class Rated(enum.Enum):
    """A set of ratings that is counted (计数口径)."""

    ACTIVE = "active"
    POOR = "poor"
    DEFAULT = "default"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedSet:
    """Which ratings of an item a figure counts, since a day, perhaps of one department.

    With an `aspect` those that name it; those that name none when it is empty.
    """

    item: str
    of: Rated
    since: date
    department: str = ""
    aspect: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """How often poor ratings of an item name an aspect (差评原因)."""

    item: str
    aspect: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedLine:
    """A rating as officers read it; `held_back` are words that this officer may not see (yet)."""

    grade: Grade
    stage: RatedStage
    rated_on: date
    words: str
    held_back: bool = False
    concern: UUID | None = None


_SILENT: Final = Q(origin=RatingOrigin.DEFAULT.value)
_ACTIVE: Final = ~_SILENT & Q(excluded=False)
_SETS: Final[Mapping[Rated, Q]] = {
    Rated.ACTIVE: _ACTIVE,
    Rated.POOR: _ACTIVE & Q(level__in=[grade.value for grade in Grade if grade.poor]),
    Rated.DEFAULT: _SILENT,
    Rated.EXCLUDED: ~_SILENT & Q(excluded=True),
}


def tallies(
    rateable: Mapping[str, int], by: str, *, since: date, department: str = ""
) -> dict[str, GradeTally]:
    """Return tallies by `department` or `item_code`; `rateable` says how many cases ended."""
    rows = _since(since, department)
    grouped = list(
        rows.values(f"case__{by}", "level", "origin", "excluded").annotate(count=Count("id"))
    )
    names = {row[f"case__{by}"] for row in grouped} | set(rateable)
    return {
        name: _tally([row for row in grouped if row[f"case__{by}"] == name], rateable.get(name, 0))
        for name in names
    }


def causes(*, since: date) -> tuple[Cause, ...]:
    """Return what poor ratings of each item name, the most often named first."""
    poor = _since(since, "").filter(_SETS[Rated.POOR])
    counted: Counter[tuple[str, str]] = Counter()
    for item, aspects in poor.values_list("case__item_code", "aspects"):
        counted.update((item, aspect) for aspect in aspects or [""])
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Cause(item=item, aspect=aspect, count=count) for (item, aspect), count in ordered)


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


def rated_in(
    officer: Officer,
    wanted: RatedSet,
    *,
    after: Cursor | None = None,
    before: Cursor | None = None,
) -> Page[RatedLine]:
    """Return a page of what a figure counts, the latest first."""
    rows = _since(wanted.since, wanted.department).filter(case__item_code=wanted.item)
    rows = rows.filter(_SETS[wanted.of]).select_related("concern")
    if wanted.aspect is not None:
        named = Q(aspects__contains=[wanted.aspect]) if wanted.aspect else Q(aspects=[])
        rows = rows.filter(named)
    leg = Leg(rows=rows, by=("rated_at",), descending=True)
    found = page_of((leg,), after=after, before=before, most=_PAGE)
    shown = set(visible(officer).filter(rating__in=found.lines).values_list("rating_id", flat=True))
    return Page(
        lines=tuple(_line(row, shown) for row in found.lines),
        previous=found.previous,
        next=found.next,
    )


def _line(row: Rating, shown: Collection[UUID]) -> RatedLine:
    concern = getattr(row, "concern", None)
    seen = concern is None or row.pk in shown
    return RatedLine(
        grade=Grade(row.level),
        stage=RatedStage(row.stage),
        rated_on=row.rated_at.astimezone(CHINA_STANDARD_TIME).date(),
        words=row.comment if seen else "",
        held_back=not seen,
        concern=concern.pk if concern and seen else None,
    )


def _since(since: date, department: str) -> "QuerySet[Rating]":
    rows = Rating.objects.filter(rated_at__date__gte=since)
    return rows.filter(case__department=department) if department else rows


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
