"""What pages read of modes (办理方式查询): counts by item, drawn cases, seeds that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from tongban.core.cases.rule_events import ReviewOutcome
from tongban.store.modes.models import RulesRun, SamplingSeed

SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What rules did for one item (秒批统计)."""

    item: str
    applied: int
    granted: int
    drawn: int
    checked: int
    faulty: int
    asked: int
    revoked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCase:
    """One drawn case and what was found (抽中的办件)."""

    case: UUID
    number: str
    item: str
    applied_at: datetime
    finding: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedOfPeriod:
    """The fingerprint of a month's seed; the seed itself only when the month is over."""

    period: str
    commitment: str
    seed: str
    runs: int
    drawn: int


def tallies(department: str = "") -> tuple[Tally, ...]:
    """Return what rules did for each item, of one department or of all."""
    rows = RulesRun.objects.filter(department=department) if department else RulesRun.objects.all()
    counted = (
        rows.values("item_code")
        .annotate(
            applied=Count("id"),
            granted=Count("id", filter=Q(passed=True)),
            drawn=Count("id", filter=Q(drawn=True)),
            checked=Count("id", filter=~Q(finding="")),
            faulty=Count("id", filter=Q(finding=RulesRun.Finding.FAULTY)),
            asked=Count("id", filter=Q(asked_human=True)),
            revoked=Count("id", filter=Q(outcome=ReviewOutcome.TO_REVOKE.value)),
        )
        .order_by("item_code")
    )
    return tuple(Tally(item=row.pop("item_code"), **row) for row in counted)


def drawn_cases(department: str = "") -> tuple[DrawnCase, ...]:
    """Return the latest drawn cases, of one department or of all."""
    rows = RulesRun.objects.filter(drawn=True)
    mine = rows.filter(department=department) if department else rows
    found = mine.select_related("case").order_by("-applied_at", "-id")[:SHOWN]
    return tuple(
        DrawnCase(
            case=row.case_id,
            number=row.case.number,
            item=row.item_code,
            applied_at=row.applied_at,
            finding=row.finding,
            outcome=row.outcome,
        )
        for row in found
    )


def seeds(current: str) -> tuple[SeedOfPeriod, ...]:
    """Return the seeds, the latest first; that of the `current` period stays sealed."""
    counts: Mapping[str, tuple[int, int]] = {
        row["period"]: (row["runs"], row["drawn"])
        for row in RulesRun.objects.exclude(period="")
        .values("period")
        .annotate(runs=Count("id"), drawn=Count("id", filter=Q(drawn=True)))
    }
    return tuple(
        SeedOfPeriod(
            period=row.period,
            commitment=row.commitment,
            seed="" if row.period >= current else row.seed,
            runs=counts.get(row.period, (0, 0))[0],
            drawn=counts.get(row.period, (0, 0))[1],
        )
        for row in SamplingSeed.objects.order_by("-period")
    )


def runs_of(period: str) -> tuple[tuple[str, int, bool], ...]:
    """Return id, rate and draw of every case that rules granted in a period."""
    rows = RulesRun.objects.filter(period=period).values_list("case_id", "per_thousand", "drawn")
    return tuple((str(case), rate, drawn) for case, rate, drawn in rows)
