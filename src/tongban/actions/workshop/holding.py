"""Holding a copy (持稿): its row locked, its text and state opened, what follows appended.

The only place that writes revisions and review records. Columns of the row repeat what they say.
"""

from dataclasses import dataclass
from uuid import UUID

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.review import Hand
from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.authoring.review_state import ReviewState, advance
from tongban.core.authoring.undoing import RevisionKind
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import NotFound
from tongban.store.freezing.converter import stored
from tongban.store.freezing.histories import columns
from tongban.store.workshop import queries
from tongban.store.workshop.models import ReviewRecord, Revision, WorkshopCopy

ACT = "workshop."
"""Before the name of each act in the access records."""
_LONGEST_WORDS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A locked copy with its newest text and where it stands."""

    row: WorkshopCopy
    copy: WorkingCopy
    state: ReviewState


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionNote:
    """What a new revision says of itself."""

    kind: RevisionKind = RevisionKind.EDIT
    of: int = 0
    places: tuple[str, ...] = ()
    words: str = ""


def hold(officer: Officer, copy: UUID) -> Held:
    """Lock a copy that the officer may see; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    row = queries.visible(officer).select_for_update().filter(pk=copy).first()
    if row is None:
        raise NotFound(f"no working copy {copy}")
    return held(row)


def held(row: WorkshopCopy) -> Held:
    """Return a locked row with its text and state."""
    return Held(row=row, copy=queries.text_of(row, row.newest), state=queries.state_of(row))


def append_revision(row: WorkshopCopy, text: WorkingCopy, hand: Hand, *, told: RevisionNote) -> int:
    """Write a text as the newest revision and return its number."""
    row.newest += 1
    row.name, row.ends, row.withdraws = text.item.name, bool(text.ends), list(text.withdraws)
    row.changed_at = hand.at
    row.save()
    Revision.objects.create(
        copy=row,
        number=row.newest,
        kind=told.kind.value,
        of=told.of,
        content=stored(text),
        places=list(told.places),
        words=told.words[:_LONGEST_WORDS],
        by=hand.officer.staff_number,
        by_name=hand.officer.name,
        at=hand.at,
    )
    return row.newest


def append_event(opened: Held, event: AnyReviewEvent) -> ReviewState:
    """Write a review event after those that stand and return where the copy stands now."""
    place = opened.row.review_records.count() + 1
    ReviewRecord.objects.create(copy=opened.row, **columns(event, place))
    state = advance(opened.state, event)
    opened.row.status = state.status.value
    opened.row.effective_on = state.effective_on
    opened.row.changed_at = event.at
    opened.row.save(update_fields=["status", "effective_on", "changed_at"])
    return state


def hand_of(officer: Officer, outside: Outside) -> Hand:
    """Return the officer at this moment."""
    return Hand(officer=officer, at=outside.now)


def audit(officer: Officer, act: str, code: str, *, ground: str = "") -> None:
    """Leave a record that the officer did something to an item."""
    note(officer, f"{ACT}{act}", f"item:{code}", ground=ground[:200])
