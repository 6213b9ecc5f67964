"""Who may touch which case (办件权限), and the one way in which a verb is carried out.

An officer reaches a case only through work that their own department has open for it, or that it
answers for; anything else is not found, exactly as if it did not exist.
"""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from tongban.actions.filings.succession import open_successors
from tongban.actions.hands import RoleMissing, hand_for, require_separate
from tongban.actions.matters.following import follow_case
from tongban.actions.outside import Outside
from tongban.actions.payments.charging import charge_for
from tongban.actions.recording import OpenCase, act, open_case, record
from tongban.actions.vouchers.issuing import give_vouchers
from tongban.core.cases.acts import SYSTEM, Act, Performer
from tongban.core.cases.events import Event
from tongban.core.people.actors import Citizen, Officer, Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.cases.models import Case, WorkItem
from tongban.store.cases.queries.filings import filed_by
from tongban.store.cases.queries.reach import concerning, in_hands_of

__all__ = [
    "ClaimedByOther",
    "RoleMissing",
    "as_applicant",
    "as_officer",
    "as_system",
    "carry_out",
    "require_concern",
]

Verb = Callable[[OpenCase, Act], tuple[Event, ...]]


class ClaimedByOther(NotAllowed):
    """Another officer has this work in hand."""


@transaction.atomic
def as_officer(
    officer: Officer,
    case: UUID,
    verb: Verb,
    outside: Outside,
    *,
    roles: frozenset[Role],
    revision: int | None = None,
    in_hand: bool = True,
) -> OpenCase:
    """Carry out a verb of core on a case of the officer's department.

    With `in_hand` False the act does not touch the work itself, such as the answer to a colleague
    who holds it and asks for more time.

    Raises:
        NotFound: when the case does not concern the department.
        RoleMissing: when no post of theirs, own or lent by an absent colleague, includes it.
        ClaimedByOther: when a colleague has the work in hand.
        Conflict: when the case has moved on from `revision`.
        NotAllowed: when the state or the law forbids it, or they have a conflict of interest.
    """
    hand = hand_for(officer, require_concern(officer, case), roles)
    opened = open_case(case, revision=revision)
    require_separate(hand, opened.state, roles)
    if in_hand:
        _require_unclaimed(officer, opened.row)
    return carry_out(opened, verb, hand.performer, outside)


@transaction.atomic
def as_applicant(citizen: Citizen, case: UUID, verb: Verb, outside: Outside) -> OpenCase:
    """Carry out a verb of core on a case that this person filed."""
    mine = Case.objects.filter(filed_by(citizen, "filing__"), pk=case).exists()
    if not mine:
        raise NotFound(f"no case {case}")
    return carry_out(open_case(case), verb, Performer.of(citizen), outside)


@transaction.atomic
def as_system(case: UUID, verb: Verb, outside: Outside, *, skip_locked: bool = False) -> OpenCase:
    """Carry out what the law itself does to a case."""
    return carry_out(open_case(case, skip_locked=skip_locked), verb, SYSTEM, outside)


def carry_out(opened: OpenCase, verb: Verb, performer: Performer, outside: Outside) -> OpenCase:
    """Let core decide, append what it says, and draw every consequence in this transaction."""
    events = verb(opened, act(performer, outside, after=opened.state.last_at))
    recorded = charge_for(record(opened, events, outside), events, outside)
    give_vouchers(recorded.row, recorded.state.item, events)
    if recorded.state.ended or recorded.state.issued:
        open_successors(recorded.row.filing, outside)
    follow_case(recorded.row, outside)
    return recorded


def require_concern(officer: Officer, case: UUID) -> Case:
    """Return a case that concerns the department of this officer, within the area of their posts.

    Raises:
        NotFound: for any other, as if it did not exist.
    """
    found = Case.objects.filter(concerning(officer), pk=case).first()
    if found is None:
        raise NotFound(f"no case {case} for {officer.department}")
    return found


def _require_unclaimed(officer: Officer, case: Case) -> None:
    """Raise when colleagues hold the department's open work and this officer holds none of it."""
    held = WorkItem.objects.filter(
        case=case,
        department=officer.department,
        done_at__isnull=True,
        claimed_by__isnull=False,
    )
    if held.exists() and not held.filter(in_hands_of(officer)).exists():
        raise ClaimedByOther("a colleague has this case in hand", rule="case.claim")
