"""One row by itself (单条判定): an answer that passes the gateway, or a row that was put right.

No other row and no other register is at hand, so rules that need them are left for the next check
of the whole register.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from tongban.core.quality.cells import Row
from tongban.core.quality.checks import Unique, asked_of_others
from tongban.core.quality.judging import Around, judge
from tongban.core.quality.registers import RegisterRows
from tongban.core.quality.rules import QualityRule

_NOTHING: Final = RegisterRows({})


def stands_alone(rule: QualityRule) -> bool:
    """Tell whether a rule can be judged on a row without any other."""
    return not isinstance(rule.check, Unique) and asked_of_others(rule.check) is None


def judge_alone(
    rules: Iterable[QualityRule], row: Row, *, today: date
) -> tuple[tuple[QualityRule, bool], ...]:
    """Return the rules that this row says something about, each with whether it holds.

    A field that the row does not have at all was not asked for, which is no blank: rules that read
    it are left out.
    """
    around = Around(register="", registers=_NOTHING, today=today)
    judged = (
        (rule, judge(rule, row, around))
        for rule in rules
        if stands_alone(rule) and all(field in row for field in rule.fields)
    )
    return tuple((rule, holds) for rule, holds in judged if holds is not None)
