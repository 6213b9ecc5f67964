"""What may be read of joint handlings, always as somebody (联办查询).

Officers of a department that takes part see the whole of it. What an applicant sees goes through
`actions.joint.reading`, which knows whose filing it is.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tongban.core.joint.duties import DutyKind
from tongban.core.joint.events import AnyJointEvent
from tongban.core.joint.folding import fold
from tongban.core.joint.matter import Matter
from tongban.core.joint.terms import JointMode
from tongban.core.people.actors import Officer
from tongban.store.joint.models import JointDuty, JointMatter
from tongban.store.joint.records import history_of

PAGE = 25
SHOWN = 5
"""So many duties stand on the page of the inbox; the rest has its own list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyLine:
    """One thing that the officer's department has to do."""

    matter: UUID
    title: str
    number: str
    kind: DutyKind
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLine:
    """One joint handling in a list."""

    id: UUID
    title: str
    number: str
    mode: JointMode
    lead: str
    begun_at: datetime
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedMatter:
    """A joint handling with everything that happened to it."""

    id: UUID
    filing: UUID
    title: str
    number: str
    matter: Matter
    history: tuple[AnyJointEvent, ...]


def duties_of(officer: Officer) -> tuple[DutyLine, ...]:
    """Return what the officer's department has to do, the most urgent first."""
    rows = JointDuty.objects.filter(department=officer.department, done_at__isnull=True)
    listed = rows.select_related("matter__filing").defer("matter__filing__content_sealed")
    return tuple(
        DutyLine(
            matter=row.matter_id,
            title=row.matter.filing.title,
            number=row.matter.filing.number,
            kind=DutyKind(row.kind),
            due_on=row.due_on,
        )
        for row in listed.order_by("due_on", "id")[:PAGE]
    )


def matters_of(
    officer: Officer, *, ended: bool, before: datetime | None = None
) -> tuple[MatterLine, ...]:
    """Return a page of what the officer's department takes part in, the latest first."""
    rows = _within(officer).filter(ended_at__isnull=not ended)
    if before is not None:
        rows = rows.filter(begun_at__lt=before)
    return tuple(
        MatterLine(
            id=row.pk,
            title=row.filing.title,
            number=row.filing.number,
            mode=JointMode(row.mode),
            lead=row.lead,
            begun_at=row.begun_at,
            ended=row.ended_at is not None,
        )
        for row in rows.order_by("-begun_at", "id")[: PAGE + 1]
    )


def takes_part(officer: Officer) -> bool:
    """Tell whether the officer's department has ever taken part in anything joint."""
    return _within(officer).exists()


def matter_for(officer: Officer, matter: UUID) -> OpenedMatter | None:
    """Return a joint handling in which the officer's department takes part."""
    return _opened(_within(officer).filter(pk=matter))


def matter_of_filing(filing: UUID) -> OpenedMatter | None:
    """Return the joint handling of a filing that the caller may see."""
    rows = JointMatter.objects.filter(filing_id=filing)
    return _opened(rows.select_related("filing").defer("filing__content_sealed"))


def matter_beside(officer: Officer, filing: UUID) -> UUID | None:
    """Return the joint handling of a filing in which the officer's department takes part."""
    return _within(officer).filter(filing_id=filing).values_list("pk", flat=True).first()


def is_joint(filing: UUID) -> bool:
    """Tell whether a filing that the caller may see is handled jointly."""
    return JointMatter.objects.filter(filing_id=filing).exists()


def opened_matter(row: JointMatter) -> OpenedMatter:
    """Return a joint handling with everything that happened to it."""
    history = history_of(row)
    return OpenedMatter(
        id=row.pk,
        filing=row.filing_id,
        title=row.filing.title,
        number=row.filing.number,
        matter=fold(history),
        history=history,
    )


def _opened(rows: QuerySet[JointMatter]) -> OpenedMatter | None:
    row = rows.first()
    return None if row is None else opened_matter(row)


def _within(officer: Officer) -> QuerySet[JointMatter]:
    takes_part_ = Q(departments__contains=[officer.department])
    rows = JointMatter.objects.filter(takes_part_, filing__area__startswith=officer.area)
    return rows.select_related("filing").defer("filing__content_sealed")
