"""Who may touch which joint handling (联办权限), and the one way in which a verb is carried out.

An officer reaches it only through a department that takes part; anything else is not found.
"""

from uuid import UUID

from django.db import transaction

from tongban.actions import audit
from tongban.actions.hands import RoleMissing, require_no_interest
from tongban.actions.matters.keeping import HeldMatter, Verb, append_events, by, hold
from tongban.actions.outside import Outside
from tongban.core.joint.events import AnyJointEvent
from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case, Filing

EXAMINING = frozenset({Role.EXAMINER, Role.APPROVER})
RECEIVING = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})
APPROVING = frozenset({Role.APPROVER})


@transaction.atomic
def done(
    officer: Officer,
    matter: UUID,
    verb: Verb,
    outside: Outside,
    *,
    roles: frozenset[Role] = EXAMINING,
    revision: int | None = None,
) -> HeldMatter:
    """Carry out a verb of core for the officer's department.

    Raises:
        NotFound: when the department does not take part.
        RoleMissing: when the officer's post does not include it.
        Conflict: when it has moved on from `revision`.
        NotAllowed: when where it stands or the law forbids it.
    """
    held = held_for(officer, matter, roles=roles, revision=revision)
    return carry_out(officer, held, verb, outside)


def held_for(
    officer: Officer, matter: UUID, *, roles: frozenset[Role], revision: int | None = None
) -> HeldMatter:
    """Lock a joint handling for an officer who may act in it."""
    held = hold(matter, revision=revision)
    if officer.department not in held.row.departments:
        raise NotFound(f"no joint handling {matter} for {officer.department}")
    require_no_interest(officer, held.row.filing.cases.order_by("number")[0])
    if not officer.roles & roles:
        raise RoleMissing(f"{officer.staff_number} holds no post for this", rule="case.role")
    return held


def carry_out(officer: Officer, held: HeldMatter, verb: Verb, outside: Outside) -> HeldMatter:
    """Let core decide, append what it says, and write down who did it."""
    decided = verb(held.matter, by(Signatory.of(officer), outside))
    events: tuple[AnyJointEvent, ...] = decided if isinstance(decided, tuple) else (decided,)
    kept = append_events(held, events, outside)
    for event in events:
        audit.note(
            officer,
            f"joint.{event.name}",
            str(held.row.pk),
            concerned=audit.indexes_of(applicant_of(held.row.filing_id)),
            details={"filing": held.row.filing.number},
        )
    return kept


def lock_cases(matter: UUID) -> tuple[Case, ...]:
    """Lock the begun cases of a joint handling, before it is locked itself."""
    rows = Case.objects.select_for_update(of=("self",)).filter(filing__joint=matter, revision__gt=0)
    return tuple(rows.select_related("item", "filing").defer("item__content").order_by("id"))


def applicant_of(filing: UUID) -> dict[str, object]:
    """Return who filed, as it was filed."""
    content = Filing.objects.only("content_sealed").get(pk=filing).content
    applicant: dict[str, object] = content["applicant"]
    return applicant
