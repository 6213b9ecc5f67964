"""Review (审核): from the author to the public through other hands (四眼原则).

Drafting, business review by the department, legal review, then a day of publication. Whoever wrote
a word of the copy reviews none of it, and the two reviews are two people. Errors that lint finds
stop the copy before it is sent; nothing but the faults themselves can send it on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tongban.core.authoring.access import may_write
from tongban.core.authoring.review_errors import FaultsRemain, NotTheReviewer, OwnWork, WrongStage
from tongban.core.authoring.review_events import (
    Approved,
    Discarded,
    HeldBack,
    PublishedAs,
    Recalled,
    Returned,
    Scheduled,
    Sent,
    Unscheduled,
)
from tongban.core.authoring.review_state import ReviewState, ReviewStatus
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import SYSTEM, Signatory
from tongban.core.vocabulary.errors import InvalidValue

_UNDER_REVIEW = (ReviewStatus.BUSINESS_REVIEW, ReviewStatus.LEGAL_REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who does something to a working copy, and when (经手人)."""

    officer: Officer
    at: datetime

    @property
    def signatory(self) -> Signatory:
        """Return the officer as the history names them."""
        return Signatory.of(self.officer)


def send(
    state: ReviewState,
    hand: Hand,
    *,
    revision: int,
    authors: Iterable[str],
    faults: Iterable[str] = (),
    words: str = "",
) -> Sent:
    """Send a copy for review; `faults` are the errors that lint finds in it now."""
    _require_stage(state, ReviewStatus.DRAFTING)
    _require_writer(state, hand)
    found = tuple(faults)
    if found:
        raise FaultsRemain(found)
    return Sent(
        at=hand.at,
        by=hand.signatory,
        revision=revision,
        authors=tuple(sorted({*authors, hand.officer.staff_number})),
        words=words.strip(),
    )


def recall(state: ReviewState, hand: Hand) -> Recalled:
    """Take a copy back from review, approved or not, as long as no day is set."""
    _require_stage(state, *_UNDER_REVIEW, ReviewStatus.APPROVED)
    _require_writer(state, hand)
    return Recalled(at=hand.at, by=hand.signatory)


def approve(state: ReviewState, hand: Hand, *, opinion: str = "") -> Approved:
    """Pass the review that the copy stands in."""
    _require_reviewer(state, hand)
    legal = state.status is ReviewStatus.LEGAL_REVIEW
    return Approved(at=hand.at, by=hand.signatory, legal=legal, opinion=opinion.strip())


def give_back(state: ReviewState, hand: Hand, *, opinion: str) -> Returned:
    """Return a copy to its authors, saying what must change."""
    _require_reviewer(state, hand)
    return Returned(at=hand.at, by=hand.signatory, opinion=_said(opinion, "请写明要改什么"))


def schedule(state: ReviewState, hand: Hand, *, effective_on: date, today: date) -> Scheduled:
    """Set the day from which an approved copy holds, or another day while it has not come."""
    _require_stage(state, ReviewStatus.APPROVED, ReviewStatus.SCHEDULED)
    _require_writer(state, hand)
    if effective_on < today:
        raise InvalidValue("publication", "发布日期不能早于今天，请另选一天")
    return Scheduled(at=hand.at, by=hand.signatory, effective_on=effective_on)


def unschedule(state: ReviewState, hand: Hand) -> Unscheduled:
    """Take the day back; the approvals stand."""
    _require_stage(state, ReviewStatus.SCHEDULED)
    _require_writer(state, hand)
    return Unscheduled(at=hand.at, by=hand.signatory)


def publish(state: ReviewState, *, at: datetime, version: int, release: int) -> PublishedAs:
    """Record that a copy was published on its day."""
    _require_stage(state, ReviewStatus.SCHEDULED)
    return PublishedAs(at=at, by=SYSTEM, version=version, release=release)


def hold_back(state: ReviewState, *, at: datetime, reasons: tuple[str, ...]) -> HeldBack:
    """Record why a copy could not be published on its day; its authors have it again."""
    _require_stage(state, ReviewStatus.SCHEDULED)
    return HeldBack(at=at, by=SYSTEM, reasons=reasons)


def discard(state: ReviewState, hand: Hand, *, reason: str) -> Discarded:
    """Give a copy up before it is reviewed."""
    _require_stage(state, ReviewStatus.DRAFTING)
    _require_writer(state, hand)
    return Discarded(at=hand.at, by=hand.signatory, reason=_said(reason, "请写明为什么放弃"))


def require_editable(state: ReviewState, officer: Officer) -> None:
    """Raise unless `officer` may write into the copy now."""
    _require_stage(state, ReviewStatus.DRAFTING)
    if not may_write(officer, state.department):
        raise NotTheReviewer("only administrators of the department write its items")


def may_review(state: ReviewState, officer: Officer) -> bool:
    """Tell whether the review that the copy stands in is this officer's to do."""
    try:
        _require_reviewer(state, Hand(officer=officer, at=datetime.min))  # noqa: DTZ901 - no moment matters
    except (WrongStage, OwnWork, NotTheReviewer):
        return False
    return True


def _require_stage(state: ReviewState, *allowed: ReviewStatus) -> None:
    if state.status not in allowed:
        wanted = ", ".join(status.value for status in allowed)
        raise WrongStage(f"the copy stands at {state.status.value}, this wants {wanted}")


def _require_writer(state: ReviewState, hand: Hand) -> None:
    if not may_write(hand.officer, state.department):
        raise NotTheReviewer("only administrators of the department do this")


def _require_reviewer(state: ReviewState, hand: Hand) -> None:
    _require_stage(state, *_UNDER_REVIEW)
    officer = hand.officer
    if state.status is ReviewStatus.BUSINESS_REVIEW:
        competent = Role.ITEM_REVIEWER in officer.roles and officer.department == state.department
    else:
        competent = Role.LEGAL_REVIEWER in officer.roles
    if not competent:
        raise NotTheReviewer(f"{state.status.value} is not this officer's")
    before = {state.business.by.staff_number} if state.business is not None else set()
    if officer.staff_number in state.authors | before:
        raise OwnWork("whoever wrote it, or reviewed it before, may not review it")


def _said(words: str, otherwise: str) -> str:
    if not words.strip():
        raise InvalidValue("review", otherwise)
    return words.strip()
