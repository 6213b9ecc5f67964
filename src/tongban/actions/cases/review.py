"""Review (受理审查): accept, name every gap once, refuse, or check an original at the window."""

from datetime import date
from uuid import UUID

from django.db import transaction

from tongban.actions.cases.deferring import terms_of
from tongban.actions.cases.grounds import grounds
from tongban.actions.cases.opening import RoleMissing, as_officer, require_concern
from tongban.actions.matters.guarding import require_notice_of_own
from tongban.actions.numbering import notice_number
from tongban.actions.outside import Outside
from tongban.actions.recording import OpenCase
from tongban.core.cases.acts import Act
from tongban.core.cases.events import Event
from tongban.core.cases.submissions import Gap
from tongban.core.cases.verbs import review
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import CaseEvidence

RECEIVING = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})


def accept(
    officer: Officer,
    case: UUID,
    outside: Outside,
    *,
    revision: int | None = None,
    deferred_until: date | None = None,
) -> OpenCase:
    """Accept a case (受理); papers that may follow become debts."""
    return as_officer(
        officer,
        case,
        lambda opened, act: review.accept(
            opened.state,
            act,
            notice_number=notice_number(opened, "受", outside),
            calendar=outside.calendar,
            deferred_until=deferred_until,
            deferral=terms_of(opened, outside),
        ),
        outside,
        roles=RECEIVING,
        revision=revision,
    )


def request_correction(
    officer: Officer,
    case: UUID,
    gaps: tuple[Gap, ...],
    outside: Outside,
    *,
    due_on: date,
    revision: int | None = None,
) -> OpenCase:
    """Send the one complete notice of what must be corrected (一次性告知)."""

    def verb(opened: OpenCase, act: Act) -> tuple[Event, ...]:
        require_notice_of_own(opened, outside)
        return review.request_correction(
            opened.state,
            gaps,
            act,
            notice_number=notice_number(opened, "补", outside),
            due_on=due_on,
            calendar=outside.calendar,
        )

    return as_officer(
        officer,
        case,
        verb,
        outside,
        roles=RECEIVING,
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
    """Refuse to accept (不予受理), with reasons, basis and remedies."""
    return as_officer(
        officer,
        case,
        lambda opened, act: review.refuse_acceptance(
            opened.state,
            grounds(reasons, basis),
            act,
            notice_number=notice_number(opened, "不受", outside),
            calendar=outside.calendar,
        ),
        outside,
        roles=RECEIVING,
        revision=revision,
    )


@transaction.atomic
def check_original(officer: Officer, evidence: UUID, outside: Outside) -> None:
    """Record that an uploaded copy agrees with its original: trust C becomes B."""
    line = CaseEvidence.objects.select_for_update().filter(pk=evidence).first()
    if line is None or line.file_id is None:
        raise NotFound(f"no paper {evidence}")
    require_concern(officer, line.case_id)
    if not officer.roles & RECEIVING:
        raise RoleMissing("checking originals takes a receiving post", rule="case.role")
    line.trust = "B"
    line.checked_by = officer.staff_number
    line.checked_at = outside.now
    line.save(update_fields=["trust", "checked_by", "checked_at"])
