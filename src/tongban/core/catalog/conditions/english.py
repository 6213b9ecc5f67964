"""The tree in English (条件的英文说法): the second grammar, node by node as the Chinese one.

Labels, units and options come from the elements, which the caller hands over in English; `known`
says again what an author wrote for a node, and where it cannot, the sentence is made from the tree.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, assert_never

from tongban.core.catalog.conditions.nodes import (
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
from tongban.core.catalog.conditions.sentences import Elements, label, shown, with_columns
from tongban.core.catalog.conditions.terms import is_date, is_name
from tongban.core.catalog.elements import DataElement

_AMOUNTS: Final = {
    Comparison.EQUAL: "equals",
    Comparison.NOT_EQUAL: "is not",
    Comparison.LESS: "is below",
    Comparison.AT_MOST: "is at most",
    Comparison.GREATER: "is above",
    Comparison.AT_LEAST: "is at least",
}
_DATES: Final = {
    Comparison.EQUAL: "is",
    Comparison.NOT_EQUAL: "is not",
    Comparison.LESS: "is before",
    Comparison.AT_MOST: "is not after",
    Comparison.GREATER: "is after",
    Comparison.AT_LEAST: "is not before",
}
_NAMES: Final = {**_AMOUNTS, Comparison.EQUAL: "is"}
_OPERATORS: Final = {
    Operator.PLUS: "plus",
    Operator.MINUS: "minus",
    Operator.TIMES: "times",
    Operator.OVER: "divided by",
}
_SPANS: Final = {Span.DAYS: "days", Span.MONTHS: "whole months", Span.YEARS: "whole years"}
_QUANTIFIERS: Final = {
    Quantifier.SOME: "at least one entry of",
    Quantifier.EVERY: "every entry of",
    Quantifier.NONE: "no entry of",
}
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EnglishGrammar:
    """Who says conditions in English (英文说法): the names it uses, and the words it knows."""

    elements: Elements
    known: Callable[[str], str]

    def words(self, condition: Condition) -> str:
        """Return an author's words where they are known in English, or the node as a sentence."""
        written = condition.note.words
        said = self.known(written) if written else ""
        return said if said != written else self.sentence(condition)

    def sentence(self, condition: Condition) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a node
        """Return a node as an English sentence without its full stop."""
        match condition:
            case Always(met):
                return "no condition" if met else "never met"
            case AllOf(parts):
                return f"all of these: {self._listed(parts)}"
            case AnyOf(parts):
                return f"one of these: {self._listed(parts)}"
            case AtLeast(count, parts):
                return f"at least {count} of these: {self._listed(parts)}"
            case Not(part):
                return f"this is not so: {self.words(part)}"
            case Compare(left, comparison, right):
                return self._compared(left, comparison, right)
            case Between(term, low, high):
                within = f"{self._beside(low, term)} and {self._beside(high, term)}"
                return f"{self._term(term)} is between {within}, both included"
            case OneOf(term, values):
                names = ", ".join(said(value, self._element(term)) for value in values)
                return f"{self._term(term)} is one of {names}"
            case Contains(code, value):
                return f"{self._label(code)} includes {said(value, self.elements.get(code))}"
            case Exists(code):
                return f"{self._label(code)} is given"
            case Quantified(quantifier, records, inner):
                words = self._within(records).words(inner)
                return f"{_QUANTIFIERS[quantifier]} {self._label(records)}: {words}"
            case Judged(_, words):
                return self.known(words)
            case _:
                assert_never(condition)

    def _listed(self, parts: tuple[Condition, ...]) -> str:
        return "; ".join(self.words(part) for part in parts)

    def _within(self, records: str) -> "EnglishGrammar":
        return replace(self, elements=with_columns(self.elements, records))

    def _label(self, code: str) -> str:
        return label(code, self.elements)

    def _element(self, term: Term) -> DataElement | None:
        return self.elements.get(term.code) if isinstance(term, Element) else None

    def _beside(self, term: Term, other: Term) -> str:
        """Return a term; a constant takes unit and option words from the element beside it."""
        if isinstance(term, Constant):
            return said(term.value, self._element(other))
        return self._term(term)

    def _compared(self, left: Term, comparison: Comparison, right: Term) -> str:
        one, other = self._beside(left, right), self._beside(right, left)
        sides = (left, right)
        if any(is_date(side, self.elements) for side in sides):
            return f"{one} {_DATES[comparison]} {other}"
        if comparison is Comparison.EQUAL and isinstance(getattr(right, "value", None), bool):
            return f"{one}: {other}"
        named = any(is_name(side, self.elements) for side in sides)
        return f"{one} {(_NAMES if named else _AMOUNTS)[comparison]} {other}"

    def _term(self, term: Term) -> str:  # noqa: PLR0911 - one line a term
        match term:
            case Constant(value):
                return said(value)
            case Element(code):
                return self._label(code)
            case DatedParameter(code):
                named = f"${code}"
                return self._label(named) if named in self.elements else f"the standard ({code})"
            case Today():
                return "the day"
            case Arithmetic(operator, left, right):
                return f"({self._term(left)} {_OPERATORS[operator]} {self._term(right)})"
            case Elapsed(span, since, until):
                return f"{_SPANS[span]} from {self._term(since)} to {self._term(until)}"
            case HowMany(records, condition):
                such = f" where {self._within(records).words(condition)}" if condition else ""
                return f"the number of entries of {self._label(records)}{such}"
        raise AssertionError(term)  # pragma: no cover - every term stands above


def said(value: Any, element: DataElement | None = None) -> str:
    """Return a value as an English reader reads it, with unit and option words of its element."""
    match value:
        case None | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case date():
            return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        case tuple() if all(isinstance(one, str) for one in value):
            return ", ".join(said(one, element) for one in value)
        case tuple():
            return f"{len(value)} entries"
        case _:
            plain = shown(value, element)
            unread = plain == shown(object())
            return "a value that cannot be read" if unread else plain.replace("约 ", "about ")


def in_english(elements: Elements, known: Callable[[str], str]) -> Mapping[str, DataElement]:
    """Return elements with their labels, units, options and columns said again by `known`."""
    return {code: _translated(one, known) for code, one in elements.items()}


def _translated(element: DataElement, known: Callable[[str], str]) -> DataElement:
    return replace(
        element,
        label=known(element.label),
        unit=known(element.unit) if element.unit else "",
        options=tuple(replace(one, label=known(one.label)) for one in element.options),
        columns=tuple(_translated(one, known) for one in element.columns),
    )
