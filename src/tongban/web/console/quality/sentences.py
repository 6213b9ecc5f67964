"""Rules in words (规则说明): what a rule wants, in the reader's language."""

from collections.abc import Mapping
from typing import assert_never

from django.utils.translation import gettext

from tongban.core.quality import checks
from tongban.core.quality.checks import NumberPart, NumberScheme, QualityCheck
from tongban.core.quality.naming import renamed
from tongban.core.quality.rules import QualityRule
from tongban.web.components.words import plain_date

_MOST_NAMED = 8


def sentence(rule: QualityRule, names: Mapping[str, str]) -> str:
    """Return what a rule wants of a row, its fields called as people call them."""
    named = renamed(rule, names)
    wanted = _wanted(named.check)
    if named.only_when is None:
        return wanted
    return gettext("%(field)s为%(values)s时，%(wanted)s") % {
        "field": named.only_when.field,
        "values": _values(named.only_when.values),
        "wanted": wanted,
    }


def scheme_words(scheme: NumberScheme) -> str:
    """Return an identifier by its standard."""
    if scheme is NumberScheme.CITIZEN:
        return gettext("公民身份号码（GB 11643）")
    return gettext("统一社会信用代码（GB 32100）")


def part_words(part: NumberPart) -> str:
    """Return what an identity number says of its bearer."""
    return gettext("出生日期") if part is NumberPart.BIRTH_DATE else gettext("性别")


def _wanted(check: QualityCheck) -> str:
    match check:
        case checks.Filled(field=field):
            return gettext("%(field)s应当填写") % {"field": field}
        case checks.Identifies(field=field, scheme=scheme, old=old):
            words = gettext("%(field)s应当是合规的%(standard)s")
            longer = gettext("%(field)s应当是合规的%(standard)s，或15位旧号码")
            return (longer if old else words) % {"field": field, "standard": scheme_words(scheme)}
        case checks.Listed(field=field, values=values) | checks.Shaped(field=field, shapes=values):
            words = gettext("%(field)s的值应当是%(values)s")
            if isinstance(check, checks.Shaped):
                words = gettext("%(field)s的格式应当是%(values)s")
            return words % {"field": field, "values": _values(values)}
        case checks.Unique(fields=fields):
            words = gettext("%(fields)s不应当重复")
            together = gettext("%(fields)s合起来不应当重复")
            return (together if len(fields) > 1 else words) % {"fields": "、".join(fields)}
        case checks.Within() | checks.Dated() | checks.Fresh():
            return _ranging(check)
        case checks.Ordered() | checks.AgreesWithNumber() | checks.Registered() | checks.SameAs():
            return _agreeing(check)
        case _:  # pragma: no cover
            assert_never(check)


def _ranging(check: checks.Within | checks.Dated | checks.Fresh) -> str:
    match check:
        case checks.Within(field=field, least=least, most=most):
            bounds = _bounds(least, most)
            return gettext("%(field)s应当是数字%(bounds)s") % {"field": field, "bounds": bounds}
        case checks.Dated(field=field, earliest=earliest, latest=latest):
            days = (day and plain_date(day) for day in (earliest, latest))
            words = gettext("%(field)s应当是真实的日期%(bounds)s")
            return words % {"field": field, "bounds": _bounds(*days)}
        case checks.Fresh(field=field, days=count):
            words = gettext("%(field)s应当在最近%(count)d天之内")
            return words % {"field": field, "count": count}


def _agreeing(
    check: checks.Ordered | checks.AgreesWithNumber | checks.Registered | checks.SameAs,
) -> str:
    match check:
        case checks.Ordered(field=field, later=later):
            return gettext("%(field)s不应当晚于%(later)s") % {"field": field, "later": later}
        case checks.AgreesWithNumber(field=field, number=number, part=part):
            words = gettext("%(field)s应当与%(number)s中的%(part)s一致")
            return words % {"field": field, "number": number, "part": part_words(part)}
        case checks.Registered(field=field, register=register, key=key):
            words = gettext("%(field)s应当在“%(register)s”的%(key)s中查得到")
            return words % {"field": field, "register": register, "key": key}
        case checks.SameAs(field=field, register=register, their_field=theirs):
            words = gettext("%(field)s应当与“%(register)s”的%(theirs)s一致")
            return words % {"field": field, "register": register, "theirs": theirs}


def _bounds(least: object, most: object) -> str:
    first = "" if least is None else gettext("，不小于%(least)s") % {"least": least}
    return first + ("" if most is None else gettext("，不大于%(most)s") % {"most": most})


def _values(values: tuple[str, ...]) -> str:
    shown = "、".join(f"“{value}”" for value in values[:_MOST_NAMED])
    more = gettext("等%(count)d种") % {"count": len(values)} if len(values) > _MOST_NAMED else ""
    return shown + more
