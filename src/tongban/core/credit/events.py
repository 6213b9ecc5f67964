"""What happens to an entry on a list (名单记录): appended, never changed; its standing is computed.

`name` is stored and never renamed.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final, TypeAlias

from tongban.core.people.histories import HistoryEvent, Signatory

PARTY: Final = Signatory(staff_number="party", name="当事人", department="")
"""Whoever is on the list; the entry itself knows who that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditEvent(HistoryEvent):
    """What happens to an entry (名单记录)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingProposed(CreditEvent):
    """An officer wants somebody on a list, by a decision and its grounds (拟列入)."""

    name: ClassVar[str] = "proposed"

    list: str
    decision: str
    decided_on: date
    grounds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingConfirmed(CreditEvent):
    """Another officer agrees; from now on it counts (列入)."""

    name: ClassVar[str] = "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDropped(CreditEvent):
    """It never came to count (不予列入)."""

    name: ClassVar[str] = "dropped"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingAnnulled(CreditEvent):
    """It ought not to have been; it counts no longer (撤销列入)."""

    name: ClassVar[str] = "annulled"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairAsked(CreditEvent):
    """Whoever is on the list has put things right, says how, and promises (申请修复)."""

    name: ClassVar[str] = "repair_asked"

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairTaken(CreditEvent):
    """The application is whole and is examined (受理修复)."""

    name: ClassVar[str] = "repair_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairTurnedDown(CreditEvent):
    """It is not taken up; one may ask again (不予受理修复)."""

    name: ClassVar[str] = "repair_turned_down"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairGranted(CreditEvent):
    """The entry counts no longer, and what it closed is open again (准予修复)."""

    name: ClassVar[str] = "repair_granted"

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRefused(CreditEvent):
    """Things are not put right; the entry stays, and one may ask again (不予修复)."""

    name: ClassVar[str] = "repair_refused"

    reason: str


AnyCreditEvent: TypeAlias = (
    ListingProposed
    | ListingConfirmed
    | ListingDropped
    | ListingAnnulled
    | RepairAsked
    | RepairTaken
    | RepairTurnedDown
    | RepairGranted
    | RepairRefused
)
