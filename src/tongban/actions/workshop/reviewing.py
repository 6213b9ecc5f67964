"""Bring a copy through its reviews (审核): send, recall, approve, give back, set a day, give up."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db import transaction

from tongban.actions.outside import Outside
from tongban.actions.workshop.checking import issues_in, kept_by_journeys
from tongban.actions.workshop.holding import Held, append_event, audit, hand_of, hold
from tongban.core.authoring import review
from tongban.core.authoring.inspecting import faults
from tongban.core.authoring.review import Hand
from tongban.core.authoring.review_events import AnyReviewEvent
from tongban.core.authoring.review_state import ReviewState
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import Conflict
from tongban.store.workshop import queries
from tongban.store.workshop.models import ScheduledPublication

Verb = Callable[[Held, Hand], AnyReviewEvent]


def send(officer: Officer, copy: UUID, outside: Outside, *, words: str = "") -> ReviewState:
    """Send a copy for business review.

    Raises:
        FaultsRemain: while something stands against it; it lists them.
    """

    def sent(opened: Held, hand: Hand) -> AnyReviewEvent:
        return review.send(
            opened.state,
            hand,
            revision=opened.row.newest,
            authors=queries.authors_of(opened.row),
            faults=_standing_against(opened, outside),
            words=words,
        )

    return _done(officer, copy, outside, sent)


def _standing_against(opened: Held, outside: Outside) -> tuple[str, ...]:
    """Return what must be put right first; what is to end is in no journey any more."""
    ending = opened.row.withdraws if opened.copy.ends else ()
    return (*kept_by_journeys(ending), *faults(issues_in(opened.copy, outside)))


def recall(officer: Officer, copy: UUID, outside: Outside) -> ReviewState:
    """Take a copy back for another edit; its reviews begin anew afterwards."""
    return _done(officer, copy, outside, lambda opened, hand: review.recall(opened.state, hand))


def approve(
    officer: Officer, copy: UUID, outside: Outside, *, revision: int, opinion: str = ""
) -> ReviewState:
    """Pass the review that the copy stands in, having read it at `revision`.

    Raises:
        Conflict: when that is not the text under review any more.
    """

    def passed(opened: Held, hand: Hand) -> AnyReviewEvent:
        if revision != opened.row.newest:
            raise Conflict(f"read at {revision}, under review is {opened.row.newest}")
        return review.approve(opened.state, hand, opinion=opinion)

    return _done(officer, copy, outside, passed)


def give_back(officer: Officer, copy: UUID, outside: Outside, *, opinion: str) -> ReviewState:
    """Return a copy to its authors, saying what must change."""
    return _done(
        officer,
        copy,
        outside,
        lambda opened, hand: review.give_back(opened.state, hand, opinion=opinion),
    )


def discard(officer: Officer, copy: UUID, outside: Outside, *, reason: str) -> ReviewState:
    """Give a copy up; everything that was written stays on record."""
    return _done(
        officer,
        copy,
        outside,
        lambda opened, hand: review.discard(opened.state, hand, reason=reason),
    )


def schedule(officer: Officer, copy: UUID, outside: Outside, *, effective_on: date) -> ReviewState:
    """Set the day from which an approved copy holds; the worker publishes it on that day."""

    def scheduled(opened: Held, hand: Hand) -> AnyReviewEvent:
        event = review.schedule(opened.state, hand, effective_on=effective_on, today=outside.today)
        end_schedule(opened, hand, outcome="moved")
        ScheduledPublication.objects.create(
            copy=opened.row, effective_on=effective_on, by=officer.staff_number, at=hand.at
        )
        return event

    return _done(officer, copy, outside, scheduled)


def unschedule(officer: Officer, copy: UUID, outside: Outside) -> ReviewState:
    """Take the day of publication back; the approvals stand."""

    def unscheduled(opened: Held, hand: Hand) -> AnyReviewEvent:
        event = review.unschedule(opened.state, hand)
        end_schedule(opened, hand, outcome="taken_back")
        return event

    return _done(officer, copy, outside, unscheduled)


def end_schedule(opened: Held, hand: Hand, *, outcome: str) -> None:
    """Close the day that is set for a copy, if there is one."""
    waiting = ScheduledPublication.objects.filter(copy=opened.row, done_at__isnull=True)
    waiting.update(done_at=hand.at, outcome=outcome)


@transaction.atomic
def _done(officer: Officer, copy: UUID, outside: Outside, verb: Verb) -> ReviewState:
    opened = hold(officer, copy)
    event = verb(opened, hand_of(officer, outside))
    audit(officer, event.name, opened.row.code)
    return append_event(opened, event)
