"""What officers read of the reductions: everything is open to whoever keeps the catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.authoring.review_state import ReviewState, ReviewStatus
from tongban.core.authoring.review_state import fold as review_fold
from tongban.core.journeys.definitions import Journey
from tongban.core.people.actors import Officer
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.measure_events import AnyMeasureEvent
from tongban.core.reform.measure_state import MeasureState, MeasureStatus, fold
from tongban.core.reform.measures import Measure
from tongban.core.reform.preconditions import MeasureKind
from tongban.core.reform.targets import Target, TargetScope
from tongban.core.vocabulary.errors import NotFound
from tongban.store.freezing.converter import opened
from tongban.store.reform.events import MEASURES, REVIEWS
from tongban.store.reform.models import Baseline, JourneyDraft, MeasureRow, TargetRow

MOST = 100
_WITH_OWNER = [status.value for status in MeasureStatus if status.with_owner]
_OPEN = [status.value for status in MeasureStatus if not status.ended]


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineLine:
    """One baseline, without its figures."""

    id: int
    taken_on: date
    release: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """One target that holds."""

    id: int
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """One line of a list of measures."""

    id: UUID
    key: str
    title: str
    kind: MeasureKind
    status: MeasureStatus
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMeasure:
    """A measure with everything that happened to it."""

    id: UUID
    measure: Measure
    state: MeasureState
    history: tuple[AnyMeasureEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyLine:
    """One line of a list of journeys in the making."""

    id: UUID
    name: str
    lead: str
    status: ReviewStatus
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedJourney:
    """A journey in the making, where it stands and what was said."""

    id: UUID
    journey: Journey
    revision: int
    supporting: tuple[str, ...]
    authors: tuple[str, ...]
    state: ReviewState
    history: tuple[AnyReviewEvent, ...]


def baselines() -> tuple[BaselineLine, ...]:
    """Return every baseline, the newest first."""
    rows = Baseline.objects.order_by("-taken_on", "-pk").defer("figures")[:MOST]
    return tuple(map(_baseline, rows))


def baseline_of(year: int) -> BaselineLine | None:
    """Return what a year is held to: the baseline it began with, or else the first taken in it."""
    rows = Baseline.objects.defer("figures")
    begun = rows.filter(taken_on__lte=date(year, 1, 1)).order_by("-taken_on", "-pk").first()
    row = begun or rows.filter(taken_on__year=year).order_by("taken_on", "pk").first()
    return _baseline(row) if row is not None else None


def bases() -> tuple[int, ...]:
    """Return the releases that a baseline or an open measure is held to, the newest first."""
    kept = set(Baseline.objects.values_list("release_id", flat=True))
    held = MeasureRow.objects.filter(status__in=_OPEN).values_list("content__base", flat=True)
    return tuple(sorted(kept.union(held), reverse=True))


def targets(year: int) -> tuple[TargetLine, ...]:
    """Return the targets of a year, those of the city first."""
    rows = TargetRow.objects.filter(year=year, ended_at__isnull=True).order_by("pk")
    lines = [TargetLine(id=row.pk, target=_target(row)) for row in rows]
    return tuple(sorted(lines, key=lambda one: list(TargetScope).index(one.target.scope)))


def measures(
    statuses: Iterable[MeasureStatus] = (), *, owner: str = "", item: str = ""
) -> tuple[MeasureLine, ...]:
    """Return measures, the earliest day first; without `statuses` those that are open."""
    wanted = [status.value for status in statuses] or _OPEN
    rows = MeasureRow.objects.filter(status__in=wanted)
    if owner:
        rows = rows.filter(owner=owner)
    if item:
        rows = rows.filter(key__contains=f".{item}.")
    return tuple(_line(row) for row in rows.defer("content").order_by("due_on", "id")[:MOST])


def due_until(day: date, *, owner: str = "") -> tuple[MeasureLine, ...]:
    """Return measures that their owner has in hand and that are due until a day."""
    rows = MeasureRow.objects.filter(status__in=_WITH_OWNER, due_on__lte=day)
    if owner:
        rows = rows.filter(owner=owner)
    return tuple(_line(row) for row in rows.defer("content").order_by("due_on", "id")[:MOST])


def measure_for(officer: Officer, measure: UUID) -> OpenedMeasure:
    """Return a measure.

    Raises:
        NotFound: when there is none.
    """
    del officer  # whoever keeps the catalogue sees every measure
    row = MeasureRow.objects.filter(pk=measure).prefetch_related("records").first()
    if row is None:
        raise NotFound(f"no measure {measure}")
    return opened_measure(row)


def opened_measure(row: MeasureRow) -> OpenedMeasure:
    """Return a measure as its row and records tell it."""
    history = MEASURES.read(row.records.all())
    return OpenedMeasure(
        id=row.pk, measure=opened(row.content, Measure), state=fold(history), history=history
    )


def keys_taken_up() -> frozenset[str]:
    """Return the proposals that an open measure took up."""
    return frozenset(MeasureRow.objects.filter(status__in=_OPEN).values_list("key", flat=True))


def journeys() -> tuple[JourneyLine, ...]:
    """Return the journeys in the making, the latest change first."""
    rows = JourneyDraft.objects.defer("content").order_by("-changed_at", "id")[:MOST]
    return tuple(
        JourneyLine(
            id=row.pk,
            name=row.name,
            lead=row.lead,
            status=ReviewStatus(row.status),
            changed_at=row.changed_at,
        )
        for row in rows
    )


def journey_for(officer: Officer, draft: UUID) -> OpenedJourney:
    """Return a journey in the making.

    Raises:
        NotFound: when there is none.
    """
    del officer  # lead and supporting departments read it alike
    row = JourneyDraft.objects.filter(pk=draft).prefetch_related("records").first()
    if row is None:
        raise NotFound(f"no journey in the making {draft}")
    return opened_journey(row)


def opened_journey(row: JourneyDraft) -> OpenedJourney:
    """Return a journey in the making as its row and records tell it."""
    history = REVIEWS.read(row.records.all())
    return OpenedJourney(
        id=row.pk,
        journey=opened(row.content, Journey),
        revision=row.revision,
        supporting=tuple(row.supporting),
        authors=tuple(row.authors),
        state=review_fold(row.lead, history),
        history=history,
    )


def _target(row: TargetRow) -> Target:
    return Target(
        year=row.year,
        scope=TargetScope(row.scope),
        code=row.code,
        figure=FigureKind(row.figure),
        percent=row.percent,
    )


def _line(row: MeasureRow) -> MeasureLine:
    return MeasureLine(
        id=row.pk,
        key=row.key,
        title=row.title,
        kind=MeasureKind(row.kind),
        status=MeasureStatus(row.status),
        owner=row.owner,
        due_on=row.due_on,
    )


def _baseline(row: Baseline) -> BaselineLine:
    return BaselineLine(id=row.pk, taken_on=row.taken_on, release=row.release_id, note=row.note)
