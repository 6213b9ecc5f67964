"""Dates, periods, sizes as people write them (书写规则): in full, with the kind of day."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

_KILO = 1024
_UNITS = ("B", "KB", "MB", "GB")
_MARKS = {
    "、": pgettext_lazy("between", "、"),
    "，": pgettext_lazy("between", "，"),
    "；": pgettext_lazy("between", "；"),
}


class PeriodKind(StrEnum):
    """How the days of a period are counted; a number of days is never shown without it."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    HOURS = "hours"
    MONTHS = "months"
    YEARS = "years"


def written_date(day: date) -> str:
    """Return the day in the reader's language, with its weekday."""
    return gettext("%(year)d年%(month)s%(day)d日 %(weekday)s") % {
        "year": day.year,
        "month": _months()[day.month - 1],
        "day": day.day,
        "weekday": _weekdays()[day.weekday()],
    }


def plain_date(day: date) -> str:
    """Return the day without its weekday, for tables and for days long past."""
    return gettext("%(year)d年%(month)s%(day)d日") % {
        "year": day.year,
        "month": _months()[day.month - 1],
        "day": day.day,
    }


def written_moment(moment: datetime) -> str:
    """Return the local day and the time of day, to the minute."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{written_date(local.date())} {local:%H:%M}"


def written_period(count: int, kind: PeriodKind) -> str:
    """Return a period with its kind: 5 个工作日."""
    return _period_pattern(count, kind) % {"count": count}


def written_size(octets: int) -> str:
    """Return the size of a file with one decimal at most."""
    size, unit = float(octets), 0
    while size >= _KILO and unit < len(_UNITS) - 1:
        size, unit = size / _KILO, unit + 1
    return f"{size:.1f}".removesuffix(".0") + f" {_UNITS[unit]}"


def joined(parts: Iterable[str], mark: str = "、") -> str:
    """Return parts in one line, between them `mark` as the reader's language writes it."""
    return str(_MARKS[mark]).join(parts)


def _period_pattern(count: int, kind: PeriodKind) -> str:
    match kind:
        case PeriodKind.WORKING_DAYS:
            return ngettext("%(count)d 个工作日", "%(count)d 个工作日", count)
        case PeriodKind.CALENDAR_DAYS:
            return ngettext("%(count)d 个自然日", "%(count)d 个自然日", count)
        case PeriodKind.HOURS:
            return ngettext("%(count)d 小时", "%(count)d 小时", count)
        case PeriodKind.MONTHS:
            return ngettext("%(count)d 个月", "%(count)d 个月", count)
        case PeriodKind.YEARS:
            return ngettext("%(count)d 年", "%(count)d 年", count)


def _weekdays() -> tuple[str, ...]:
    return (
        gettext("星期一"),
        gettext("星期二"),
        gettext("星期三"),
        gettext("星期四"),
        gettext("星期五"),
        gettext("星期六"),
        gettext("星期日"),
    )


def _months() -> tuple[str, ...]:
    return (
        pgettext("month", "1月"),
        pgettext("month", "2月"),
        pgettext("month", "3月"),
        pgettext("month", "4月"),
        pgettext("month", "5月"),
        pgettext("month", "6月"),
        pgettext("month", "7月"),
        pgettext("month", "8月"),
        pgettext("month", "9月"),
        pgettext("month", "10月"),
        pgettext("month", "11月"),
        pgettext("month", "12月"),
    )
