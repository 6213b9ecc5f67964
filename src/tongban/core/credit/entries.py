"""Entries (名单条目): where one stands, from when it can be repaired, until when it counts."""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tongban.core.credit import events
from tongban.core.credit.events import AnyCreditEvent
from tongban.core.credit.lists import DECIDED_WITHIN, TAKEN_WITHIN, CreditList, list_of
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.limits import due


class EntryStatus(enum.Enum):
    """Where an entry stands (名单状态)."""

    PROPOSED = "proposed"
    DROPPED = "dropped"
    LISTED = "listed"
    REPAIR_ASKED = "repair_asked"
    REPAIR_TAKEN = "repair_taken"
    REPAIRED = "repaired"
    ANNULLED = "annulled"


COUNTING: Final = (EntryStatus.LISTED, EntryStatus.REPAIR_ASKED, EntryStatus.REPAIR_TAKEN)
"""While an application for repair runs, the entry still counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditEntry:
    """What the events of an entry amount to (名单现状).

    `turned_on` is the day of the last event, `reason` what was last said against or for it.
    """

    list: str
    decision: str
    decided_on: date
    grounds: str
    proposed_by: str
    turned_on: date
    status: EntryStatus = EntryStatus.PROPOSED
    taken_by: str = ""
    reason: str = ""
    length: int = 1

    @property
    def kind(self) -> CreditList:
        """Return the list that it is on."""
        return list_of(self.list)

    def repairable_from(self, calendar: WorkingCalendar) -> date:
        """Return the first day on which repair may be asked for."""
        least = self.kind.least
        return self.decided_on if least is None else due(least, self.decided_on, calendar).on

    def counts_until(self, calendar: WorkingCalendar) -> date:
        """Return the last day on which it counts, were nothing done about it."""
        return due(self.kind.most, self.decided_on, calendar).on

    def counts_on(self, today: date, calendar: WorkingCalendar) -> bool:
        """Tell whether it counts against the party on a day."""
        return self.status in COUNTING and today <= self.counts_until(calendar)

    def answer_due(self, calendar: WorkingCalendar) -> date | None:
        """Return the day by which the department has to do something, if it has."""
        match self.status:
            case EntryStatus.REPAIR_ASKED:
                return due(TAKEN_WITHIN, self.turned_on, calendar).on
            case EntryStatus.REPAIR_TAKEN:
                return due(DECIDED_WITHIN, self.turned_on, calendar).on
            case _:
                return None


_AFTER: Final[Mapping[str, EntryStatus]] = {
    events.ListingConfirmed.name: EntryStatus.LISTED,
    events.ListingDropped.name: EntryStatus.DROPPED,
    events.ListingAnnulled.name: EntryStatus.ANNULLED,
    events.RepairAsked.name: EntryStatus.REPAIR_ASKED,
    events.RepairTaken.name: EntryStatus.REPAIR_TAKEN,
    events.RepairTurnedDown.name: EntryStatus.LISTED,
    events.RepairRefused.name: EntryStatus.LISTED,
    events.RepairGranted.name: EntryStatus.REPAIRED,
}


def fold(history: Iterable[AnyCreditEvent]) -> CreditEntry:
    """Return what events amount to; the first one proposes.

    Raises:
        ValueError: when they do not begin with the proposal.
    """
    first, *later = history
    match first:
        case events.ListingProposed():
            entry = CreditEntry(
                list=first.list,
                decision=first.decision,
                decided_on=first.decided_on,
                grounds=first.grounds,
                proposed_by=first.by.staff_number,
                turned_on=day_of(first.at),
            )
        case _:
            raise ValueError("an entry begins with its proposal")
    for event in later:
        entry = advance(entry, event)
    return entry


def advance(entry: CreditEntry, event: AnyCreditEvent) -> CreditEntry:
    """Return the entry after one more event."""
    now = replace(
        entry,
        length=entry.length + 1,
        turned_on=day_of(event.at),
        status=_AFTER.get(event.name, entry.status),
    )
    match event:
        case events.ListingProposed():
            raise ValueError("an entry is proposed once")
        case events.RepairTaken():
            return replace(now, taken_by=event.by.staff_number)
        case events.ListingConfirmed() | events.RepairAsked():
            return now
        case _:
            return replace(now, reason=event.reason)
