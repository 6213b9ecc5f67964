"""Masking (脱敏): how much of a person somebody sees, by what they are to the case.

个人信息保护法 §6, §51: no more than the purpose needs, and access by duty. Whoever answers for a
case and has work to do in it sees what serves the item. A department that does a step of it sees
nothing sensitive. Once a department's work is done, and for whoever only supervises, what is
personal is shown with its middle covered: enough to tell people apart, not enough to copy.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.core.catalog.elements import Sensitivity, Value
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import CitizenNumber

COVER: Final = "*"
_PHONE_DIGITS: Final = 11
_KEPT_OF_PHONE: Final = (3, 4)
_SHORT: Final = 2
_LONG: Final = 8
_KEPT_OF_ADDRESS: Final = 6
_WORKING: Final = frozenset({Role.WINDOW, Role.EXAMINER, Role.APPROVER})


class Sight(enum.Enum):
    """How much of a value is shown (可见程度)."""

    WHOLE = "whole"
    MASKED = "masked"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """What an officer is to a case (查看人): whether it is theirs, and to work on now.

    `in_step` means that their department has open work in the case and that they hold a post that
    does such work.
    """

    leads: bool
    in_step: bool

    @classmethod
    def of(cls, officer: Officer, *, department: str, open_work: bool) -> "Viewer":
        """Return what an officer is to a case of a department, where theirs may have open work."""
        works = bool(officer.roles & _WORKING)
        return cls(leads=officer.department == department, in_step=works and open_work)

    def sight(self, sensitivity: Sensitivity) -> Sight:
        """Return how much of a value so sensitive is shown."""
        match sensitivity:
            case Sensitivity.PUBLIC:
                return Sight.WHOLE
            case Sensitivity.SENSITIVE if not self.leads:
                return Sight.CLOSED
            case _:
                return Sight.WHOLE if self.in_step else Sight.MASKED


def masked(value: Value) -> str:
    """Return a value with what tells the person covered; truths and absence tell nobody apart."""
    match value:
        case None | ():
            return ""
        case bool():
            return COVER
        case date():
            return f"{value.year}-{COVER * 2}-{COVER * 2}"
        case str():
            return masked_text(value)
        case tuple():
            return "、".join(_part(one) for one in value)
        case _:
            return COVER * 4


def masked_text(text: str) -> str:
    """Return a text with its middle covered: a number, a telephone, a name, an address."""
    try:
        return CitizenNumber(text).masked
    except InvalidValue:
        pass
    if text.isdigit() and len(text) == _PHONE_DIGITS:
        first, last = _KEPT_OF_PHONE
        return f"{text[:first]}{COVER * 4}{text[-last:]}"
    if len(text) <= _SHORT:
        return text[:1] + COVER * (len(text) - 1)
    if len(text) <= _LONG:
        return text[0] + COVER * (len(text) - 2) + text[-1]
    return text[:_KEPT_OF_ADDRESS] + COVER * 4


def _part(value: object) -> str:
    """Return one of several values, covered; a record says only that it is there."""
    if isinstance(value, Mapping):
        return COVER * 4
    return masked_text(str(value))
