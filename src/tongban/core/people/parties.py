"""Parties (当事人): the subject is not always the applicant, nor the one who hands it in."""

import enum
from dataclasses import dataclass


class PartyRole(enum.Enum):
    """What a party is to a case (当事人角色)."""

    APPLICANT = "applicant"
    SUBJECT = "subject"
    CO_APPLICANT = "co_applicant"
    REPRESENTATIVE = "representative"
    GUARDIAN = "guardian"
    HOUSEHOLD_MEMBER = "household_member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or organisation in a case, by role."""

    role: PartyRole
    identifier: str
    name: str
    phone: str = ""
