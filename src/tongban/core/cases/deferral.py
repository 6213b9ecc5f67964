"""Deferral (容缺受理): by when papers may follow, and to whom that is open.

Local practice, as Shenzhen and civil affairs have it: not later than two working days before the
promised day and not longer than twenty; the day a paper arrives counts, whenever somebody looks
at it; force majeure extends. Whoever is in bad credit hands everything in at once until it is
repaired.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tongban.core.cases.clocks import deadline
from tongban.core.cases.mode_practices import DeferralPractice
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.limits import due


@dataclass(frozen=True, slots=True, kw_only=True)
class DeferralTerms:
    """In what terms papers of one case may follow (容缺条件); `closed` says why they may not."""

    practice: DeferralPractice
    latest: date | None
    closed: str = ""


def terms(
    item: ServiceItem,
    practice: DeferralPractice,
    accepted_on: date,
    *,
    trusted: bool,
    calendar: WorkingCalendar,
) -> DeferralTerms:
    """Return by when papers of an item accepted on a day may follow at the latest.

    An item that is promised so soon that no working day is left has no room for it.
    """
    if not trusted:
        closed = "信用记录尚未修复，材料要一次交齐"
        return DeferralTerms(practice=practice, latest=None, closed=closed)
    promised = deadline((item.promised_limit,), accepted_on, pauses=(), calendar=calendar).on
    latest = min(
        calendar.before(promised, practice.margin.value),
        due(practice.longest, accepted_on, calendar).on,
    )
    if latest <= accepted_on:
        closed = "承诺的办理时间太短，来不及后补"
        return DeferralTerms(practice=practice, latest=None, closed=closed)
    return DeferralTerms(practice=practice, latest=latest)


def remind_on(due_on: date, practice: DeferralPractice, calendar: WorkingCalendar) -> date:
    """Return the day on which somebody is reminded of a paper that is due on `due_on`."""
    return calendar.before(due_on, practice.remind_before.value)


def overdue_on(due_on: date) -> date:
    """Return the first day on which a paper that was due on `due_on` is late."""
    return due_on + timedelta(days=1)
