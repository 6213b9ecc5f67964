"""Where a working copy stands (编制状态): computed from its review events and nothing else."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from tongban.core.authoring.review_events import (
    AnyReviewEvent,
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


class ReviewStatus(enum.Enum):
    """Where a working copy stands (编制状态)."""

    DRAFTING = "drafting"
    BUSINESS_REVIEW = "business_review"
    LEGAL_REVIEW = "legal_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        """Return the words a reader sees."""
        return _LABELS[self]

    @property
    def ended(self) -> bool:
        """Tell whether nothing more can happen."""
        return self in (ReviewStatus.PUBLISHED, ReviewStatus.DISCARDED)


_LABELS = {
    ReviewStatus.DRAFTING: "编制中",
    ReviewStatus.BUSINESS_REVIEW: "待业务审核",
    ReviewStatus.LEGAL_REVIEW: "待法制审核",
    ReviewStatus.APPROVED: "已审定，待发布",
    ReviewStatus.SCHEDULED: "已定发布日期",
    ReviewStatus.PUBLISHED: "已发布",
    ReviewStatus.DISCARDED: "已放弃",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewState:
    """What the verbs need to know of a working copy's way (审核状态).

    `sent`, `business` and `legal` belong to the round under way; `returned` is why the last round
    ended in the hands of the authors, until they send it again.
    """

    department: str
    status: ReviewStatus = ReviewStatus.DRAFTING
    sent: Sent | None = None
    business: Approved | None = None
    legal: Approved | None = None
    returned: Returned | HeldBack | None = None
    effective_on: date | None = None

    @property
    def editable(self) -> bool:
        """Tell whether its text may change now."""
        return self.status is ReviewStatus.DRAFTING

    @property
    def authors(self) -> frozenset[str]:
        """Return the staff numbers of those who wrote what is under review."""
        return frozenset(self.sent.authors) if self.sent is not None else frozenset()


def fold(department: str, events: Iterable[AnyReviewEvent]) -> ReviewState:
    """Return where a copy of `department` stands after these events."""
    state = ReviewState(department=department)
    for event in events:
        state = advance(state, event)
    return state


def advance(state: ReviewState, event: AnyReviewEvent) -> ReviewState:
    """Return the state after one more event."""
    match event:
        case Sent():
            return ReviewState(
                department=state.department, status=ReviewStatus.BUSINESS_REVIEW, sent=event
            )
        case Approved():
            return _approved(state, event)
        case Returned() | HeldBack() | Recalled():
            returned = None if isinstance(event, Recalled) else event
            return ReviewState(department=state.department, returned=returned)
        case Scheduled() | Unscheduled():
            return _dated(state, event)
        case PublishedAs() | Discarded():
            published = isinstance(event, PublishedAs)
            ended = ReviewStatus.PUBLISHED if published else ReviewStatus.DISCARDED
            return replace(state, status=ended)
        case _ as impossible:
            assert_never(impossible)


def _approved(state: ReviewState, event: Approved) -> ReviewState:
    if event.legal:
        return replace(state, status=ReviewStatus.APPROVED, legal=event)
    return replace(state, status=ReviewStatus.LEGAL_REVIEW, business=event)


def _dated(state: ReviewState, event: Scheduled | Unscheduled) -> ReviewState:
    if isinstance(event, Scheduled):
        return replace(state, status=ReviewStatus.SCHEDULED, effective_on=event.effective_on)
    return replace(state, status=ReviewStatus.APPROVED, effective_on=None)
