"""Actors (操作人): the signed-in person behind a request, and what they may do.

A human may act for themselves or for an organisation that gave them a mandate; an officer acts
for a department. Every query and action takes the actor, so that nothing is reachable by guess.
"""

import enum
from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """A natural person who is signed in; `acting_for` is the organisation they speak for."""

    account: int
    person: str
    name: str
    acting_for: str | None = None

    @property
    def subject(self) -> str:
        """Return the identifier of the party in whose name they act."""
        return self.acting_for or self.person


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A civil servant who is signed in, with the department and the roles they hold."""

    account: int
    name: str
    staff_number: str
    department: str
    roles: frozenset[Role]


Actor = Citizen | Officer
