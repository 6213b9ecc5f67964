"""Publish journeys (一件事发布): today, or by the worker on the day that was set.

Until that day an item may have left the catalogue or another journey may have come; what no longer
holds goes back to its designers with the reasons.
"""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tongban.actions.audit import note
from tongban.actions.catalog import Change, publish_change
from tongban.actions.outside import Outside
from tongban.actions.reform.drafts import HeldDraft, append_event, done, faults_of, held_draft
from tongban.core.authoring import review
from tongban.core.authoring.review import Hand
from tongban.core.authoring.review_state import ReviewState, ReviewStatus
from tongban.core.people.actors import Officer
from tongban.core.people.histories import SYSTEM
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.reform.models import JourneyDraft
from tongban.store.reform.queries import opened_journey


@transaction.atomic
def publish(
    officer: Officer, draft: UUID, outside: Outside, *, on: date | None = None
) -> ReviewState:
    """Publish an approved journey today, or set the day on which the worker does.

    Raises:
        InvalidValue: when the day is past, or with the first thing that stands against it.
    """
    held, day = held_draft(draft), on or outside.today
    for found in faults_of(held.opened.journey, outside):
        raise InvalidValue("journey", found)
    hand = Hand(officer=officer, at=outside.now)
    dated = review.schedule(held.opened.state, hand, effective_on=day, today=outside.today)
    note(officer, "reform.journey_scheduled", f"journey:{held.row.code}")
    state = append_event(held.row, dated, held.opened.state)
    return state if day > outside.today else _published(held, state, officer.staff_number, outside)


def unschedule(officer: Officer, draft: UUID, outside: Outside) -> ReviewState:
    """Take the day back; the journey stays approved."""
    return done(officer, draft, outside, lambda opened, hand: review.unschedule(opened.state, hand))


def publish_due(outside: Outside) -> int:
    """Publish or hold back every journey whose day has come; return how many."""
    waiting = _due(outside).order_by("effective_on", "id").values_list("pk", flat=True)
    return sum(_publish_one(draft, outside) for draft in list(waiting))


@transaction.atomic
def _publish_one(draft: UUID, outside: Outside) -> int:
    row = _due(outside).select_for_update(skip_locked=True).filter(pk=draft).first()
    if row is None:  # somebody else has it in hand, or its day was taken back
        return 0
    held = HeldDraft(row=row, opened=opened_journey(row))
    state, reasons = held.opened.state, faults_of(held.opened.journey, outside)
    if reasons:
        append_event(row, review.hold_back(state, at=outside.now, reasons=reasons), state)
    else:
        _published(held, state, SYSTEM.name, outside)
    return 1


def _published(held: HeldDraft, state: ReviewState, by: str, outside: Outside) -> ReviewState:
    journey = held.opened.journey
    made = publish_change(Change(journeys=(journey,)), by=by, note=journey.name)
    version = made.journeys[journey.code]
    event = review.publish(state, at=outside.now, version=version, release=made.release)
    note(None, "reform.journey_published", f"journey:{journey.code}")
    return append_event(held.row, event, state)


def _due(outside: Outside) -> QuerySet[JourneyDraft]:
    return JourneyDraft.objects.filter(
        status=ReviewStatus.SCHEDULED.value, effective_on__lte=outside.today
    )
