"""Sentences (规则说明): what a check wants, in Chinese; on a rejected row it is the reason."""

from typing import Final, assert_never

from tongban.core.quality import checks
from tongban.core.quality.checks import NumberPart, NumberScheme, QualityCheck
from tongban.core.quality.rules import QualityRule
from tongban.core.vocabulary.dates import format_short_date

_MOST_NAMED: Final = 8
_STANDARDS: Final = {
    NumberScheme.CITIZEN: "公民身份号码（GB 11643）",
    NumberScheme.CREDIT: "统一社会信用代码（GB 32100）",
}
_AMOUNTS: Final = ("不小于", "不大于")
_DAYS: Final = ("不早于", "不晚于")
_PARTS: Final = {NumberPart.BIRTH_DATE: "出生日期", NumberPart.SEX: "性别"}


def sentence(rule: QualityRule) -> str:
    """Return what a rule wants of a row."""
    wanted = wanted_by(rule.check)
    if rule.only_when is None:
        return wanted
    return f"{rule.only_when.field}为{_named(rule.only_when.values)}时，{wanted}"


def wanted_by(check: QualityCheck) -> str:
    """Return what a check wants of a row."""
    match check:
        case checks.Filled(field=field):
            return f"{field}应当填写"
        case checks.Identifies(field=field, scheme=scheme, old=old):
            return f"{field}应当是合规的{_STANDARDS[scheme]}{'，或15位旧号码' if old else ''}"
        case checks.Listed(field=field, values=named) | checks.Shaped(field=field, shapes=named):
            what = "格式" if isinstance(check, checks.Shaped) else "值"
            return f"{field}的{what}应当是{_named(named)}"
        case checks.Within() | checks.Dated() | checks.Fresh():
            return _ranging(check)
        case checks.Unique(fields=fields):
            return f"{'、'.join(fields)}{'合起来' if len(fields) > 1 else ''}不应当重复"
        case checks.Ordered() | checks.AgreesWithNumber() | checks.Registered() | checks.SameAs():
            return _agreeing(check)
        case _:
            assert_never(check)


def _ranging(check: checks.Within | checks.Dated | checks.Fresh) -> str:
    match check:
        case checks.Within(field=field, least=least, most=most):
            return f"{field}应当是数字{_bounds(least, most, _AMOUNTS)}"
        case checks.Dated(field=field, earliest=earliest, latest=latest):
            first, last = (day and format_short_date(day) for day in (earliest, latest))
            return f"{field}应当是真实的日期{_bounds(first, last, _DAYS)}"
        case checks.Fresh(field=field, days=days):
            return f"{field}应当在最近{days}天之内"
        case _:
            assert_never(check)


def _agreeing(
    check: checks.Ordered | checks.AgreesWithNumber | checks.Registered | checks.SameAs,
) -> str:
    match check:
        case checks.Ordered(field=field, later=later):
            return f"{field}不应当晚于{later}"
        case checks.AgreesWithNumber(field=field, number=number, part=part):
            return f"{field}应当与{number}中的{_PARTS[part]}一致"
        case checks.Registered(field=field, register=register, key=key):
            return f"{field}应当在“{register}”的{key}中查得到"
        case checks.SameAs(field=field, register=register, their_field=theirs):
            return f"{field}应当与“{register}”的{theirs}一致"
        case _:
            assert_never(check)


def _bounds(least: object, most: object, words: tuple[str, str]) -> str:
    first = "" if least is None else f"，{words[0]}{least}"
    return first + ("" if most is None else f"，{words[1]}{most}")


def _named(values: tuple[str, ...]) -> str:
    shown = "、".join(f"“{value}”" for value in values[:_MOST_NAMED])
    return shown + (f"等{len(values)}种" if len(values) > _MOST_NAMED else "")
