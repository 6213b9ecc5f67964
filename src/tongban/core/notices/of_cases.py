"""Notices of cases (办件告知): what events ask the applicant to be told, in the law's own words.

What passes between officers is told to nobody. Of events that happen at one moment, such as an
instant decision, the furthest one is told and not each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from types import MappingProxyType
from typing import Final

from tongban.core.cases.debt_events import DebtSentBack
from tongban.core.cases.delivery_events import DeliveryFailed, Dispatched, ResultReady
from tongban.core.cases.events import (
    AcceptanceRefused,
    Accepted,
    ClockResumed,
    ClockStopped,
    Completed,
    CorrectionRequested,
    Event,
    ExtensionApproved,
    Granted,
    Received,
    Refused,
    Withdrawn,
)
from tongban.core.cases.fee_events import (
    FeeCancelled,
    FeeCharged,
    FeeReduced,
    FeeRefunded,
    FeeSettled,
)
from tongban.core.cases.mode_events import (
    DebtExtended,
    DebtOverdue,
    DebtReminded,
    DeclarationWithdrawn,
    DeferralLapsed,
    GrantRevoked,
    PostChecked,
    PostCheckOutcome,
)
from tongban.core.cases.moving_events import SentHome, SentUp
from tongban.core.cases.outcomes import CompletionKind
from tongban.core.cases.rebase_events import RebaseOffered
from tongban.core.cases.renewal_events import RenewalDeemed
from tongban.core.cases.rule_events import HumanReviewAnswered
from tongban.core.vocabulary.money import Money

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeDraft:
    """Something to be told (告知内容): its kind, and what only this event can fill in."""

    kind: str
    values: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


_OVERTAKEN: Final[Mapping[str, frozenset[str]]] = {
    "received": frozenset({"accepted", "granted", "completed"}),
    "accepted": frozenset({"granted", "completed"}),
    "granted": frozenset({"completed"}),
    "completed": frozenset({"sent_up"}),
}
"""What need not be told when something that says more happens at the same moment."""


def drafts(events: Iterable[Event]) -> tuple[NoticeDraft, ...]:
    """Return what events that happened together ask to be told."""
    told = [draft for event in events if (draft := told_of(event)) is not None]
    kinds = {draft.kind for draft in told}
    return tuple(one for one in told if not _OVERTAKEN.get(one.kind, frozenset()) & kinds)


@singledispatch
def told_of(event: object) -> NoticeDraft | None:
    """Return what an event asks to be told to the applicant, if it asks at all."""
    del event
    return None


@told_of.register
def _(_event: Received) -> NoticeDraft:
    return NoticeDraft(kind="received")


@told_of.register
def _(event: CorrectionRequested) -> NoticeDraft:
    values = {"day": event.due_on.isoformat(), "count": str(len(event.gaps))}
    return NoticeDraft(kind="correction_requested", values=values)


@told_of.register
def _(event: Accepted) -> NoticeDraft:
    if not event.deferred or event.deferred_until is None:
        return NoticeDraft(kind="accepted")
    values = {"day": event.deferred_until.isoformat(), "count": str(len(event.deferred))}
    return NoticeDraft(kind="accepted_with_debts", values=values)


@told_of.register
def _(_event: AcceptanceRefused) -> NoticeDraft:
    return NoticeDraft(kind="acceptance_refused")


@told_of.register
def _(event: DebtSentBack) -> NoticeDraft:
    return NoticeDraft(kind="debt_sent_back", values={"day": event.due_on.isoformat()})


@told_of.register
def _(event: ClockStopped) -> NoticeDraft:
    return NoticeDraft(kind="clock_stopped", values={"day": event.due_on.isoformat()})


@told_of.register
def _(_event: ClockResumed) -> NoticeDraft:
    return NoticeDraft(kind="clock_resumed")


@told_of.register
def _(_event: ExtensionApproved) -> NoticeDraft:
    return NoticeDraft(kind="extended")


@told_of.register
def _(_event: RebaseOffered) -> NoticeDraft:
    return NoticeDraft(kind="rebase_offered")


@told_of.register
def _(_event: Granted) -> NoticeDraft:
    return NoticeDraft(kind="granted")


@told_of.register
def _(_event: Refused) -> NoticeDraft:
    return NoticeDraft(kind="refused")


@told_of.register
def _(event: ResultReady) -> NoticeDraft:
    until = {"day": event.until.isoformat()} if event.until else {}
    return NoticeDraft(kind="result_ready", values={"place": event.place, **until})


@told_of.register
def _(event: Dispatched) -> NoticeDraft:
    return NoticeDraft(kind="result_sent", values={"carrier": event.carrier})


@told_of.register
def _(_event: DeliveryFailed) -> NoticeDraft:
    return NoticeDraft(kind="delivery_failed")


@told_of.register
def _(event: FeeCharged) -> NoticeDraft | None:
    due = Money.total(one.due for one in event.fees)
    return NoticeDraft(kind="fee_charged", values={"amount": due.amount}) if due else None


@told_of.register
def _(event: FeeSettled) -> NoticeDraft | None:
    came = event.amount
    return NoticeDraft(kind="fee_settled", values={"amount": came.amount}) if came else None


@told_of.register
def _(_event: FeeCancelled) -> NoticeDraft:
    return NoticeDraft(kind="fee_cancelled")


@told_of.register
def _(event: FeeRefunded) -> NoticeDraft:
    return NoticeDraft(kind="fee_refunded", values={"amount": event.amount.amount})


@told_of.register
def _(event: Completed) -> NoticeDraft:
    if event.kind is CompletionKind.NOT_CORRECTED:
        return NoticeDraft(kind="closed_uncorrected")
    return NoticeDraft(kind="completed" if event.kind.normal else "closed")


@told_of.register
def _(_event: Withdrawn) -> NoticeDraft:
    return NoticeDraft(kind="withdrawn")


@told_of.register
def _(event: DebtReminded) -> NoticeDraft:
    return NoticeDraft(kind="debt_reminded", values={"day": event.due_on.isoformat()})


@told_of.register
def _(_event: DebtOverdue) -> NoticeDraft:
    return NoticeDraft(kind="debt_overdue")


@told_of.register
def _(event: DebtExtended) -> NoticeDraft:
    return NoticeDraft(kind="debt_extended", values={"day": event.due_on.isoformat()})


@told_of.register
def _(_event: DeferralLapsed) -> NoticeDraft:
    return NoticeDraft(kind="deferral_lapsed")


@told_of.register
def _(event: DeclarationWithdrawn) -> NoticeDraft:
    return NoticeDraft(kind="promise_withdrawn", values={"day": event.papers_due_on.isoformat()})


@told_of.register
def _(event: PostChecked) -> NoticeDraft | None:
    if event.rectify_by is not None:
        values = {"day": event.rectify_by.isoformat()}
        return NoticeDraft(kind="rectification_wanted", values=values)
    return NoticeDraft(kind="promise_kept") if event.outcome is PostCheckOutcome.KEPT else None


@told_of.register
def _(_event: GrantRevoked) -> NoticeDraft:
    return NoticeDraft(kind="grant_revoked")


@told_of.register
def _(_event: HumanReviewAnswered) -> NoticeDraft:
    return NoticeDraft(kind="review_answered")


@told_of.register
def _(_event: RenewalDeemed) -> NoticeDraft:
    return NoticeDraft(kind="renewal_deemed")


@told_of.register
def _(_event: SentHome) -> NoticeDraft:
    return NoticeDraft(kind="sent_home")


@told_of.register
def _(event: SentUp) -> NoticeDraft:
    return NoticeDraft(kind="sent_up", values={"higher": event.to_name})


@told_of.register
def _(_event: FeeReduced) -> NoticeDraft:
    return NoticeDraft(kind="fee_reduced")
