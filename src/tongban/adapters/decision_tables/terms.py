"""What a column asks (列的含义): a data element, or the full years between two days.

An age is `years and months duration(person.birth_date, today()).years`, as FEEL says it
(DMN 1.3 §10.3.4.7).
"""

import re
from typing import Final

from tongban.adapters.decision_tables.refusals import Unsayable
from tongban.core.catalog.conditions.bounds import Node
from tongban.core.catalog.conditions.nodes import Elapsed, Element, Span, Term, Today
from tongban.core.vocabulary.errors import InvalidValue

_TODAY: Final = "today()"
_YEARS: Final = re.compile(
    r"years and months duration\(\s*([^,()]+|today\(\))\s*,\s*([^,()]+|today\(\))\s*\)\.years\Z"
)


def expression(term: Term) -> str:
    """Return the FEEL expression of a term.

    Raises `Unsayable` for a term that no column can ask.
    """
    match term:
        case Element(code):
            return code
        case Elapsed(Span.YEARS, since, until):
            return f"years and months duration({_day(since)}, {_day(until)}).years"
        case _:
            raise Unsayable(f"决策表的列只能是数据元或周岁年数，不能是{described(term)}")


def term_of(text: str) -> Term:
    """Return the term that an expression asks.

    Raises `Unsayable` for any other expression.
    """
    plain = " ".join(text.split())
    found = _YEARS.match(plain)
    if found is not None:
        return Elapsed(Span.YEARS, _day_of(found[1]), _day_of(found[2]))
    return _element(plain)


def described(node: Node) -> str:
    """Return what kind of node something is, for a reader."""
    return _KINDS.get(type(node).__name__, "这种写法")


def _day(term: Term) -> str:
    match term:
        case Today():
            return _TODAY
        case Element(code):
            return code
        case _:
            raise Unsayable(f"周岁年数的起止只能是数据元或今天，不能是{described(term)}")


def _day_of(text: str) -> Term:
    return Today() if text.strip() == _TODAY else _element(text.strip())


def _element(code: str) -> Element:
    try:
        return Element(code)
    except InvalidValue:
        raise Unsayable(f"列的表达式“{code}”不是数据元编码，例如 premises.area") from None


_KINDS: Final = {
    "AllOf": "里层的“并且”",
    "Always": "里层的“总是”",
    "AnyOf": "里层的“或者”",
    "Arithmetic": "加减乘除",
    "AtLeast": "“至少几项”",
    "Between": "这样的区间",
    "Compare": "这样的比较",
    "Constant": "固定值",
    "Contains": "多选里“含有某项”",
    "DatedParameter": "随时间变化的参数",
    "Elapsed": "按月或按天的间隔",
    "Element": "另一个数据元",
    "HowMany": "名单计数",
    "Judged": "工作人员的裁量",
    "Not": "里层的“不是”",
    "Quantified": "对名单逐条的判断",
    "Today": "今天",
}
"""The kinds of node by which a refusal is named."""
