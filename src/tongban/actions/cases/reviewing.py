"""Look again (质检、人工复核、撤销): what was drawn, what a person asks, what was found wanting.

A grant that is revoked ends its certificates in the same moment, and a broken promise is put on
record by the two who found and decided it.
"""

from uuid import UUID

from tongban.actions.audit import require_fresh_seal
from tongban.actions.cases.consequences import draw_consequences
from tongban.actions.cases.grounds import grounds
from tongban.actions.cases.opening import as_applicant, as_officer
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.rule_events import CheckFinding, ReviewOutcome
from tongban.core.cases.verbs import reviewing
from tongban.core.people.actors import Citizen, Officer, Role

CHECKING = frozenset({Role.EXAMINER, Role.APPROVER})
REVOKING = frozenset({Role.APPROVER})


def check_sample(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    finding: CheckFinding,
    words: str,
    revision: int | None = None,
) -> OpenCase:
    """Say what a second look at a drawn case found (抽样质检)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: reviewing.check_sample(
            opened.state,
            act,
            finding=finding,
            words=words,
            practice=outside.modes.review,
            calendar=outside.calendar,
        ),
        outside,
        roles=CHECKING,
        revision=revision,
    )


def ask_human(citizen: Citizen, case: UUID, outside: Outside, *, words: str) -> OpenCase:
    """Ask that a human look at what rules decided (要求人工复核)."""
    return as_applicant(
        citizen,
        case,
        lambda opened, act: reviewing.ask_human(
            opened.state,
            act,
            words=words,
            practice=outside.modes.review,
            calendar=outside.calendar,
        ),
        outside,
    )


def answer_review(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    outcome: ReviewOutcome,
    words: str,
    revision: int | None = None,
) -> OpenCase:
    """Answer who asked for a human (人工复核答复)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: reviewing.answer_review(
            opened.state, act, outcome=outcome, words=words
        ),
        outside,
        roles=CHECKING,
        revision=revision,
    )


def revoke_grant(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    reasons: tuple[str, ...],
    basis: tuple[str, ...],
    revision: int | None = None,
) -> OpenCase:
    """Revoke a grant that was found wanting, with all that follows from it (撤销)."""
    require_fresh_seal()

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        events = reviewing.revoke_grant(
            opened.state,
            grounds(reasons, basis),
            act,
            decision_number=notice_number(opened, "撤销", outside),
        )
        draw_consequences(officer, opened, events[-1], outside)
        return events

    return as_officer(officer, case, verb, outside, roles=REVOKING, revision=revision)
