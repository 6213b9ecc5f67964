"""Concerns as whoever brought them reads them, and as each side of an office may.

The centre hears people, so it learns who spoke, unless the concern is about its own department; a
unit learns who rated it from nobody, and who reported or asked for secrecy neither. Whoever judges
an appeal reads the words alone.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from tongban.core.feedback.concerns import (
    ConcernChannel,
    ConcernKind,
    ConcernSeat,
    ConcernState,
    ConcernStatus,
)
from tongban.core.feedback.desk import UNIT_ROLES, in_centre
from tongban.core.feedback.folding import AnyConcernEvent, fold
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.store.feedback.events import CONCERNS
from tongban.store.feedback.models import ENDED, Concern
from tongban.store.sealing import blind_index

PAGE: Final = 30
_UNROUTED: Final = [ConcernStatus.TO_ROUTE.value, ConcernStatus.TO_CONTACT.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who spoke, for those who call them (来电人)."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernLine:
    """One line of a list of concerns."""

    id: UUID
    number: str
    kind: ConcernKind
    channel: ConcernChannel
    status: ConcernStatus
    department: str
    title: str
    item: str
    due_on: date
    opened_at: datetime
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedConcern:
    """A concern with everything that happened to it, as far as the reader may know it.

    `caller` and `case_number` stay empty for whom they are not meant; `into` is the work order
    that this one was merged into, `merged` how many others were merged into this one.
    """

    line: ConcernLine
    state: ConcernState
    history: tuple[AnyConcernEvent, ...]
    words: str
    aspects: tuple[str, ...] = ()
    grade: str = ""
    form: str = ""
    place: str = ""
    outcome: str = ""
    caller: Caller | None = None
    case: UUID | None = None
    case_number: str = ""
    into: str = ""
    into_id: UUID | None = None
    into_state: ConcernState | None = None
    merged: int = 0
    subject: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedConcerns:
    """Which concerns a list is to show (筛选)."""

    kinds: tuple[ConcernKind, ...] = ()
    mine: bool = False
    ended: bool = False
    department: str = ""
    number: str = ""


def concerns_of(citizen: Citizen, *, before: datetime | None = None) -> tuple[ConcernLine, ...]:
    """Return a page of what this person brought, the latest first; poor ratings among it."""
    rows = _of(citizen)
    if before is not None:
        rows = rows.filter(opened_at__lt=before)
    return tuple(line_of(row) for row in rows.order_by("-opened_at")[:PAGE])


def concern_of(citizen: Citizen, concern: UUID) -> OpenedConcern | None:
    """Return what this person brought, with everything that happened to it."""
    row = _of(citizen).filter(pk=concern).select_related("into", "case", "rating").first()
    return None if row is None else _opened(row, caller=None, case=True)


def concerns_for(
    officer: Officer, wanted: WantedConcerns, *, after: tuple[date, UUID] | None = None
) -> tuple[ConcernLine, ...]:
    """Return a page of concerns that an officer may see, whoever must move first at the top."""
    rows = _wanted(officer, wanted)
    if after is not None:
        rows = rows.filter(Q(due_on__gt=after[0]) | Q(due_on=after[0], id__gt=after[1]))
    return tuple(line_of(row) for row in rows.order_by("due_on", "id")[:PAGE])


def concern_for(officer: Officer, concern: UUID) -> OpenedConcern | None:
    """Return a concern that an officer may see, as far as they may know it."""
    rows = visible(officer).select_related("into", "case", "rating")
    row = rows.filter(pk=concern).first()
    if row is None:
        return None
    caller = Caller(name=row.matter.get("name", ""), phone=row.matter.get("phone", ""))
    return _opened(
        row,
        caller=caller if _learns_who(officer, row) and caller.phone + caller.name else None,
        case=row.kind != ConcernKind.POOR_RATING.value or _learns_who(officer, row),
    )


def concerned_in(concerns: Collection[UUID]) -> tuple[bytes, ...]:
    """Return whom concerns are of, as blind indexes, for writing a look down."""
    rows = Concern.objects.filter(pk__in=list(concerns), subject_index__isnull=False)
    found = rows.values_list("subject_index", flat=True).distinct()
    return tuple(sorted({bytes(one) for one in found if one}))


def waiting(officer: Officer) -> int:
    """Return how many concerns wait for this officer's side to move."""
    return _wanted(officer, WantedConcerns(mine=True)).count()


def visible(officer: Officer) -> "QuerySet[Concern]":
    """Return what an officer may see at all."""
    if Role.SUPERVISOR in officer.roles:
        return Concern.objects.all()
    seen = Q(pk__in=[])
    poor = Q(kind=ConcernKind.POOR_RATING.value)
    if in_centre(officer):
        seen |= ~Q(kind=ConcernKind.INFORMATION.value) & ~(poor & Q(department=officer.department))
    if officer.roles & UNIT_ROLES:
        seen |= Q(department=officer.department) & ~Q(status__in=_UNROUTED)
    return Concern.objects.filter(seen)


def _wanted(officer: Officer, wanted: WantedConcerns) -> "QuerySet[Concern]":
    rows = visible(officer)
    if wanted.kinds:
        rows = rows.filter(kind__in=[kind.value for kind in wanted.kinds])
    if wanted.department:
        rows = rows.filter(department=wanted.department)
    if wanted.number:
        return rows.filter(number__contains=wanted.number)
    if wanted.mine:
        return rows.filter(_seats(officer)).exclude(status__in=ENDED)
    return rows.filter(status__in=ENDED) if wanted.ended else rows.exclude(status__in=ENDED)


def _seats(officer: Officer) -> Q:
    mine = Q(pk__in=[])
    if in_centre(officer):
        mine |= Q(seat=ConcernSeat.CENTRE.value)
    if officer.roles & UNIT_ROLES:
        mine |= Q(seat=ConcernSeat.UNIT.value, department=officer.department)
    if Role.SUPERVISOR in officer.roles:
        mine |= Q(seat=ConcernSeat.SUPERVISORS.value) & ~Q(department=officer.department)
    return mine


def _learns_who(officer: Officer, row: Concern) -> bool:
    """Tell whether an officer learns who spoke: never the rated, never the reported."""
    own = officer.department == row.department
    if in_centre(officer) and row.kind != ConcernKind.INFORMATION.value:
        return not own or row.kind != ConcernKind.POOR_RATING.value
    if row.kind == ConcernKind.POOR_RATING.value or row.matter.get("secret"):
        return False
    return own and bool(officer.roles & UNIT_ROLES)


def _of(citizen: Citizen) -> "QuerySet[Concern]":
    return Concern.objects.filter(
        owner_id=citizen.account, subject_index=blind_index(citizen.subject)
    )


def _opened(row: Concern, *, caller: Caller | None, case: bool) -> OpenedConcern:
    history = _history(row)
    matter = row.matter
    return OpenedConcern(
        line=line_of(row),
        state=fold(history),
        history=history,
        words=row.rating.comment if row.rating else matter["words"],
        aspects=tuple(row.rating.aspects) if row.rating else (),
        grade=row.rating.level if row.rating else "",
        form=matter.get("form", ""),
        place=matter.get("place", ""),
        outcome=row.outcome,
        caller=caller,
        case=row.case_id if case else None,
        case_number=row.case.number if row.case and case else "",
        into=row.into.number if row.into else "",
        into_id=row.into_id,
        into_state=fold(_history(row.into)) if row.into else None,
        merged=row.merged.count(),
        subject=bytes(row.subject_index or b""),
    )


def _history(row: Concern) -> tuple[AnyConcernEvent, ...]:
    return CONCERNS.read(row.records.order_by("sequence"))


def line_of(row: Concern) -> ConcernLine:
    """Return a concern as a line of a list."""
    return ConcernLine(
        id=row.pk,
        number=row.number,
        kind=ConcernKind(row.kind),
        channel=ConcernChannel(row.channel),
        status=ConcernStatus(row.status),
        department=row.department,
        title=row.matter["title"],
        item=row.item_code,
        due_on=row.due_on,
        opened_at=row.opened_at,
        late=row.units_late + row.others_late,
    )
