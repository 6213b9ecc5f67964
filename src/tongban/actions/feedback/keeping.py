"""Keep concerns (诉求留存): opened, then one event at a time, under a lock, told to all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from uuid import uuid4

from django.db.models import QuerySet

from tongban.actions.feedback.telling import tell
from tongban.actions.outside import Outside
from tongban.core.feedback.concern_events import APPLICANT
from tongban.core.feedback.concerns import ConcernChannel, ConcernKind, ConcernState
from tongban.core.feedback.folding import AnyConcernEvent, advance, fold
from tongban.core.feedback.poor_rating_events import OutcomePublished, RatingExcluded
from tongban.core.feedback.practice import FeedbackClock
from tongban.core.feedback.speaking import open_concern
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import Conflict, NotFound
from tongban.store.cases.models import Case, OutboxRow
from tongban.store.cases.numbers import serials
from tongban.store.feedback.events import CONCERNS
from tongban.store.feedback.models import Concern, ConcernRecord, Rating
from tongban.store.freezing.converter import stored

Decide: TypeAlias = Callable[[ConcernState], AnyConcernEvent]
_WORDS: Final = {ConcernKind.POOR_RATING: "评", ConcernKind.INFORMATION: "公"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What somebody brings: what about, in whose words, by which way, and who they are.

    `owner` is the account of whoever is signed in, `subject` the blind index of the party for whom
    they speak; on the telephone there is neither.
    """

    kind: ConcernKind
    title: str
    words: str = ""
    department: str = ""
    item: str = ""
    place: str = ""
    form: str = ""
    name: str = ""
    phone: str = ""
    secret: bool = False
    channel: ConcernChannel = ConcernChannel.WEB
    owner: int | None = None
    subject: bytes | None = field(default=None, repr=False)
    case: Case | None = None
    rating: Rating | None = None
    by: Signatory = APPLICANT


def clock_of(outside: Outside) -> FeedbackClock:
    """Return the periods and the calendar in which they are counted."""
    return FeedbackClock(calendar=outside.calendar)


def opened(brought: Brought, outside: Outside) -> Concern:
    """Begin a concern; the caller holds the transaction."""
    event = open_concern(
        brought.kind,
        department=brought.department,
        at=outside.now,
        clock=clock_of(outside),
        by=brought.by,
    )
    state = fold([event])
    row = Concern(
        id=uuid4(),
        number=_number(brought.kind, outside),
        kind=brought.kind.value,
        channel=brought.channel.value,
        item_code=brought.item,
        case=brought.case,
        rating=brought.rating,
        owner_id=brought.owner,
        subject_index=brought.subject,
        opened_at=outside.now,
    )
    row.matter = {
        "title": brought.title,
        "words": brought.words,
        "form": brought.form,
        "place": brought.place,
        "name": brought.name,
        "phone": brought.phone,
        "secret": brought.secret or brought.kind is ConcernKind.REPORT,
    }
    _keep(row, event, state, new=True)
    tell(row, event, state, before=None, outside=outside)
    return row


def decided(
    rows: QuerySet[Concern], decide: Decide, outside: Outside, *, revision: int | None = None
) -> tuple[Concern, AnyConcernEvent, ConcernState]:
    """Let core decide on the one locked row, and keep what follows.

    Raises:
        NotFound: when there is none.
        Conflict: when it has moved on from `revision`.
    """
    row = rows.select_for_update(of=("self",), no_key=True).first()
    if row is None:
        raise NotFound("no such concern")
    if revision is not None and revision != row.revision:
        raise Conflict(f"the concern has moved on from {revision}")
    state = state_of(row)
    event = decide(state)
    now = advance(state, event)
    _keep(row, event, now)
    tell(row, event, now, before=state, outside=outside)
    return row, event, now


def state_of(row: Concern) -> ConcernState:
    """Return where a concern stands by its history."""
    return fold(CONCERNS.read(row.records.order_by("sequence")))


def _keep(row: Concern, event: AnyConcernEvent, state: ConcernState, *, new: bool = False) -> None:
    row.status, row.seat = state.status.value, state.status.seat.value
    row.department, row.due_on, row.revision = state.department, state.due_on, state.length
    row.satisfied, row.late_on = state.satisfied, state.late_on
    row.units_late, row.others_late = state.units_late, state.others_late
    row.ended_at = None if not state.status.ended else row.ended_at or event.at
    if isinstance(event, OutcomePublished):
        row.outcome = event.words
    if isinstance(event, RatingExcluded) and row.rating_id is not None:
        Rating.objects.filter(pk=row.rating_id).update(excluded=True)
    row.save(force_insert=new)
    record = ConcernRecord(
        concern=row,
        sequence=state.length,
        name=event.name,
        by=event.by.staff_number,
        at=event.at,
    )
    record.content = stored(event)
    record.save(force_insert=True)
    OutboxRow.objects.create(
        topic=f"concern.{event.name}", key=row.number, content={"concern": str(row.pk)}
    )


def _number(kind: ConcernKind, outside: Outside) -> str:
    word = _WORDS.get(kind, "诉")
    return f"{word}{outside.today:%Y%m%d}{serials(1)[0]:04d}"
