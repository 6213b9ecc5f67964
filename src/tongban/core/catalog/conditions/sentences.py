"""The tree in Chinese (条件的话): what a node says when nobody wrote words for it.

Words of an inner node are kept as its author wrote them; the rest is put together from labels,
units and options of the elements.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_never

from tongban.core.catalog.conditions.nodes import (
    MEMBER,
    MOST_DIGITS,
    AllOf,
    Always,
    AnyOf,
    Arithmetic,
    AtLeast,
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
    Judged,
    Not,
    OneOf,
    Operator,
    Quantified,
    Quantifier,
    Span,
    Term,
    Today,
)
from tongban.core.catalog.conditions.terms import is_date, is_name
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.catalog.parameters import Parameters

Elements = Mapping[str, DataElement]
NO_ELEMENTS: Elements = {}
Grammar = Callable[[Condition, Elements], str]
"""How a condition becomes a sentence, with the names that elements have."""

_PLACES = 4
_OF_AMOUNTS = {
    Comparison.EQUAL: "等于",
    Comparison.NOT_EQUAL: "不等于",
    Comparison.LESS: "小于",
    Comparison.AT_MOST: "不超过",
    Comparison.GREATER: "大于",
    Comparison.AT_LEAST: "不少于",
}
_OF_DATES = {
    Comparison.EQUAL: "是",
    Comparison.NOT_EQUAL: "不是",
    Comparison.LESS: "早于",
    Comparison.AT_MOST: "不晚于",
    Comparison.GREATER: "晚于",
    Comparison.AT_LEAST: "不早于",
}
_OF_NAMES = {Comparison.EQUAL: "是", Comparison.NOT_EQUAL: "不是"}
_OPERATORS = {
    Operator.PLUS: "加",
    Operator.MINUS: "减",
    Operator.TIMES: "乘",
    Operator.OVER: "除以",
}
_SPANS = {Span.DAYS: "天数", Span.MONTHS: "整月数", Span.YEARS: "整年数"}
_SPAN_UNITS = {Span.DAYS: "天", Span.MONTHS: "个月", Span.YEARS: "年"}
_REACHED = {Comparison.AT_LEAST: "满", Comparison.LESS: "不满"}
_QUANTIFIERS = {
    Quantifier.SOME: "中至少一条：",
    Quantifier.EVERY: "中每一条都：",
    Quantifier.NONE: "中没有一条：",
}


def speaking(elements: Elements, parameters: Parameters) -> Elements:
    """Return the names of elements and, as an expression writes them, those of parameters."""
    return {
        **elements,
        **{
            f"${code}": DataElement(
                code=f"parameter.{code}", label=one.label, kind=ValueKind.DECIMAL, unit=one.unit
            )
            for code, one in parameters.items()
        },
    }


def words_of(condition: Condition, elements: Elements = NO_ELEMENTS) -> str:
    """Return the words its author wrote for a node, or a sentence made from it."""
    return condition.note.words or sentence(condition, elements)


def sentence(condition: Condition, elements: Elements = NO_ELEMENTS) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a node
    """Return a node as a Chinese sentence without its full stop."""
    match condition:
        case Always(met):
            return "不需要条件" if met else "在任何情况下都不满足"
        case AllOf(parts):
            return f"同时满足：{_listed(parts, elements)}"
        case AnyOf(parts):
            return f"满足其中一项：{_listed(parts, elements)}"
        case AtLeast(count, parts):
            return f"至少满足其中 {count} 项：{_listed(parts, elements)}"
        case Not(part):
            return f"不属于这种情形：{words_of(part, elements)}"
        case Compare(left, comparison, right):
            return _compared(left, comparison, right, elements)
        case Between(term, low, high):
            low_words, high_words = _beside(low, term, elements), _beside(high, term, elements)
            return f"{term_words(term, elements)}在{low_words}到{high_words}之间（含两端）"
        case OneOf(term, values):
            about = _element(term, elements)
            names = "、".join(shown(value, about) for value in values)
            return f"{term_words(term, elements)}是其中之一：{names}"
        case Contains(code, value):
            return f"{label(code, elements)}包含{shown(value, elements.get(code))}"
        case Exists(code):
            return f"有{label(code, elements)}"
        case Quantified(quantifier, records, inner):
            within = with_columns(elements, records)
            return f"{label(records, elements)}{_QUANTIFIERS[quantifier]}{words_of(inner, within)}"
        case Judged(_, words):
            return words
        case _:
            assert_never(condition)


def shown(value: Any, element: DataElement | None = None) -> str:  # noqa: PLR0911 - a line a kind
    """Return a value as a person reads it, with the unit and option words of its element."""
    unit = f" {element.unit}" if element is not None and element.unit else ""
    match value:
        case None:
            return "无"
        case bool():
            return "是" if value else "否"
        case int() | Decimal() | Fraction():
            return f"{_number(value)}{unit}"
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case str():
            return f"“{element.option_label(value) if element is not None else value}”"
        case tuple() if all(isinstance(one, str) for one in value):
            return "、".join(shown(one, element) for one in value) or "无"
        case tuple():
            return f"{len(value)} 条"
        case _:
            return "无法识别的值"


def label(code: str, elements: Elements) -> str:
    """Return the label of an element, or its code when it is not known here."""
    element = elements.get(code)
    return element.label if element is not None else code


def with_columns(elements: Elements, records: str) -> Elements:
    """Return `elements` with the columns of a list added, as they are called inside it."""
    listed = elements.get(records)
    columns = listed.columns if listed is not None else ()
    return {**elements, **{f"{MEMBER}{column.short_name}": column for column in columns}}


def _listed(parts: tuple[Condition, ...], elements: Elements) -> str:
    return "；".join(words_of(part, elements) for part in parts)


def _compared(left: Term, comparison: Comparison, right: Term, elements: Elements) -> str:
    if isinstance(left, Elapsed) and comparison in _REACHED:
        return f"{_from_to(left, elements)}{_REACHED[comparison]}{_length(right, left, elements)}"
    verbs = _OF_AMOUNTS
    if is_date(left, elements) or is_date(right, elements):
        verbs = _OF_DATES
    elif is_name(left, elements) or is_name(right, elements):
        verbs = {**_OF_AMOUNTS, **_OF_NAMES}
    one, other = _beside(left, right, elements), _beside(right, left, elements)
    if comparison is Comparison.EQUAL and _is_yes_no(right):
        return f"{one}：{other}"
    return f"{one}{verbs[comparison]}{other}"


def _is_yes_no(term: Term) -> bool:
    return isinstance(term, Constant) and isinstance(term.value, bool)


def _beside(term: Term, other: Term, elements: Elements) -> str:
    """Return a term; a constant takes unit and option words from the element beside it."""
    if isinstance(term, Constant):
        return shown(term.value, _element(other, elements))
    return term_words(term, elements)


def _element(term: Term, elements: Elements) -> DataElement | None:
    return elements.get(term.code) if isinstance(term, Element) else None


def term_words(term: Term, elements: Elements = NO_ELEMENTS) -> str:  # noqa: C901, PLR0911 - one line a term
    """Return a term in Chinese."""
    match term:
        case Constant(value):
            return shown(value)
        case Element(code):
            return label(code, elements)
        case DatedParameter(code):
            named = f"${code}"
            return label(named, elements) if named in elements else f"规定标准（{code}）"
        case Today():
            return "当天"
        case Arithmetic(operator, left, right):
            one, other = term_words(left, elements), term_words(right, elements)
            return f"（{one}{_OPERATORS[operator]}{other}）"
        case Elapsed(span):
            return f"{_from_to(term, elements)}的{_SPANS[span]}"
        case HowMany(records, None):
            return f"{label(records, elements)}的条数"
        case HowMany(records, condition) if condition is not None:
            within = with_columns(elements, records)
            return f"{label(records, elements)}中符合“{words_of(condition, within)}”的条数"
    raise AssertionError(term)  # pragma: no cover - every term stands above


def _from_to(term: Elapsed, elements: Elements) -> str:
    return f"从{term_words(term.since, elements)}到{term_words(term.until, elements)}"


def _length(term: Term, elapsed: Elapsed, elements: Elements) -> str:
    return f" {_beside(term, elapsed, elements)} {_SPAN_UNITS[elapsed.span]}"


def _number(value: int | Decimal | Fraction) -> str:
    if isinstance(value, Decimal):
        return _plain(value) if value.is_finite() else "无法识别的值"
    if isinstance(value, int) or value.denominator == 1:
        return str(value)
    rounded = Decimal(round(value * 10**_PLACES)).scaleb(-_PLACES)
    return _plain(rounded) if Fraction(rounded) == value else f"约 {_plain(rounded)}"


def _plain(value: Decimal) -> str:
    if abs(value.adjusted()) > MOST_DIGITS:
        return str(value)
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
