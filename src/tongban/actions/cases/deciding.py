"""Decide (决定): grant or refuse, by an approver who did not examine the case.

Nothing is decided while what was written down is not sealed (`actions.audit.freshness`), nor about
somebody whose life has ended (`actions.mandates.ends`), nor granted on a paper mandate that does
not hold (`actions.mandates.papers`) or against what departments say that handle it jointly
(`actions.matters`).
"""

from uuid import UUID

from tongban.actions.audit import require_fresh_seal
from tongban.actions.campaigns.gates import require_place
from tongban.actions.cases.grounds import grounds
from tongban.actions.cases.opening import as_officer
from tongban.actions.mandates.ends import require_living
from tongban.actions.mandates.papers import require_authority
from tongban.actions.matters.guarding import require_grantable
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs import decision, instant
from tongban.core.people.actors import Officer, Role

_APPROVING = frozenset({Role.APPROVER})
_AT_THE_WINDOW = frozenset({Role.WINDOW, Role.APPROVER})


def grant(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    opinion: str,
    revision: int | None = None,
) -> OpenCase:
    """Grant the application (准予)."""
    require_fresh_seal()
    require_living(case)
    return as_officer(
        officer,
        case,
        lambda opened, act: decision.grant(
            _grantable(opened, outside),
            act,
            decision_number=notice_number(opened, "准", outside),
            opinion=opinion,
        ),
        outside,
        roles=_APPROVING,
        revision=revision,
    )


def refuse(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    reasons: tuple[str, ...],
    basis: tuple[str, ...],
    revision: int | None = None,
) -> OpenCase:
    """Refuse the application (不予), with reasons, basis and remedies."""
    require_fresh_seal()
    require_living(case)
    return as_officer(
        officer,
        case,
        lambda opened, act: decision.refuse(
            opened.state,
            grounds(reasons, basis),
            act,
            decision_number=notice_number(opened, "不准", outside),
        ),
        outside,
        roles=_APPROVING,
        revision=revision,
    )


def grant_at_once(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    opinion: str,
    revision: int | None = None,
) -> OpenCase:
    """Accept and grant an instant item in one session (即办件)."""
    require_fresh_seal()
    require_living(case)
    return as_officer(
        officer,
        case,
        lambda opened, act: instant.grant_at_once(
            _grantable(opened, outside),
            act,
            decision_number=notice_number(opened, "准", outside),
            opinion=opinion,
            calendar=outside.calendar,
        ),
        outside,
        roles=_AT_THE_WINDOW,
        revision=revision,
    )


def _grantable(opened: OpenCase, outside: Outside) -> CaseState:
    """Return how a case stands that nothing holds back: joint handling, a campaign, its agent."""
    require_authority(opened.row.pk)
    require_grantable(opened, outside)
    require_place(opened.row, outside)
    return opened.state
