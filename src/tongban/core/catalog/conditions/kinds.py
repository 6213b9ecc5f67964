"""Whether a condition makes sense of its elements (类型检查): done when an item is imported.

At run time a value of another kind leaves a comparison unknown; here the author is told before
anybody waits for an answer that cannot come.
"""

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tongban.core.catalog.conditions.bounds import Node, children
from tongban.core.catalog.conditions.nodes import (
    Arithmetic,
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
    OneOf,
    Operator,
    Quantified,
    Term,
    Today,
)
from tongban.core.catalog.conditions.operations import Sort, sort_of
from tongban.core.catalog.conditions.sentences import Elements, term_words, with_columns
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.catalog.parameters import Parameters


class _Many(enum.Enum):
    """Kinds that stand beside nothing: they are asked with `has`, `some`, `every` and `count`."""

    CHOICES = "多选"
    RECORDS = "名单"

    @property
    def ordered(self) -> bool:
        return False


_SORTS: Mapping[ValueKind, Sort | _Many] = {
    ValueKind.CHOICES: _Many.CHOICES,
    ValueKind.RECORDS: _Many.RECORDS,
    ValueKind.YES_NO: Sort.YES_NO,
    ValueKind.INTEGER: Sort.NUMBER,
    ValueKind.DECIMAL: Sort.NUMBER,
    ValueKind.TEXT: Sort.TEXT,
    ValueKind.CHOICE: Sort.TEXT,
    ValueKind.DATE: Sort.DATE,
}
_EITHER_WAY = (Comparison.EQUAL, Comparison.NOT_EQUAL)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a condition may speak of where it stands."""

    elements: Elements
    parameters: Parameters


def check(
    condition: Condition, elements: Elements, parameters: Parameters = MappingProxyType({})
) -> tuple[str, ...]:
    """Return what is wrong with a condition over these elements, in sentences; empty if nothing."""
    return tuple(dict.fromkeys(_problems(condition, _Known(elements, parameters))))


def _problems(node: Node, known: _Known) -> Iterator[str]:
    yield from _own_problems(node, known)
    inside = known
    if isinstance(node, Quantified | HowMany):
        inside = replace(known, elements=with_columns(known.elements, node.records))
    for child in children(node):
        yield from _problems(child, inside)


def _own_problems(node: Node, known: _Known) -> Iterator[str]:  # noqa: C901, PLR0912, PLR0915 - one case a node
    match node:
        case Element(code) | Exists(code):
            yield from _unknown(code, known)
        case DatedParameter(code) if code not in known.parameters:
            yield f"没有参数 {code}"
        case Contains(code, value):
            yield from _unknown(code, known)
            yield from _not_many_valued(code, value, known)
        case Quantified(_, records, _) | HowMany(records, _):
            yield from _no_list(records, known)
        case Compare(left, comparison, right):
            yield from _not_alike(left, right, known)
            if comparison not in _EITHER_WAY:
                yield from _not_ordered((left, right), known)
        case Between(term, low, high):
            yield from _not_alike(term, low, known)
            yield from _not_alike(term, high, known)
            yield from _not_ordered((term, low, high), known)
        case OneOf(term, values):
            for literal in values:
                yield from _not_alike(term, Constant(literal), known)
        case Arithmetic(operator, left, right):
            yield from _not_of((left, right), Sort.NUMBER, known)
            if operator in (Operator.PLUS, Operator.MINUS):
                yield from _units_differ(left, right, known)
            if operator is Operator.OVER and isinstance(right, Constant) and right.value == 0:
                yield "除数是 0"
        case Elapsed(_, since, until):
            yield from _not_of((since, until), Sort.DATE, known)
        case _:
            pass


def _unknown(code: str, known: _Known) -> Iterator[str]:
    if code not in known.elements:
        yield f"没有数据元 {code}"


def _no_list(records: str, known: _Known) -> Iterator[str]:
    yield from _unknown(records, known)
    element = known.elements.get(records)
    if element is not None and element.kind is not ValueKind.RECORDS:
        yield f"“{element.label}”不是名单，不能逐条判断或计数"


def _not_many_valued(code: str, value: str, known: _Known) -> Iterator[str]:
    element = known.elements.get(code)
    if element is None:
        return
    if element.kind is not ValueKind.CHOICES:
        yield f"“{element.label}”不是多选，不能用 has"
    else:
        yield from _no_option(value, element)


def _not_alike(one: Term, other: Term, known: _Known) -> Iterator[str]:
    """Say whether two terms can never be compared: another sort, unit or no such option."""
    sort, beside = _sort(one, known), _sort(other, known)
    if sort is not None and beside is not None and sort is not beside:
        yield (
            f"{_shown(one, known)}属于{sort.value}，"
            f"{_shown(other, known)}属于{beside.value}，不能比较"
        )
    yield from _units_differ(one, other, known)
    for term, constant in ((one, other), (other, one)):
        if isinstance(term, Element) and isinstance(constant, Constant):
            element = known.elements.get(term.code)
            if element is not None and element.kind is ValueKind.CHOICE:
                yield from _no_option(constant.value, element)


def _no_option(value: Literal, element: DataElement) -> Iterator[str]:
    options = [option.value for option in element.options]
    if value not in options:
        yield f"“{element.label}”没有选项“{value}”，只有：{'、'.join(options)}"


def _units_differ(one: Term, other: Term, known: _Known) -> Iterator[str]:
    units = [_unit(term, known) for term in (one, other)]
    if all(units) and units[0] != units[1]:
        yield f"单位不同：{_shown(one, known)}用{units[0]}，{_shown(other, known)}用{units[1]}"


def _not_ordered(terms: tuple[Term, ...], known: _Known) -> Iterator[str]:
    for term in terms:
        sort = _sort(term, known)
        if sort is not None and not sort.ordered:
            yield f"{_shown(term, known)}属于{sort.value}，没有大小先后"


def _not_of(terms: tuple[Term, ...], wanted: Sort, known: _Known) -> Iterator[str]:
    for term in terms:
        sort = _sort(term, known)
        if sort is not None and sort is not wanted:
            yield f"{_shown(term, known)}属于{sort.value}，这里要{wanted.value}"


def _sort(term: Term, known: _Known) -> Sort | _Many | None:
    """Return what sort of value a term has; None when its element is not known."""
    match term:
        case Constant(value):
            return sort_of(value)
        case Element(code):
            element = known.elements.get(code)
            return _SORTS[element.kind] if element is not None else None
        case Today():
            return Sort.DATE
        case _:
            return Sort.NUMBER


def _unit(term: Term, known: _Known) -> str:
    """Return the unit of a term, or nothing where it goes with any."""
    match term:
        case Element(code) if code in known.elements:
            return known.elements[code].unit
        case DatedParameter(code) if code in known.parameters:
            return known.parameters[code].unit
        case Arithmetic(Operator.PLUS | Operator.MINUS, left, right):
            return _unit(left, known) or _unit(right, known)
        case _:
            return ""


def _shown(term: Term, known: _Known) -> str:
    words = term_words(term, known.elements)
    return words if words.startswith("“") else f"“{words}”"
