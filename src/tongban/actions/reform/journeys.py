"""Several items as one (一件事工坊): proposed, designed, reviewed by four eyes, published.

A journey passes the same reviews as an item: business review of the lead department, then legal
review; whoever wrote a word of it reviews none of it.
"""

from uuid import UUID

from django.db import IntegrityError, transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.reform.drafts import done, faults_of, held_draft
from tongban.actions.targets import published
from tongban.core.authoring import review
from tongban.core.authoring.review import Hand
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.authoring.review_state import ReviewState, ReviewStatus
from tongban.core.people.actors import Officer
from tongban.core.reform.chains import Chain, chains
from tongban.core.reform.designing import Design, may_design, supporting
from tongban.core.reform.together import FiledTogether, filed_together, not_yet_joined
from tongban.core.vocabulary.errors import Conflict
from tongban.store.cases.queries import measured
from tongban.store.freezing.converter import stored
from tongban.store.reform.models import JourneyDraft
from tongban.store.reform.queries import OpenedJourney


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
    held = held_draft(draft)
    row, opened = held.row, held.opened
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
    return faults_of(opened.journey, outside)


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
            faults=faults_of(opened.journey, outside),
        )

    return done(officer, draft, outside, sent)


def recall(officer: Officer, draft: UUID, outside: Outside) -> ReviewState:
    """Take a journey back for another edit."""
    return done(officer, draft, outside, lambda opened, hand: review.recall(opened.state, hand))


def approve(officer: Officer, draft: UUID, outside: Outside, *, opinion: str = "") -> ReviewState:
    """Pass the review that the journey stands in."""
    return done(
        officer,
        draft,
        outside,
        lambda opened, hand: review.approve(opened.state, hand, opinion=opinion),
    )


def give_back(officer: Officer, draft: UUID, outside: Outside, *, opinion: str) -> ReviewState:
    """Return a journey to its designers, saying what must change."""
    return done(
        officer,
        draft,
        outside,
        lambda opened, hand: review.give_back(opened.state, hand, opinion=opinion),
    )


def discard(officer: Officer, draft: UUID, outside: Outside, *, reason: str) -> ReviewState:
    """Give a journey up."""
    return done(
        officer,
        draft,
        outside,
        lambda opened, hand: review.discard(opened.state, hand, reason=reason),
    )


def _require_designer(officer: Officer, lead: str) -> None:
    if not may_design(officer, lead):
        raise NotTheReviewer(f"this officer does not design journeys of {lead}")
