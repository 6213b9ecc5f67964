"""Judging (判定): one rule on one row. True is held, False is broken, None is nothing to judge.

This is what a rule means. `engines.quality` says the same to a database and must agree.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

from tongban.core.quality import checks
from tongban.core.quality.cells import Row, cell, day_in, number_in, shape_of
from tongban.core.quality.checks import NumberPart, NumberScheme, QualityCheck
from tongban.core.quality.registers import RegisterRows, key_of
from tongban.core.quality.rules import QualityRule
from tongban.core.vocabulary.credit import CreditCode
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.identity import CitizenNumber, parse_citizen_number

CITIZEN_SHAPE: Final = "[0-9]{17}[0-9X]"
MALE: Final = ("男", "1")
FEMALE: Final = ("女", "2")
"""Words and codes of a sex (GB/T 2261.1)."""

_CITIZEN: Final = re.compile(CITIZEN_SHAPE)
_OLD: Final = re.compile("[0-9]{15}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What surrounds a row when it is judged (判定环境): its register, the others, the day."""

    register: str
    registers: RegisterRows
    today: date


def judge(rule: QualityRule, row: Row, around: Around) -> bool | None:
    """Return whether a row keeps a rule, or None when there is nothing to judge."""
    if rule.only_when and cell(row, rule.only_when.field) not in rule.only_when.values:
        return None
    return _JUDGES[type(rule.check)](rule.check, row, around)


def rejects(rules: tuple[QualityRule, ...], row: Row, around: Around) -> bool:
    """Tell whether a row is turned away."""
    return any(rule.consequence.turns_away and judge(rule, row, around) is False for rule in rules)


def _of_text(test: Callable[[Any, str, Around], bool]) -> Callable[[Any, Row, Around], bool | None]:
    """Return a judge of the text in a check's field, which leaves blanks alone."""

    def judged(check: Any, row: Row, around: Around) -> bool | None:
        text = cell(row, check.field)
        return None if text is None else test(check, text, around)

    return judged


def _identified(check: checks.Identifies, text: str, _: Around) -> bool:
    try:
        if check.scheme is NumberScheme.CREDIT:
            CreditCode(text)
        elif check.old and _OLD.fullmatch(text):
            parse_citizen_number(text)
        else:
            CitizenNumber(text)
    except InvalidValue:
        return False
    return True


def _within(check: checks.Within, text: str, _: Around) -> bool:
    return _between(number_in(text), check.least, check.most)


def _dated(check: checks.Dated, text: str, _: Around) -> bool:
    return _between(day_in(text), check.earliest, check.latest)


def _fresh(check: checks.Fresh, text: str, around: Around) -> bool:
    return _between(day_in(text), around.today - timedelta(days=check.days), around.today)


_Bound = TypeVar("_Bound", Decimal, date)


def _between(value: _Bound | None, least: _Bound | None, most: _Bound | None) -> bool:
    if value is None:
        return False
    return (least is None or least <= value) and (most is None or value <= most)


def _ordered(check: checks.Ordered, row: Row, _: Around) -> bool | None:
    earlier, later = day_in(cell(row, check.field)), day_in(cell(row, check.later))
    return None if earlier is None or later is None else earlier <= later


def _agrees(check: checks.AgreesWithNumber, row: Row, _: Around) -> bool | None:
    said, number = cell(row, check.field), cell(row, check.number)
    if said is None or number is None or not _CITIZEN.fullmatch(number):
        return None
    if check.part is NumberPart.SEX:
        return said in (MALE if int(number[16]) % 2 else FEMALE)
    return said in (number[6:14], f"{number[6:10]}-{number[10:12]}-{number[12:14]}")


def _unique(check: checks.Unique, row: Row, around: Around) -> bool | None:
    key = key_of(row, check.fields)
    if key is None:
        return None
    return around.registers.counted(around.register, check.fields).get(key, 0) <= 1


def _registered(check: checks.Registered, text: str, around: Around) -> bool:
    return (text,) in around.registers.counted(check.register, (check.key,))


def _same(check: checks.SameAs, row: Row, around: Around) -> bool | None:
    said, key = cell(row, check.field), cell(row, check.key)
    pairs = around.registers.counted(check.register, (check.their_key, check.their_field))
    if said is None or key is None or not any(theirs == key for theirs, _ in pairs):
        return None
    return (key, said) in pairs


_JUDGES: Final[Mapping[type[QualityCheck], Callable[[Any, Row, Around], bool | None]]] = {
    checks.Filled: lambda check, row, _: cell(row, check.field) is not None,
    checks.Identifies: _of_text(_identified),
    checks.Listed: _of_text(lambda check, text, _: text in check.values),
    checks.Shaped: _of_text(lambda check, text, _: shape_of(text) in check.shapes),
    checks.Within: _of_text(_within),
    checks.Dated: _of_text(_dated),
    checks.Fresh: _of_text(_fresh),
    checks.Ordered: _ordered,
    checks.AgreesWithNumber: _agrees,
    checks.Unique: _unique,
    checks.Registered: _of_text(_registered),
    checks.SameAs: _same,
}
