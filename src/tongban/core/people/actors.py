"""Actors (操作人): the signed-in person behind a request, and what they may do.

A human acts for themselves, or for the person or organisation that they represent; an officer acts
for a department. Every query and action takes the actor, so that nothing is reachable by guess.
Administrators are three that check each other (GB/T 22239-2019 §8.1.5: 系统、安全、审计管理):
nobody is two of them, and none of them works on cases or keeps the catalogue.
"""

import enum
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from tongban.core.people.representation import Representation


class Role(enum.Enum):
    """What an officer may do (岗位)."""

    WINDOW = "window"
    EXAMINER = "examiner"
    APPROVER = "approver"
    ITEM_ADMINISTRATOR = "item_administrator"
    ITEM_REVIEWER = "item_reviewer"
    LEGAL_REVIEWER = "legal_reviewer"
    DATA_STEWARD = "data_steward"
    SUPERVISOR = "supervisor"
    REFORMER = "reformer"
    ASSESSOR = "assessor"
    HOTLINE = "hotline"
    SYSTEM_ADMINISTRATOR = "system_administrator"
    SECURITY_ADMINISTRATOR = "security_administrator"
    AUDIT_ADMINISTRATOR = "audit_administrator"


ADMINISTRATORS: Final = frozenset(
    {Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR}
)
"""The three that check each other (三员)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """A natural person who is signed in; `acting_for` is the party they speak for.

    `representing` says as what; without it they speak for an organisation in everything.
    `helped_by` is the window at which they are while somebody there writes for them (窗口代填).
    """

    account: int
    person: str
    name: str
    acting_for: str | None = None
    representing: Representation | None = None
    helped_by: "WindowHelp | None" = None

    @property
    def subject(self) -> str:
        """Return the identifier of the party in whose name they act."""
        return self.acting_for or self.person

    @property
    def for_person(self) -> tuple[str, str]:
        """Return number and name of the human whose matter it is: they, or whom they stand for."""
        other = self.representing
        if other is not None and other.natural:
            return other.party, other.name
        return self.person, self.name

    @property
    def organisation(self) -> str | None:
        """Return the credit code of the organisation that they act for, if they do."""
        other = self.representing
        return None if other is not None and other.natural else self.acting_for

    @property
    def whole(self) -> bool:
        """Tell whether all that is the party's is open to them, beyond single items."""
        return self.representing is None or self.representing.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A civil servant who is signed in, with the department and the roles they hold.

    `area` is the area code that their roles reach, without its trailing zeros; empty is all.
    `roles` are their own: those of absent colleagues reach only the work of cases (`stands_in`).
    `away` are the items that a deputy has in hand for them today: empty is all, None is none.
    """

    account: int
    name: str
    staff_number: str
    department: str
    roles: frozenset[Role]
    area: str = ""
    stands_in: tuple["StandIn", ...] = ()
    away: frozenset[str] | None = None

    def gave_away(self, item: str) -> bool:
        """Tell whether a deputy does the work on this item for them today."""
        return self.away is not None and (not self.away or item in self.away)

    def powers(self, item: str) -> frozenset[Role]:
        """Return the posts in which they may act in a case of an item, their own and lent ones."""
        lent = (one.roles for one in self.stands_in if one.covers(item))
        return self.roles.union(*lent)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """An absent colleague for whom an officer acts today (被代理人); without items, in all."""

    account: int
    staff_number: str
    name: str
    roles: frozenset[Role]
    items: frozenset[str] = frozenset()

    def covers(self, item: str) -> bool:
        """Tell whether the deputy acts in cases of this item."""
        return not self.items or item in self.items


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowHelp:
    """Who writes for a person at a window (代填人), and in which attendance of theirs.

    `area` and `office` are where the window is; `home` is the area of the region that decides,
    empty where that is here.
    """

    attendance: UUID
    clerk: Officer
    area: str = ""
    office: str = ""
    home: str = ""


Actor = Citizen | Officer
