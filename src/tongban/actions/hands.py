"""Hands (经办资格): in whose name an officer may touch a case, decided the same way for every act.

First conflicts of interest: one's own case, a relative's, one that was declared; whoever acts for
an absent colleague may have none either way, their own or the colleague's. Then posts: one's own,
unless a deputy has the work, else those of an absent colleague. All that is done for a colleague
says so (代).
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import Q

from tongban.core.cases import law
from tongban.core.cases.acts import Performer
from tongban.core.cases.errors import HandsNotSeparate
from tongban.core.cases.state import CaseState
from tongban.core.people.absences import LOCAL
from tongban.core.people.actors import Officer, Role, StandIn
from tongban.core.people.interests import interest, refused
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.cases.models import Case, WorkItem
from tongban.store.people.interests import kin_of, withdrawn_from
from tongban.store.people.models import Account

_DECIDING: Final = frozenset({Role.APPROVER})


class RoleMissing(NotAllowed):
    """The officer's post does not include this act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who acts, and for whom if not for themselves (经办人)."""

    officer: Officer
    stands_for: StandIn | None = None

    @property
    def performer(self) -> Performer:
        """Return who acts as the history names them: 代 whom, if for another."""
        own = Performer.of(self.officer)
        if self.stands_for is None:
            return own
        name = f"{own.name}（代{self.stands_for.name}）"
        return Performer(identifier=own.identifier, name=name, department=own.department)


def hand_for(officer: Officer, case: Case, roles: frozenset[Role]) -> Hand:
    """Return in whose name an officer does to a case what takes one of these posts.

    Raises:
        RoleMissing: when neither their post nor one lent to them includes it.
        NotAllowed: for a conflict of interest, and to whoever gave this work away.
    """
    require_no_interest(officer, case)
    item = case.item_code
    if officer.gave_away(item):
        raise NotAllowed("a deputy has the work", rule="absence.away", citation=LOCAL)
    lent = _lent(officer, case, roles)
    if lent is not None:
        require_no_interest_of(lent.account, lent.staff_number, case)
        return Hand(officer=officer, stands_for=lent)
    if not officer.roles & roles:
        raise RoleMissing(f"{officer.staff_number} holds no post for this", rule="case.role")
    return Hand(officer=officer)


def _lent(officer: Officer, case: Case, roles: frozenset[Role]) -> StandIn | None:
    """Return the absent colleague whose work it is, or whose post it takes."""
    able = [one for one in officer.stands_in if one.covers(case.item_code) and one.roles & roles]
    if not able:
        return None
    held = WorkItem.objects.filter(case=case, done_at__isnull=True, claimed_by__isnull=False)
    holders = set(held.values_list("claimed_by_id", flat=True))
    theirs = next((one for one in able if one.account in holders), None)
    return theirs if theirs is not None or officer.roles & roles else able[0]


def require_separate(hand: Hand, state: CaseState, roles: frozenset[Role]) -> None:
    """Refuse a decision for a colleague who examined the case: a deputy changes no rule."""
    if hand.stands_for is None or roles != _DECIDING:
        return
    examined = {officer.identifier for step in state.steps.values() for officer in step.officers}
    if hand.stands_for.staff_number in examined:
        raise HandsNotSeparate("the absent one examined the case", citation=law.SEPARATE_HANDS)


def require_no_interest(officer: Officer, case: Case) -> None:
    """Refuse whoever has a conflict of interest in a case, with the reason.

    Raises:
        NotAllowed: with the rule and 公务员法 §76.
    """
    require_no_interest_of(officer.account, officer.staff_number, case)


def require_no_interest_of(account: int, staff_number: str, case: Case) -> None:
    """Refuse when this officer, acting or absent, has a conflict of interest in a case."""
    kin = kin_of(account)
    declared = bool(withdrawn_from([case.pk], staff_number))
    known = kin.own is not None or kin.relatives
    parties = parties_of([case.pk])[case.pk] if known else frozenset[bytes]()
    found = interest(parties, own=kin.own, relatives=kin.relatives, declared=declared)
    if found is not None:
        raise refused(found)


def parties_of(cases: Collection[UUID]) -> dict[UUID, frozenset[bytes]]:
    """Return whose cases these are: whose name they are in, and who filed them."""
    rows = Case.objects.filter(pk__in=list(cases)).values_list(
        "pk", "filing__subject_index", "filing__owner__account__person_index"
    )
    return {
        case: frozenset(bytes(one) for one in (subject, owner) if one is not None)
        for case, subject, owner in rows
    }


def interested(officer: Officer, cases: Collection[UUID]) -> frozenset[UUID]:
    """Return which of these cases an officer may not touch, in three queries."""
    declared = withdrawn_from(cases, officer.staff_number)
    kin = kin_of(officer.account)
    if kin.own is None and not kin.relatives:
        return declared
    return declared | {
        case
        for case, parties in parties_of(cases).items()
        if interest(parties, own=kin.own, relatives=kin.relatives, declared=False)
    }


def officers_of(department: str) -> "dict[str, Account]":
    """Return the accounts of a department's officers who may sign in, by staff number."""
    rows = Account.objects.filter(
        Q(department=department), kind=Account.Kind.OFFICER, user__is_active=True
    )
    return {row.staff_number: row for row in rows.select_related("user").order_by("staff_number")}
