"""What an officer may read of the workshop: their department, or the whole city."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from tongban.core.authoring.access import CATALOGUE_ROLES, may_read, sees_every_department
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.review import may_review
from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.authoring.review_state import ReviewState, ReviewStatus, fold
from tongban.core.authoring.undoing import RevisionKind, RevisionMark, UndoState, undo_state
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.freezing.converter import opened
from tongban.store.workshop.events import REVIEWS
from tongban.store.workshop.models import (
    Comment,
    ItemStanding,
    Revision,
    WorkshopCopy,
)

PAGE = 50
_REVIEWS = (ReviewStatus.BUSINESS_REVIEW.value, ReviewStatus.LEGAL_REVIEW.value)
_ENDED = tuple(status.value for status in ReviewStatus if status.ended)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """One line of a list of working copies."""

    id: UUID
    code: str
    name: str
    department: str
    status: ReviewStatus
    based_on: int
    ends: bool
    changed_at: datetime
    effective_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCopy:
    """A working copy as one officer sees it: its text at `revision`, its way, what to undo."""

    id: UUID
    copy: WorkingCopy
    revision: int
    state: ReviewState
    history: tuple[AnyReviewEvent, ...]
    undo: UndoState


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionLine:
    """One revision of a copy: who did what, and where."""

    number: int
    kind: RevisionKind
    words: str
    places: tuple[str, ...]
    by: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentLine:
    """One remark on a part of a copy."""

    id: int
    place: str
    words: str
    by: str
    by_name: str
    at: datetime
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """Why an item is out of the catalogue, since when, and what handles its matter now."""

    code: str
    name: str
    department: str
    kind: str
    reason: str
    successors: tuple[str, ...]
    since: date
    item_row: int | None


def copies_for(
    officer: Officer,
    *,
    statuses: Iterable[ReviewStatus] = (),
    words: str = "",
    before: tuple[datetime, UUID] | None = None,
) -> tuple[CopyLine, ...]:
    """Return a page of copies that the officer may see, the latest change first.

    `statuses` keeps those that stand there, `words` those whose name or code has them, and `before`
    continues after the last line of a page, by its `changed_at` and `id`.
    """
    rows = visible(officer)
    wanted = [status.value for status in statuses]
    if wanted:
        rows = rows.filter(status__in=wanted)
    if words.strip():
        rows = rows.filter(Q(name__icontains=words.strip()) | Q(code__icontains=words.strip()))
    if before is not None:
        at, key = before
        rows = rows.filter(Q(changed_at__lt=at) | Q(changed_at=at, id__gt=key))
    return tuple(_line(row) for row in rows.order_by("-changed_at", "id")[:PAGE])


def reviews_for(officer: Officer) -> tuple[CopyLine, ...]:
    """Return the copies that wait for this officer's review, the longest waiting first."""
    rows = visible(officer).filter(status__in=_REVIEWS).order_by("changed_at", "id")
    waiting = rows.prefetch_related("review_records")[:PAGE]
    return tuple(_line(row) for row in waiting if may_review(state_of(row), officer))


def copy_for(officer: Officer, copy: UUID, *, revision: int | None = None) -> OpenedCopy:
    """Return a copy at its newest revision, or at an earlier one.

    Raises:
        NotFound: when there is none that this officer may see.
    """
    row = visible(officer).filter(pk=copy).prefetch_related("review_records").first()
    if row is None:
        raise NotFound(f"no working copy {copy}")
    number = row.newest if revision is None else revision
    return OpenedCopy(
        id=row.pk,
        copy=text_of(row, number),
        revision=number,
        state=state_of(row),
        history=REVIEWS.read(row.review_records.all()),
        undo=undo_state(marks_of(row), officer.staff_number),
    )


def open_copy_of(officer: Officer, code: str) -> UUID | None:
    """Return the copy that is under way for an item, if the officer may see it."""
    found = visible(officer).filter(code=code).exclude(status__in=_ENDED)
    return found.values_list("pk", flat=True).first()


def code_is_taken(code: str) -> bool:
    """Tell whether a copy is under way for an item by that code, whoever may see it."""
    return WorkshopCopy.objects.filter(code=code).exclude(status__in=_ENDED).exists()


def revisions_of(officer: Officer, copy: UUID) -> tuple[RevisionLine, ...]:
    """Return the latest revisions of a copy, the newest first."""
    rows = Revision.objects.filter(copy__in=visible(officer).filter(pk=copy)).defer("content")
    return tuple(
        RevisionLine(
            number=row.number,
            kind=RevisionKind(row.kind),
            words=row.words,
            places=tuple(row.places),
            by=row.by,
            by_name=row.by_name,
            at=row.at,
        )
        for row in rows.order_by("-number")[:PAGE]
    )


def comments_of(officer: Officer, copy: UUID) -> tuple[CommentLine, ...]:
    """Return every remark on a copy, the open ones first, in the order they were made."""
    rows = Comment.objects.filter(copy__in=visible(officer).filter(pk=copy))
    lines = [
        CommentLine(
            id=row.pk,
            place=row.place,
            words=row.words,
            by=row.by,
            by_name=row.by_name,
            at=row.at,
            settled_at=row.settled_at,
        )
        for row in rows
    ]
    return tuple(sorted(lines, key=lambda one: one.settled_at is not None))


def standing_of(code: str) -> StandingLine | None:
    """Return why an item is out of the catalogue; None when it is not."""
    row = ItemStanding.objects.filter(code=code, resumed_at__isnull=True).first()
    return None if row is None else standing_line(row)


def standings_for(officer: Officer) -> tuple[StandingLine, ...]:
    """Return the items of the officer's departments that are out of the catalogue."""
    if officer.roles.isdisjoint(CATALOGUE_ROLES):
        return ()
    rows = ItemStanding.objects.filter(resumed_at__isnull=True)
    if not sees_every_department(officer):
        rows = rows.filter(department=officer.department)
    return tuple(standing_line(row) for row in rows.order_by("-at")[:PAGE])


def visible(officer: Officer) -> QuerySet[WorkshopCopy]:
    """Return the copies that an officer may see."""
    if sees_every_department(officer):
        return WorkshopCopy.objects.all()
    if not may_read(officer, officer.department):
        return WorkshopCopy.objects.none()
    return WorkshopCopy.objects.filter(department=officer.department)


def state_of(row: WorkshopCopy) -> ReviewState:
    """Return where a copy stands, from its review records."""
    return fold(row.department, REVIEWS.read(row.review_records.all()))


def text_of(row: WorkshopCopy, number: int) -> WorkingCopy:
    """Return the text of a copy at one revision."""
    content = row.revisions.filter(number=number).values_list("content", flat=True).first()
    if content is None:
        raise NotFound(f"no revision {number} of {row.pk}")
    return opened(content, WorkingCopy)


def marks_of(row: WorkshopCopy) -> tuple[RevisionMark, ...]:
    """Return the revisions of a copy as undo sees them; the first is the text it began from."""
    told = (
        row.revisions.filter(number__gt=1)
        .order_by("number")
        .values_list("number", "by", "kind", "of")
    )
    return tuple(
        RevisionMark(number=number, by=by, kind=RevisionKind(kind), of=of)
        for number, by, kind, of in told
    )


def authors_of(row: WorkshopCopy) -> frozenset[str]:
    """Return the staff numbers of all who wrote any revision of a copy."""
    return frozenset(row.revisions.values_list("by", flat=True))


def _line(row: WorkshopCopy) -> CopyLine:
    return CopyLine(
        id=row.pk,
        code=row.code,
        name=row.name,
        department=row.department,
        status=ReviewStatus(row.status),
        based_on=row.based_on,
        ends=row.ends,
        changed_at=row.changed_at,
        effective_on=row.effective_on,
    )


def standing_line(row: ItemStanding) -> StandingLine:
    """Return a standing as a value."""
    return StandingLine(
        code=row.code,
        name=row.name,
        department=row.department,
        kind=row.kind,
        reason=row.reason,
        successors=tuple(row.successors),
        since=row.since,
        item_row=row.item_row,
    )
