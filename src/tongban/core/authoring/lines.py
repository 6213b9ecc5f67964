"""Lines (条件行): one comparison as a form writes it: an element, how to judge it, and values.

The kind of the element decides what may be asked of it. A value is what a person writes: a number,
a day, an option, `today`, or `$code` for a dated figure. Most conditions of law are such lines;
what is none, the editor shows as text.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast

from tongban.core.authoring.asking import Asking, Takes, askings_for
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    NO_NOTE,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    Contains,
    DatedParameter,
    Elapsed,
    Element,
    Exists,
    HowMany,
    Literal,
    Not,
    OneOf,
    Quantified,
    Quantifier,
    Span,
    Term,
    Today,
)
from tongban.core.catalog.conditions.sentences import Elements
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.catalog.values import parse_value
from tongban.core.vocabulary.errors import InvalidValue

TODAY: Final = "today"
PARAMETER: Final = "$"


_QUANTIFIERS: Final = {
    Asking.SOME: Quantifier.SOME,
    Asking.EVERY: Quantifier.EVERY,
    Asking.NONE: Quantifier.NONE,
}
_BY_QUANTIFIER: Final = {quantifier: asking for asking, quantifier in _QUANTIFIERS.items()}
_YEARS: Final = {
    Asking.YEARS_AT_LEAST: Comparison.AT_LEAST,
    Asking.YEARS_BELOW: Comparison.LESS,
}
_COUNTS: Final = {
    Asking.COUNT_AT_LEAST: Comparison.AT_LEAST,
    Asking.COUNT_AT_MOST: Comparison.AT_MOST,
}
_BY_YEARS: Final = {comparison: asking for asking, comparison in _YEARS.items()}
_BY_COUNT: Final = {comparison: asking for asking, comparison in _COUNTS.items()}
_WHOLE: Final = re.compile(r"[0-9]{1,6}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionLine:
    """One comparison as a form writes it (条件行)."""

    element: str
    asking: Asking
    values: tuple[str, ...] = ()


def node_of(line: ConditionLine, elements: Elements) -> Condition:
    """Return the node that a line describes.

    Raises:
        InvalidValue: with a sentence that says what to write instead.
    """
    element = elements.get(line.element)
    if element is None:
        raise InvalidValue("condition line", "请选择一个数据元")
    if line.asking not in askings_for(element):
        raise InvalidValue("condition line", f"“{element.label}”不能这样判断，请换一种判断方式")
    values = tuple(value.strip() for value in line.values if value.strip())
    _refuse_wrong_count(element, line.asking, values)
    return _built(line, element, values)


def line_of(node: Condition) -> ConditionLine | None:  # noqa: PLR0911 - one line a form
    """Return the line that describes a node; None when only text can say it."""
    match node:
        case Compare(Element(code), Comparison.EQUAL, Constant(bool(yes))):
            return _line(code, Asking.IS_YES if yes else Asking.IS_NO)
        case Compare(Element(code), comparison, right):
            return _line(code, Asking(comparison.value), right)
        case Compare(Elapsed(Span.YEARS, Element(code), Today()), comparison, right):
            asking = _BY_YEARS.get(comparison)
            return _line(code, asking, right) if asking is not None else None
        case Compare(HowMany(code, None), comparison, right):
            asking = _BY_COUNT.get(comparison)
            return _line(code, asking, right) if asking is not None else None
        case Between(Element(code), low, high):
            return _line(code, Asking.BETWEEN, low, high)
        case OneOf(Element(code), values):
            return _line(code, Asking.ONE_OF, *map(Constant, values))
        case Contains(code, value):
            return _line(code, Asking.HAS, Constant(value))
        case _:
            return _plain_line(node)


def _plain_line(node: Condition) -> ConditionLine | None:
    match node:
        case Exists(code):
            return _line(code, Asking.EXISTS)
        case Not(Exists(code, note)) if note == NO_NOTE:
            return _line(code, Asking.LACKS)
        case Quantified(quantifier, code):
            return _line(code, _BY_QUANTIFIER[quantifier])
        case _:
            return None


def _line(code: str, asking: Asking, *terms: Term) -> ConditionLine | None:
    values = [_text(term) for term in terms]
    if None in values:
        return None
    return ConditionLine(
        element=code, asking=asking, values=tuple(value for value in values if value is not None)
    )


def _text(term: Term) -> str | None:
    """Return a term as a person writes it; None when they could not."""
    match term:
        case Constant(value):
            return _literal(value)
        case DatedParameter(code):
            return f"{PARAMETER}{code}"
        case Today():
            return TODAY
        case _:
            return None


def _literal(value: Literal) -> str | None:
    match value:
        case bool():
            return None
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _refuse_wrong_count(element: DataElement, asking: Asking, values: tuple[str, ...]) -> None:
    wanted = asking.takes
    if wanted is Takes.SEVERAL:
        if not values:
            raise InvalidValue("condition line", f"请写出“{element.label}”可以是哪些值")
    elif len(values) != wanted.value:
        words = "不用填值" if wanted is Takes.NOTHING else f"请填 {wanted.value} 个值"
        raise InvalidValue("condition line", f"“{element.label}”这样判断{words}")


def _refuse_turned(low: Term, high: Term) -> None:
    match low, high:
        case Constant(int() | Decimal() as least), Constant(int() | Decimal() as most):
            turned = least > most
        case Constant(date() as first), Constant(date() as last):
            turned = first > last
        case _:
            return
    if turned:
        raise InvalidValue("condition line", "前一个值比后一个大，谁也不会符合；请调换一下")


def _built(line: ConditionLine, element: DataElement, values: tuple[str, ...]) -> Condition:  # noqa: PLR0911 - one line a form
    code, asking = line.element, line.asking
    match asking:
        case Asking.IS_YES | Asking.IS_NO:
            return Compare(Element(code), Comparison.EQUAL, Constant(asking is Asking.IS_YES))
        case Asking.EXISTS:
            return Exists(code)
        case Asking.LACKS:
            return Not(Exists(code))
        case Asking.HAS:
            return Contains(code, _options(element, values)[0])
        case Asking.ONE_OF:
            return OneOf(Element(code), _options(element, values))
        case Asking.BETWEEN:
            low, high = (_term(element, value) for value in values)
            _refuse_turned(low, high)
            return Between(Element(code), low, high)
        case _:
            return _counted(code, asking, element, values)


def _counted(code: str, asking: Asking, element: DataElement, values: tuple[str, ...]) -> Condition:
    if asking in _QUANTIFIERS:
        return Quantified(_QUANTIFIERS[asking], code, ALWAYS)
    if asking in _YEARS:
        years = Elapsed(Span.YEARS, Element(code), Today())
        return Compare(years, _YEARS[asking], _whole(element, values[0]))
    if asking in _COUNTS:
        return Compare(HowMany(code), _COUNTS[asking], _whole(element, values[0]))
    return Compare(Element(code), Comparison(asking.value), _term(element, values[0]))


def _term(element: DataElement, written: str) -> Term:
    if written.startswith(PARAMETER):
        return DatedParameter(written.removeprefix(PARAMETER))
    if element.kind is ValueKind.DATE and written in (TODAY, "今天"):
        return Today()
    value = parse_value(element, written)
    if isinstance(value, Decimal) and "." not in written:
        return Constant(int(value))
    return Constant(cast("Literal", value))


def _options(element: DataElement, values: tuple[str, ...]) -> tuple[str, ...]:
    if element.kind is ValueKind.CHOICES:
        chosen = (cast("tuple[str, ...]", parse_value(element, value)) for value in values)
        return tuple(one for options in chosen for one in options)
    return tuple(str(parse_value(element, value)) for value in values)


def _whole(element: DataElement, written: str) -> Term:
    if written.startswith(PARAMETER):
        return DatedParameter(written.removeprefix(PARAMETER))
    if not _WHOLE.match(written):
        raise InvalidValue(element.label, "请填写整数，例如 18")
    return Constant(int(written))
