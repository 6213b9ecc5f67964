"""Papers that follow (容缺受理): in what terms, a longer day, and the end when they never come."""

from datetime import date
from uuid import UUID

from tongban.actions.cases.ending import known_of
from tongban.actions.cases.grounds import grounds
from tongban.actions.cases.opening import as_officer
from tongban.actions.credit.standing import closed_to
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases import deferral
from tongban.core.cases.acts import Act
from tongban.core.cases.deferral import DeferralTerms
from tongban.core.cases.errors import WrongMoment
from tongban.core.cases.events import Event
from tongban.core.cases.mode_practices import DeferralPractice
from tongban.core.cases.state import CaseState
from tongban.core.cases.verbs import deferring
from tongban.core.credit.lists import Relief
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.limits import due

EXTENDING = frozenset({Role.EXAMINER, Role.APPROVER})
ENDING = frozenset({Role.APPROVER})


def terms_of(opened: OpenCase, outside: Outside) -> DeferralTerms | None:
    """Return in what terms papers of a case may follow, were it accepted today; None: not set."""
    practice = outside.modes.deferral_of(opened.row.item_code)
    if practice is None:
        return None
    applicant = opened.row.filing.content["applicant"]
    subject = applicant["acting_for"] or applicant["number"]
    closed = closed_to(subject, known_of(opened.row.filing), outside.today, outside.calendar)
    return deferral.terms(
        opened.state.item,
        practice,
        outside.today,
        trusted=Relief.DEFERRAL not in closed,
        calendar=outside.calendar,
    )


def again_until(state: CaseState, outside: Outside) -> date | None:
    """Return by when a paper that is sent back may come again at the latest; None: not set."""
    practice = outside.modes.deferral_of(state.item.code)
    if practice is None:
        return None
    return due(practice.again, outside.today, outside.calendar).on


def extend_debt(
    officer: Officer,
    case: UUID,
    requirement: str,
    outside: Outside,
    *,
    due_on: date,
    reason: str,
    revision: int | None = None,
) -> OpenCase:
    """Let a paper come later because nobody could help it (不可抗力)."""
    return as_officer(
        officer,
        case,
        lambda opened, act: deferring.extend_debt(
            opened.state,
            requirement,
            _practice(opened, outside),
            act,
            due_on=due_on,
            reason=reason,
            calendar=outside.calendar,
        ),
        outside,
        roles=EXTENDING,
        revision=revision,
    )


def lapse(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    reasons: tuple[str, ...],
    basis: tuple[str, ...],
    revision: int | None = None,
) -> OpenCase:
    """End a case whose papers never came, as was told beforehand (撤销受理等)."""

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        return deferring.lapse(
            opened.state,
            _practice(opened, outside),
            grounds(reasons, basis),
            act,
            notice_number=notice_number(opened, "撤受", outside),
        )

    return as_officer(officer, case, verb, outside, roles=ENDING, revision=revision)


def _practice(opened: OpenCase, outside: Outside) -> DeferralPractice:
    practice = outside.modes.deferral_of(opened.row.item_code)
    if practice is None:
        raise WrongMoment("no terms are set for papers that follow")
    return practice
