"""Extension (延长期限): once, within the limit, in time, with approval and a reason.

行政许可法 §42: who approves belongs to the item (the head of the organ; of the government when
several handle it together), and the applicant is told the reason.
"""

from tongban.core.cases import law
from tongban.core.cases.acts import Act
from tongban.core.cases.due import statutory_due
from tongban.core.cases.errors import ExtensionRefused, HandsNotSeparate, WrongMoment
from tongban.core.cases.events import (
    Event,
    ExtensionApproved,
    ExtensionDeclined,
    ExtensionRequested,
)
from tongban.core.cases.state import CaseState, Status
from tongban.core.cases.verbs.guards import require_department, require_status, require_words
from tongban.core.vocabulary.calendars import WorkingCalendar

_WHILE_DECIDING = (Status.IN_PROGRESS, Status.SUSPENDED)


def request_extension(
    state: CaseState, act: Act, *, amount: int, reason: str, calendar: WorkingCalendar
) -> tuple[Event, ...]:
    """Ask for `amount` more units of the item's extension limit."""
    require_status(state, act, *_WHILE_DECIDING)
    require_department(act, state.item.department)
    require_words(reason, "the reason")
    _require_extensible(state, act, calendar)
    limit = state.item.extension_limit
    if limit is None or not 0 < amount <= limit.value:
        most = limit.label if limit else "none"
        raise ExtensionRefused(f"an extension by {amount}: the item allows {most}")
    if state.extension_request is not None:
        raise WrongMoment("an extension has been asked for and is not answered")
    return (ExtensionRequested(at=act.at, by=act.by, amount=amount, reason=reason),)


def approve_extension(
    state: CaseState,
    act: Act,
    *,
    approver_role: str,
    notice_number: str,
    calendar: WorkingCalendar,
) -> tuple[Event, ...]:
    """Approve what was asked, as the one whom the item names; the notice tells the applicant."""
    asked = _answerable(state, act, approver_role=approver_role)
    _require_extensible(state, act, calendar)
    require_words(notice_number, "the notice number")
    return (
        ExtensionApproved(
            at=act.at,
            by=act.by,
            amount=asked.amount,
            reason=asked.reason,
            approver_role=approver_role,
            notice_number=notice_number,
        ),
    )


def decline_extension(
    state: CaseState, act: Act, *, approver_role: str, reason: str
) -> tuple[Event, ...]:
    """Do not approve what was asked; the period stays."""
    _answerable(state, act, approver_role=approver_role)
    require_words(reason, "the reason")
    return (ExtensionDeclined(at=act.at, by=act.by, reason=reason, approver_role=approver_role),)


def _answerable(state: CaseState, act: Act, *, approver_role: str) -> ExtensionRequested:
    require_status(state, act, *_WHILE_DECIDING)
    asked = state.extension_request
    if asked is None:
        raise WrongMoment("no extension has been asked for")
    if approver_role != state.item.extension_approver:
        raise ExtensionRefused(
            f"{approver_role!r} may not approve it, only {state.item.extension_approver!r}"
        )
    if act.by.identifier == asked.by.identifier:
        raise HandsNotSeparate("who asks does not approve", citation=law.SEPARATE_HANDS)
    return asked


def _require_extensible(state: CaseState, act: Act, calendar: WorkingCalendar) -> None:
    if state.extension is not None:
        raise ExtensionRefused("the period has been extended once")
    if act.today > statutory_due(state, calendar).on:
        raise ExtensionRefused("the period is over, and what is over cannot be extended")
