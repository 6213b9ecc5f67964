"""Several items as one (一件事工坊): proposed, designed, reviewed by four eyes, published.

A journey passes the same reviews as an item: business review of the lead department, then legal
review; whoever wrote a word of it reviews none of it.
"""

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.actions.catalog import Change, publish_change
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring import review
from tongban.core.authoring.review import Hand
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.authoring.review_state import ReviewState, ReviewStatus, advance
from tongban.core.journeys.definitions import Journey
from tongban.core.people.actors import Officer
from tongban.core.reform.chains import Chain, chains
from tongban.core.reform.designing import Design, faults, may_design, outlook, supporting
from tongban.core.reform.together import FiledTogether, filed_together, not_yet_joined
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.cases.queries import measured
from tongban.store.freezing.converter import stored
from tongban.store.reform.models import JourneyDraft, JourneyRecord
from tongban.store.reform.queries import OpenedJourney, opened_journey

Verb: TypeAlias = Callable[[OpenedJourney, Hand], AnyReviewEvent]
_CIRCLE = "选的事项互相等对方的结果，不能合在一起，请去掉其中一个"


def filed_together_now(outside: Outside) -> tuple[FiledTogether, ...]:
    """Return the items that people filed together in the past year and no journey joins."""
    release = published()
    since = outside.now.replace(year=outside.now.year - 1, day=min(outside.now.day, 28))
    known = release.catalogue.items
    filed = (one for one in measured.filed_items(since) if one.item in known)
    return tuple(not_yet_joined(filed_together(filed), release.journeys.values()))


def chains_now() -> tuple[Chain, ...]:
    """Return the chains of items that no journey joins."""
    release = published()
    return chains(release.catalogue, release.journeys.values())


@transaction.atomic
def open_draft(officer: Officer, design: Design, outside: Outside) -> UUID:
    """Begin a journey; of a published one, its next version.

    Raises:
        NotTheReviewer: when the officer does not design journeys of the lead.
        Conflict: when the same journey is in the making already.
    """
    _require_designer(officer, design.lead)
    standing = published().journeys.get(design.code)
    journey = design.journey(1 if standing is None else standing.version + 1)
    try:
        with transaction.atomic():
            row = JourneyDraft.objects.create(
                code=journey.code,
                name=journey.name,
                lead=journey.lead,
                supporting=list(supporting(journey, published().catalogue)),
                based_on=0 if standing is None else standing.version,
                content=stored(journey),
                authors=[officer.staff_number],
                opened_at=outside.now,
                changed_at=outside.now,
            )
    except IntegrityError:
        raise Conflict(f"{design.code} is in the making") from None
    note(officer, "reform.journey_opened", f"journey:{journey.code}")
    return row.pk


@transaction.atomic
def save(officer: Officer, draft: UUID, design: Design, outside: Outside, *, revision: int) -> None:
    """Write a design over the one that was seen at `revision`.

    Raises:
        Conflict: when somebody else wrote meanwhile; nothing is lost or overwritten.
    """
    row, opened = _held(draft)
    if opened.state.status is not ReviewStatus.DRAFTING:
        raise Conflict("the journey is under review")
    _require_designer(officer, row.lead)
    _require_designer(officer, design.lead)
    if revision != row.revision:
        raise Conflict(f"seen at {revision}, stands at {row.revision}")
    journey = design.journey(opened.journey.version)
    row.name, row.lead, row.code = journey.name, journey.lead, journey.code
    row.supporting = list(supporting(journey, published().catalogue))
    row.content, row.revision = stored(journey), row.revision + 1
    row.authors = sorted({*row.authors, officer.staff_number})
    row.changed_at = outside.now
    row.save()


def standing_faults(opened: OpenedJourney, outside: Outside) -> tuple[str, ...]:
    """Return what stands against sending a journey now."""
    return _faults(opened.journey, outside)


def send(officer: Officer, draft: UUID, outside: Outside) -> ReviewState:
    """Send a journey for review.

    Raises:
        FaultsRemain: while something stands against it; it lists them.
    """

    def sent(opened: OpenedJourney, hand: Hand) -> AnyReviewEvent:
        return review.send(
            opened.state,
            hand,
            revision=opened.revision,
            authors=opened.authors,
            faults=_faults(opened.journey, outside),
        )

    return _done(officer, draft, outside, sent)


def recall(officer: Officer, draft: UUID, outside: Outside) -> ReviewState:
    """Take a journey back for another edit."""
    return _done(officer, draft, outside, lambda opened, hand: review.recall(opened.state, hand))


def approve(officer: Officer, draft: UUID, outside: Outside, *, opinion: str = "") -> ReviewState:
    """Pass the review that the journey stands in."""
    return _done(
        officer,
        draft,
        outside,
        lambda opened, hand: review.approve(opened.state, hand, opinion=opinion),
    )


def give_back(officer: Officer, draft: UUID, outside: Outside, *, opinion: str) -> ReviewState:
    """Return a journey to its designers, saying what must change."""
    return _done(
        officer,
        draft,
        outside,
        lambda opened, hand: review.give_back(opened.state, hand, opinion=opinion),
    )


def discard(officer: Officer, draft: UUID, outside: Outside, *, reason: str) -> ReviewState:
    """Give a journey up."""
    return _done(
        officer,
        draft,
        outside,
        lambda opened, hand: review.discard(opened.state, hand, reason=reason),
    )


@transaction.atomic
def publish(officer: Officer, draft: UUID, outside: Outside) -> ReviewState:
    """Publish an approved journey today, unless something has come to stand against it.

    Raises:
        InvalidValue: with the first thing that stands against it.
    """
    row, opened = _held(draft)
    hand = Hand(officer=officer, at=outside.now)
    dated = review.schedule(opened.state, hand, effective_on=outside.today, today=outside.today)
    for found in _faults(opened.journey, outside):
        raise InvalidValue("journey", found)
    state = _append(row, dated, opened.state)
    made = publish_change(
        Change(journeys=(opened.journey,)), by=officer.staff_number, note=opened.journey.name
    )
    event = review.publish(
        state, at=outside.now, version=made.journeys[opened.journey.code], release=made.release
    )
    note(officer, "reform.journey_published", f"journey:{opened.journey.code}")
    return _append(row, event, state)


def _faults(journey: Journey, outside: Outside) -> tuple[str, ...]:
    release = published()
    found = tuple(
        faults(journey, release.catalogue, release.journeys, based_on=journey.version - 1)
    )
    seen = outlook(journey, release.catalogue, today=outside.today, calendar=outside.calendar)
    return found if found or seen is not None else (_CIRCLE,)


def _require_designer(officer: Officer, lead: str) -> None:
    if not may_design(officer, lead):
        raise NotTheReviewer(f"this officer does not design journeys of {lead}")


def _held(draft: UUID) -> tuple[JourneyDraft, OpenedJourney]:
    row = JourneyDraft.objects.select_for_update().filter(pk=draft).first()
    if row is None:
        raise NotFound(f"no journey in the making {draft}")
    return row, opened_journey(row)


@transaction.atomic
def _done(officer: Officer, draft: UUID, outside: Outside, verb: Verb) -> ReviewState:
    row, opened = _held(draft)
    event = verb(opened, Hand(officer=officer, at=outside.now))
    note(officer, f"reform.journey_{event.name}", f"journey:{row.code}")
    return _append(row, event, opened.state)


def _append(row: JourneyDraft, event: AnyReviewEvent, state: ReviewState) -> ReviewState:
    JourneyRecord.objects.create(
        draft=row,
        sequence=row.records.count() + 1,
        name=event.name,
        content=stored(event),
        by=event.by.staff_number,
        at=event.at,
    )
    now = advance(state, event)
    row.status, row.changed_at = now.status.value, event.at
    row.save(update_fields=["status", "changed_at"])
    return now
