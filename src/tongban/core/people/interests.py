"""Conflicts of interest (回避): who may not touch a case, and why.

公务员法 §76: an officer withdraws where their own interest is concerned, or that of a relative
(§74: spouses, direct blood, collateral blood within three generations, near in-laws), or where
something else may keep them from being fair. They say so themselves, others may tell, and the
authority decides, asked or not (§77). Of relatives the register of households is asked: whoever is
entered in the same household is treated as one, whatever the entry says; that is local practice.
"""

import enum
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final, TypeAlias, assert_never

from tongban.core.people.actors import Officer, Role
from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text

WITHDRAWAL: Final = Citation(law="公务员法", article="76", level=LegalLevel.LAW)
PROCEDURE: Final = Citation(law="公务员法", article="77", level=LegalLevel.LAW)
_LONGEST: Final = 200


class Interest(enum.Enum):
    """What makes an officer withdraw (回避情形)."""

    OWN = "own"
    RELATIVE = "relative"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestDeclared(HistoryEvent):
    """Somebody says that an officer must not handle a case (申请回避、决定回避)."""

    name: ClassVar[str] = "declared"

    officer: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestLifted(HistoryEvent):
    """The authority found that there is no ground (不需要回避)."""

    name: ClassVar[str] = "lifted"

    officer: str
    reason: str


AnyInterestEvent: TypeAlias = InterestDeclared | InterestLifted


def withdrawn(events: Iterable[AnyInterestEvent]) -> Mapping[str, str]:
    """Return who has withdrawn from a case, with the reason, by staff number."""
    standing: dict[str, str] = {}
    for event in events:
        match event:
            case InterestDeclared():
                standing[event.officer] = event.reason
            case InterestLifted():
                standing.pop(event.officer, None)
            case _ as impossible:  # pragma: no cover
                assert_never(impossible)
    return standing


def declare(
    officer: Officer, about: str, events: Iterable[AnyInterestEvent], *, reason: str, at: datetime
) -> InterestDeclared:
    """Withdraw from a case, or have a subordinate withdraw, with the reason.

    Raises:
        InvalidValue: without a reason.
        NotAllowed: about somebody else, to whoever does not decide for the department.
        Conflict: when they have withdrawn already.
    """
    if about != officer.staff_number and Role.APPROVER not in officer.roles:
        raise NotAllowed("not theirs to say", rule="interest.not_yours", citation=PROCEDURE)
    if about in withdrawn(events):
        raise Conflict("they have withdrawn already")
    return InterestDeclared(at=at, by=Signatory.of(officer), officer=about, reason=_reason(reason))


def lift(
    officer: Officer, about: str, events: Iterable[AnyInterestEvent], *, reason: str, at: datetime
) -> InterestLifted:
    """Let somebody handle the case again; nobody decides that of themselves.

    Raises:
        InvalidValue: without a reason.
        NotAllowed: to anybody but another who decides for the department.
        Conflict: when they have not withdrawn.
    """
    if about == officer.staff_number or Role.APPROVER not in officer.roles:
        raise NotAllowed("not theirs to say", rule="interest.not_yours", citation=PROCEDURE)
    if about not in withdrawn(events):
        raise Conflict("they have not withdrawn")
    return InterestLifted(at=at, by=Signatory.of(officer), officer=about, reason=_reason(reason))


def interest(
    parties: Collection[bytes], *, own: bytes | None, relatives: Collection[bytes], declared: bool
) -> Interest | None:
    """Return why an officer may not touch a case of these parties; None when they may.

    People are told apart by blind index, so that nothing about anybody has to be read.
    """
    if own is not None and own in parties:
        return Interest.OWN
    if not set(relatives).isdisjoint(parties):
        return Interest.RELATIVE
    return Interest.DECLARED if declared else None


def refused(found: Interest) -> NotAllowed:
    """Return the refusal that says why."""
    return NotAllowed("a conflict of interest", rule=f"interest.{found.value}", citation=WITHDRAWAL)


def _reason(text: str) -> str:
    reason = plain_text(text, longest=_LONGEST)
    if not reason:
        raise InvalidValue("interest", "请写明回避的理由")
    return reason
