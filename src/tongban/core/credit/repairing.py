"""Repair (信用修复): a right of every party that has put things right.

信用修复管理办法: whoever has kept the shortest period, has done all duties and promises so in
public may ask. The department that listed takes it up or turns it down, then decides, both under a
clock; who takes it up is not who decides. Both refusals give reasons, and one may ask again.
"""

from datetime import date, datetime

from tongban.core.credit import events
from tongban.core.credit.entries import CreditEntry, EntryStatus
from tongban.core.credit.events import PARTY
from tongban.core.credit.listing import KeeperAtWork, require, require_another, said
from tongban.core.credit.lists import REPAIR
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.dates import day_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed


def ask(
    entry: CreditEntry, at: datetime, *, words: str, promised: bool, calendar: WorkingCalendar
) -> events.RepairAsked:
    """Ask for repair, saying what was put right; `promised` is the commitment in public.

    Raises:
        NotAllowed: before the shortest period is over, or when nothing counts any more.
        InvalidValue: when nothing is said or promised.
    """
    require(entry, EntryStatus.LISTED)
    today = day_of(at)
    if not entry.counts_on(today, calendar):
        raise NotAllowed("the entry has ended by itself", rule="credit.ended")
    if today < entry.repairable_from(calendar):
        raise NotAllowed(
            "the shortest period is not over", rule="credit.too_early", citation=REPAIR
        )
    asked = events.RepairAsked(
        at=at, by=PARTY, words=said("words", words, "请写明怎样纠正、义务怎样履行")
    )
    if not promised:
        raise InvalidValue("promised", "请阅读并作出信用承诺")
    return asked


def take(entry: CreditEntry, hand: KeeperAtWork) -> events.RepairTaken:
    """Take an application up."""
    require(entry, EntryStatus.REPAIR_ASKED)
    return events.RepairTaken(at=hand.at, by=hand.signatory)


def turn_down(entry: CreditEntry, hand: KeeperAtWork, *, reason: str) -> events.RepairTurnedDown:
    """Turn an application down that is not whole, or that asks for what is not to be had."""
    require(entry, EntryStatus.REPAIR_ASKED)
    return events.RepairTurnedDown(
        at=hand.at, by=hand.signatory, reason=said("reason", reason, "请写明理由")
    )


def grant(entry: CreditEntry, hand: KeeperAtWork, *, reason: str) -> events.RepairGranted:
    """Let the entry count no longer."""
    require(entry, EntryStatus.REPAIR_TAKEN)
    require_another(entry.taken_by, hand)
    return events.RepairGranted(
        at=hand.at, by=hand.signatory, reason=said("reason", reason, "请写明核实情况")
    )


def refuse(entry: CreditEntry, hand: KeeperAtWork, *, reason: str) -> events.RepairRefused:
    """Leave the entry as it is, with the reason."""
    require(entry, EntryStatus.REPAIR_TAKEN)
    require_another(entry.taken_by, hand)
    return events.RepairRefused(
        at=hand.at, by=hand.signatory, reason=said("reason", reason, "请写明理由")
    )


def may_ask(entry: CreditEntry, today: date, calendar: WorkingCalendar) -> bool:
    """Tell whether repair may be asked for today."""
    return entry.status is EntryStatus.LISTED and entry.repairable_from(
        calendar
    ) <= today <= entry.counts_until(calendar)
