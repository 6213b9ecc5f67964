"""From stored objects to the tree (条件读取): each form is known by its one key, or refused."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, TypeVar

from tongban.core.catalog.conditions.bounds import (
    MOST_DEPTH,
    MOST_NODES,
    ConditionTooCostly,
    refuse_costly,
)
from tongban.core.catalog.conditions.nodes import (
    NO_NOTE,
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
    Literal,
    Not,
    Note,
    OneOf,
    Operator,
    Quantified,
    Quantifier,
    Span,
    Term,
    Today,
)
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import InvalidValue

_NOTED = frozenset({"id", "words", "basis"})
_DECIMAL = re.compile(r"-?\d{1,40}(\.\d{1,40})?(E[+-]?\d{1,2})?\Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)

T = TypeVar("T")


class Decoder:
    """Reads one stored tree, counting what it reads."""

    def __init__(self) -> None:
        self._nodes = 0
        self._depth = 0

    def whole(self, stored: object) -> Condition:
        """Return the tree, or refuse it with the reason."""
        try:
            condition = self._node(stored)
        except (ValueError, TypeError) as problem:
            raise _refused(str(problem)) from problem
        refuse_costly(condition)
        return condition

    def _node(self, stored: object) -> Condition:
        body = _object(stored)
        note = _note(body)
        form, value = _only({key: one for key, one in body.items() if key not in _NOTED})
        return self._read(self.NODES, form, value, note)

    def _term(self, stored: object) -> Term:
        form, value = _only(_object(stored))
        return self._read(self.TERMS, form, value)

    def _read(
        self, forms: Mapping[str, Callable[..., T]], form: str, value: object, *note: Note
    ) -> T:
        if form not in forms:
            raise _refused(f"no node or term is called {form!r}")
        self._nodes += 1
        self._depth += 1
        if self._nodes > MOST_NODES or self._depth > MOST_DEPTH:
            raise ConditionTooCostly(f"more than {MOST_NODES} nodes or {MOST_DEPTH} levels")
        read = forms[form](self, value, *note)
        self._depth -= 1
        return read

    def _parts(self, stored: object) -> tuple[Condition, ...]:
        return tuple(self._node(part) for part in _array(stored))

    def _at_least(self, stored: object, note: Note) -> Condition:
        count, *parts = _array(stored)
        if type(count) is not int:
            raise _refused("how many are wanted is a whole number")
        return AtLeast(count, self._parts(parts), note)

    def _compare(self, stored: object, note: Note) -> Condition:
        left, sign, right = _array(stored)
        return Compare(self._term(left), Comparison(sign), self._term(right), note)

    def _between(self, stored: object, note: Note) -> Condition:
        term, low, high = map(self._term, _array(stored))
        return Between(term, low, high, note)

    def _one_of(self, stored: object, note: Note) -> Condition:
        term, *values = _array(stored)
        return OneOf(self._term(term), tuple(map(_literal, values)), note)

    def _contains(self, stored: object, note: Note) -> Condition:
        code, value = map(_text, _array(stored))
        return Contains(code, value, note)

    def _judged(self, stored: object, note: Note) -> Condition:
        code, words = map(_text, _array(stored))
        return Judged(code, words, note)

    def _quantified(self, quantifier: Quantifier, stored: object, note: Note) -> Condition:
        records, condition = _array(stored)
        return Quantified(quantifier, _text(records), self._node(condition), note)

    def _arithmetic(self, stored: object) -> Term:
        left, sign, right = _array(stored)
        return Arithmetic(Operator(sign), self._term(left), self._term(right))

    def _elapsed(self, stored: object) -> Term:
        span, since, until = _array(stored)
        return Elapsed(Span(span), self._term(since), self._term(until))

    def _how_many(self, stored: object) -> Term:
        match _array(stored):
            case [records]:
                return HowMany(_text(records))
            case [records, condition]:
                return HowMany(_text(records), self._node(condition))
            case _:
                raise _refused("a count names a list and at most one condition")

    NODES: ClassVar[Mapping[str, Callable[..., Condition]]] = {
        "always": lambda _, met, note: Always(_yes_or_no(met), note),
        "all": lambda self, parts, note: AllOf(self._parts(parts), note),
        "any": lambda self, parts, note: AnyOf(self._parts(parts), note),
        "at_least": _at_least,
        "not": lambda self, part, note: Not(self._node(part), note),
        "compare": _compare,
        "between": _between,
        "one_of": _one_of,
        "contains": _contains,
        "exists": lambda _, code, note: Exists(_text(code), note),
        "judged": _judged,
        "some": lambda self, one, note: self._quantified(Quantifier.SOME, one, note),
        "every": lambda self, one, note: self._quantified(Quantifier.EVERY, one, note),
        "none": lambda self, one, note: self._quantified(Quantifier.NONE, one, note),
    }
    TERMS: ClassVar[Mapping[str, Callable[..., Term]]] = {
        "value": lambda _, value: Constant(_literal(value)),
        "element": lambda _, code: Element(_text(code)),
        "parameter": lambda _, code: DatedParameter(_text(code)),
        "today": lambda _, yes: _today(yes),
        "arithmetic": _arithmetic,
        "elapsed": _elapsed,
        "count": _how_many,
    }


def _refused(reason: str) -> InvalidValue:
    return InvalidValue("stored condition", reason)


def _object(stored: object) -> dict[str, Any]:
    if not isinstance(stored, dict):
        raise _refused("a node is an object")
    return stored


def _array(stored: object) -> list[Any]:
    if not isinstance(stored, list):
        raise _refused("the parts of a node are an array")
    return stored


def _only(body: dict[str, Any]) -> tuple[str, Any]:
    if len(body) != 1:
        raise _refused("a node has one key for its form, and id, words and basis besides")
    return next(iter(body.items()))


def _text(stored: object) -> str:
    if not isinstance(stored, str):
        raise _refused("a code or words are text")
    return stored


def _yes_or_no(stored: object) -> bool:
    if not isinstance(stored, bool):
        raise _refused("always is true or false")
    return stored


def _today(stored: object) -> Today:
    if stored is not True:
        raise _refused("today is true")
    return Today()


def _literal(stored: object) -> Literal:
    match stored:
        case {"decimal": str(digits), **rest} if not rest and _DECIMAL.match(digits):
            return Decimal(digits)
        case {"date": str(day), **rest} if not rest and _DATE.match(day):
            return date.fromisoformat(day)
        case bool() | int() | str():
            return stored
        case _:
            raise _refused("a value is true, false, a whole number, text, a decimal or a date")


def _note(body: dict[str, Any]) -> Note:
    if not _NOTED & body.keys():
        return NO_NOTE
    basis = body.get("basis")
    return Note(
        id=_text(body.get("id", "")),
        words=_text(body.get("words", "")),
        basis=None if basis is None else parse_citation(_text(basis)),
    )
