"""Journeys in the making (一件事编制稿): a row locked, what stands against it, what is appended."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias
from uuid import UUID

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.review import Hand
from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.authoring.review_state import ReviewState, advance
from tongban.core.journeys.definitions import Journey
from tongban.core.people.actors import Officer
from tongban.core.reform.designing import faults, outlook
from tongban.core.vocabulary.errors import NotFound
from tongban.store.freezing.histories import columns
from tongban.store.reform.models import JourneyDraft, JourneyRecord
from tongban.store.reform.queries import OpenedJourney, opened_journey

_CIRCLE: Final = "选的事项互相等对方的结果，不能合在一起，请去掉其中一个"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDraft:
    """A locked journey in the making with where it stands."""

    row: JourneyDraft
    opened: OpenedJourney


Verb: TypeAlias = Callable[[OpenedJourney, Hand], AnyReviewEvent]


def held_draft(draft: UUID) -> HeldDraft:
    """Lock a journey in the making; call it inside a transaction.

    Raises:
        NotFound: when there is none.
    """
    row = JourneyDraft.objects.select_for_update().filter(pk=draft).first()
    if row is None:
        raise NotFound(f"no journey in the making {draft}")
    return HeldDraft(row=row, opened=opened_journey(row))


def faults_of(journey: Journey, outside: Outside) -> tuple[str, ...]:
    """Return what stands against a journey in the catalogue of now."""
    release = published()
    found = tuple(
        faults(journey, release.catalogue, release.journeys, based_on=journey.version - 1)
    )
    seen = outlook(journey, release.catalogue, today=outside.today, calendar=outside.calendar)
    return found if found or seen is not None else (_CIRCLE,)


@transaction.atomic
def done(officer: Officer, draft: UUID, outside: Outside, verb: Verb) -> ReviewState:
    """Do what a verb decides and return where the journey stands then."""
    held = held_draft(draft)
    event = verb(held.opened, Hand(officer=officer, at=outside.now))
    note(officer, f"reform.journey_{event.name}", f"journey:{held.row.code}")
    return append_event(held.row, event, held.opened.state)


def append_event(row: JourneyDraft, event: AnyReviewEvent, state: ReviewState) -> ReviewState:
    """Write an event after those that stand and return where the journey stands now."""
    JourneyRecord.objects.create(draft=row, **columns(event, row.records.count() + 1))
    now = advance(state, event)
    row.status, row.changed_at = now.status.value, event.at
    row.effective_on = now.effective_on
    row.save(update_fields=["status", "changed_at", "effective_on"])
    return now
