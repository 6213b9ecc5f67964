"""Words of the core in the reader's language (标签): states, events, limits, amounts, values.

The core says them in Chinese and knows no other language; a page never shows `label` as it is. A
test holds that everything in the core that has a label has its English here.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.utils.translation import gettext, ngettext, pgettext

from tongban.core.catalog.elements import DataElement, Value, ValueKind
from tongban.core.catalog.items import Audience, Channel
from tongban.core.catalog.values import show_value
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.limits import TimeLimit, TimeUnit
from tongban.core.vocabulary.money import Money
from tongban.web.components.city import city_words
from tongban.web.components.words import PeriodKind, joined, written_date, written_period

_KINDS = {
    TimeUnit.WORKING_DAY: PeriodKind.WORKING_DAYS,
    TimeUnit.CALENDAR_DAY: PeriodKind.CALENDAR_DAYS,
    TimeUnit.HOUR: PeriodKind.HOURS,
    TimeUnit.MONTH: PeriodKind.MONTHS,
    TimeUnit.YEAR: PeriodKind.YEARS,
}
_SEVERAL = 2


class Labelled(Protocol):
    """Whatever the core has a word for: a status, a standing, an outcome, an event, a unit."""

    @property
    def label(self) -> str:
        """Return the word in Chinese."""


def label(one: Labelled) -> str:
    """Return the word for `one`."""
    return pgettext("label", one.label)


def word(text: str) -> str:
    """Return a word that is kept in Chinese with a case or a draft, such as the name of a task."""
    known = pgettext("label", text)
    return known if known != text else city_words(text)


def citation(source: Citation) -> str:
    """Return a source of law; what is local configuration is said to be that."""
    return local_source(source.law) if source.is_local else str(source)


def local_source(note: str) -> str:
    """Return a source that is no law, with what it says of itself."""
    return gettext("本地配置（%(note)s）") % {"note": word(note)}


def citations(sources: Iterable[Citation]) -> str:
    """Return sources in one line."""
    return joined(map(citation, sources), "；")


def audience(one: Audience) -> str:
    """Return whom an item is for."""
    return {
        Audience.PERSON: gettext("个人"),
        Audience.ENTERPRISE: gettext("企业"),
        Audience.OTHER_ORGANISATION: gettext("其他组织"),
    }[one]


def channel(one: Channel) -> str:
    """Return a way to apply."""
    return {
        Channel.WINDOW: gettext("窗口"),
        Channel.WEB: gettext("网上"),
        Channel.MOBILE: gettext("手机"),
        Channel.TERMINAL: gettext("自助终端"),
        Channel.POST: gettext("邮寄"),
    }[one]


def limit(one: TimeLimit) -> str:
    """Return a limit with its kind of day: 5 个工作日."""
    return amount(one.value, one.unit)


def amount(value: int, unit: TimeUnit) -> str:
    """Return a number of units, as in an extension by so many."""
    if unit is TimeUnit.INSTANT:
        return gettext("当场办结")
    return written_period(value, _KINDS[unit])


def unit(one: TimeUnit) -> str:
    """Return a unit alone, as it stands behind the field of a number."""
    return {
        TimeUnit.WORKING_DAY: ngettext("个工作日", "个工作日", _SEVERAL),
        TimeUnit.CALENDAR_DAY: gettext("个自然日"),
        TimeUnit.HOUR: gettext("小时"),
        TimeUnit.MONTH: gettext("个月"),
        TimeUnit.YEAR: gettext("年"),
        TimeUnit.INSTANT: gettext("当场办结"),
    }[one]


def money(one: Money) -> str:
    """Return an amount in yuan."""
    return gettext("%(amount)s 元") % {"amount": one.amount}


def value(element: DataElement, shown: Value) -> str:
    """Return a value of `element`; what the catalogue or a person wrote stays as it is."""
    match shown:
        case None | ():
            return gettext("无")
        case bool():
            return gettext("是") if shown else gettext("否")
        case date():
            return written_date(shown)
        case tuple() if element.kind is ValueKind.RECORDS:
            return ngettext("%(count)d 条", "%(count)d 条", len(shown)) % {"count": len(shown)}
        case _:
            return city_words(show_value(element, shown))
