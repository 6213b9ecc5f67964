"""Checks of registers: how far one is, what the last one found, the score day by day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Sum
from django.db.models.functions import TruncDate

from tongban.core.quality.profiles import ColumnProfile
from tongban.core.quality.rules import Dimension
from tongban.core.quality.scores import RuleCount, whole_score
from tongban.core.vocabulary.errors import NotFound
from tongban.store.quality.kinds import CheckStatus, Source
from tongban.store.quality.models import CheckRun, UseTally

PAGE = 20
_UNDER_WAY = (CheckStatus.WAITING, CheckStatus.READING, CheckStatus.JUDGING)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """One check; `counts` are by the code of the rule."""

    id: UUID
    dataset: str
    holder: str
    source: Source
    name: str
    by_name: str
    status: CheckStatus
    reason: str
    version: int
    rows: int
    rejected: int
    queued: int
    total: RuleCount
    counts: Mapping[str, RuleCount]
    dimensions: Mapping[Dimension, RuleCount]
    profiles: tuple[ColumnProfile, ...]
    began_at: datetime
    ended_at: datetime | None

    @property
    def under_way(self) -> bool:
        """Tell whether somebody works on it or will."""
        return self.status in _UNDER_WAY

    @property
    def points(self) -> int | None:
        """Return the score in whole points of a hundred."""
        return whole_score(self.total.held, self.total.judged)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayScore:
    """The last check of a day, as the trend shows it."""

    day: date
    total: RuleCount
    rows: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCount:
    """How answers of some days held to one rule."""

    rule: str
    count: RuleCount


def check_of(run: UUID) -> CheckLine:
    """Return one check; NotFound when there is none."""
    row = CheckRun.objects.filter(pk=run).first()
    if row is None:
        raise NotFound(f"no check {run}")
    return _line(row)


def checks_of(dataset: str) -> tuple[CheckLine, ...]:
    """Return the latest checks of a dataset, the newest first."""
    rows = CheckRun.objects.filter(dataset=dataset).defer("profiles")
    return tuple(_line(row, profiled=False) for row in rows.order_by("-began_at")[:PAGE])


def last_check(dataset: str) -> CheckLine | None:
    """Return the last check of a dataset that came to its end."""
    row = _done().filter(dataset=dataset).order_by("-began_at").first()
    return None if row is None else _line(row)


def last_checks(datasets: Iterable[str] | None = None) -> Mapping[str, CheckLine]:
    """Return the last check that came to its end of each dataset: of some, or of all."""
    rows = _done().defer("profiles")
    if datasets is not None:
        rows = rows.filter(dataset__in=list(datasets))
    newest = rows.order_by("dataset", "-began_at").distinct("dataset")
    return {row.dataset: _line(row, profiled=False) for row in newest}


def scores() -> Mapping[str, int]:
    """Return the last score of each dataset that has one, in whole points."""
    rows = _done().filter(judged__gt=0).order_by("dataset", "-began_at").distinct("dataset")
    found = rows.values_list("dataset", "held", "judged")
    return {dataset: held * 100 // judged for dataset, held, judged in found}


def scores_by_day(dataset: str, *, since: date) -> tuple[DayScore, ...]:
    """Return the score of each day on which there was a check, the oldest first."""
    rows = _done().filter(dataset=dataset, judged__gt=0).annotate(day=TruncDate("began_at"))
    newest = rows.filter(day__gte=since).order_by("day", "-began_at").distinct("day")
    return tuple(
        DayScore(
            day=row.day,
            total=RuleCount(held=row.held, broken=row.judged - row.held),
            rows=row.rows,
            rejected=row.rejected,
        )
        for row in newest.only("held", "judged", "rows", "rejected")
    )


def uses_of(dataset: str, *, today: date, days: int) -> tuple[UseCount, ...]:
    """Return how answers of the last days held to each rule."""
    since = today - timedelta(days=days)
    rows = UseTally.objects.filter(dataset=dataset, day__gt=since).values("rule")
    found = rows.annotate(all_held=Sum("held"), all_broken=Sum("broken")).order_by("rule")
    return tuple(
        UseCount(rule=row["rule"], count=RuleCount(held=row["all_held"], broken=row["all_broken"]))
        for row in found
    )


def _done() -> Any:
    return CheckRun.objects.filter(status=CheckStatus.DONE)


def _line(row: CheckRun, *, profiled: bool = True) -> CheckLine:
    return CheckLine(
        id=row.pk,
        dataset=row.dataset,
        holder=row.holder,
        source=Source(row.source),
        name=row.name,
        by_name=row.by_name,
        status=CheckStatus(row.status),
        reason=row.reason,
        version=row.version,
        rows=row.rows,
        rejected=row.rejected,
        queued=row.queued,
        total=RuleCount(held=row.held, broken=row.judged - row.held),
        counts=_counts(row.counts),
        dimensions={Dimension(name): count for name, count in _counts(row.dimensions).items()},
        profiles=tuple(_profile(one) for one in row.profiles) if profiled else (),
        began_at=row.began_at,
        ended_at=row.ended_at,
    )


def _counts(stored: Mapping[str, list[int]]) -> dict[str, RuleCount]:
    return {code: RuleCount(held=held, broken=broken) for code, (held, broken) in stored.items()}


def _profile(stored: Mapping[str, Any]) -> ColumnProfile:
    shapes = tuple((shape, rows) for shape, rows in stored["shapes"])
    return ColumnProfile(**{**stored, "shapes": shapes})
