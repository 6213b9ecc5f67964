"""Renewals (延续): asked for in time and not decided before the end, the permit is renewed.

行政许可法 §50: whoever wants a permit to go on asks thirty days before it ends, unless other rules
say otherwise; the organ decides before it ends, and where it does not, the renewal is granted.
§82: those days are working days.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias, assert_never

from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, due


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalTerms:
    """How a certificate is renewed (延续规则): by which item, and asked for how long before.

    `deemed` is the article by which silence renews it; without one, silence renews nothing.
    """

    item: str
    evidence: str
    asked_before: TimeLimit
    deemed: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedInTime:
    """It was asked for in time (按期申请): silence until `decide_by` renews it, where `deemed`."""

    decide_by: date
    deemed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLate:
    """It was asked for after `latest` (逾期申请): it ends unless it is granted before."""

    latest: date


Asked: TypeAlias = AskedInTime | AskedLate


def latest_day(terms: RenewalTerms, ends_on: date, calendar: WorkingCalendar) -> date:
    """Return the last day on which a renewal is asked for in time: so many days before the end."""
    day = ends_on
    while due(terms.asked_before, day, calendar).on > ends_on:
        day -= timedelta(days=1)
    return day


def asked(
    terms: RenewalTerms, *, ends_on: date, asked_on: date, calendar: WorkingCalendar
) -> Asked:
    """Return what an application for renewal means for a certificate that ends."""
    latest = latest_day(terms, ends_on, calendar)
    if asked_on > latest:
        return AskedLate(latest=latest)
    return AskedInTime(decide_by=ends_on, deemed=terms.deemed is not None)


def silence_renews(
    terms: RenewalTerms,
    *,
    ends_on: date,
    asked_on: date,
    today: date,
    calendar: WorkingCalendar,
) -> bool:
    """Tell whether a certificate whose renewal nobody decided has been renewed by that."""
    match asked(terms, ends_on=ends_on, asked_on=asked_on, calendar=calendar):
        case AskedInTime(deemed=deemed):
            return deemed and today > ends_on
        case AskedLate():
            return False
        case _ as impossible:  # pragma: no cover
            assert_never(impossible)
