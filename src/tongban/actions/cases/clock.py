"""The clock of a case (计时): special procedures stop it, one approved extension lengthens it."""

from uuid import UUID

from tongban.actions.cases.opening import as_officer
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.verbs import extension, special
from tongban.core.people.actors import Officer, Role

_EXAMINING = frozenset({Role.EXAMINER})
_APPROVING = frozenset({Role.APPROVER})


def stop(
    officer: Officer,
    case: UUID,
    procedure: str,
    outside: Outside,
    *,
    reason: str,
    revision: int | None = None,
) -> OpenCase:
    """Begin a special procedure, with its written notice (特别程序)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: special.stop_clock(
            opened.state,
            procedure,
            act,
            notice_number=notice_number(opened, "特", outside),
            reason=reason,
            calendar=outside.calendar,
        ),
        outside,
        roles=_EXAMINING,
        revision=revision,
    )


def resume(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    result: str,
    revision: int | None = None,
) -> OpenCase:
    """End the special procedure with its result; the clock runs again."""
    return as_officer(
        officer,
        case,
        lambda opened, act: special.resume_clock(opened.state, act, result=result),
        outside,
        roles=_EXAMINING,
        revision=revision,
    )


def request_extension(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    amount: int,
    reason: str,
    revision: int | None = None,
) -> OpenCase:
    """Ask for more time (申请延期)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: extension.request_extension(
            opened.state, act, amount=amount, reason=reason, calendar=outside.calendar
        ),
        outside,
        roles=_EXAMINING,
        revision=revision,
    )


def approve_extension(
    officer: Officer, case: UUID, outside: Outside, *, revision: int | None = None
) -> OpenCase:
    """Approve what was asked (批准延期), as the one whom the item names."""
    return as_officer(
        officer,
        case,
        lambda opened, act: extension.approve_extension(
            opened.state,
            act,
            approver_role=opened.state.item.extension_approver,
            notice_number=notice_number(opened, "延", outside),
            calendar=outside.calendar,
        ),
        outside,
        roles=_APPROVING,
        revision=revision,
        in_hand=False,
    )


def decline_extension(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    reason: str,
    revision: int | None = None,
) -> OpenCase:
    """Do not approve what was asked; the period stays."""
    return as_officer(
        officer,
        case,
        lambda opened, act: extension.decline_extension(
            opened.state,
            act,
            approver_role=opened.state.item.extension_approver,
            reason=reason,
        ),
        outside,
        roles=_APPROVING,
        revision=revision,
        in_hand=False,
    )
