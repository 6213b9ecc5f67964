"""Tree to JSON and back (条件存储): one small object a node, strict and bounded on the way in.

A node is an object with exactly one key that names its form, and any of `id`, `words` and `basis`:
`{"all": […], "id": "area", "basis": "法律:食品安全法#33.1"}`. A term is an object with one key.
Dates and decimals are objects too, so that no text is mistaken for one. The whole has a version.
"""

from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias, assert_never

from tongban.core.catalog.conditions.decoding import Decoder
from tongban.core.catalog.conditions.nodes import (
    AllOf,
    Always,
    AnyOf,
    Arithmetic,
    AtLeast,
    Between,
    Compare,
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
    Quantified,
    Term,
    Today,
)
from tongban.core.vocabulary.errors import InvalidValue

VERSION: Final = 1

Json: TypeAlias = dict[str, Any]


def encode(condition: Condition) -> Json:
    """Return a condition as an object that JSON can hold."""
    return {"version": VERSION, "condition": _node(condition)}


def decode(stored: object) -> Condition:
    """Return the condition that `encode` stored.

    Raises `InvalidValue` for anything else, `ConditionTooCostly` past the bounds.
    """
    match stored:
        case {"version": 1, "condition": dict(node), **rest} if not rest:
            return Decoder().whole(node)
        case {"version": int(version)} if version != VERSION:
            raise InvalidValue("stored condition", f"version {version} is not known here")
        case _:
            raise InvalidValue("stored condition", "it is no object of a version and a condition")


def _node(condition: Condition) -> Json:
    return {**_form(condition), **_note(condition.note)}


def _note(note: Note) -> Json:
    basis = note.basis.written if note.basis is not None else ""
    named = {"id": note.id, "words": note.words, "basis": basis}
    return {name: value for name, value in named.items() if value}


def _form(condition: Condition) -> Json:  # noqa: C901, PLR0911, PLR0912 - one line a node
    match condition:
        case Always(met):
            return {"always": met}
        case AllOf(parts):
            return {"all": [_node(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [_node(part) for part in parts]}
        case AtLeast(count, parts):
            return {"at_least": [count, *(_node(part) for part in parts)]}
        case Not(part):
            return {"not": _node(part)}
        case Compare(left, comparison, right):
            return {"compare": [_term(left), comparison.value, _term(right)]}
        case Between(term, low, high):
            return {"between": [_term(term), _term(low), _term(high)]}
        case OneOf(term, values):
            return {"one_of": [_term(term), *(_literal(value) for value in values)]}
        case Contains(code, value):
            return {"contains": [code, value]}
        case Exists(code):
            return {"exists": code}
        case Quantified(quantifier, records, inner):
            return {quantifier.value: [records, _node(inner)]}
        case Judged(code, words):
            return {"judged": [code, words]}
        case _:
            assert_never(condition)


def _term(term: Term) -> Json:  # noqa: C901, PLR0911 - one line a term
    match term:
        case Constant(value):
            return {"value": _literal(value)}
        case Element(code):
            return {"element": code}
        case DatedParameter(code):
            return {"parameter": code}
        case Today():
            return {"today": True}
        case Arithmetic(operator, left, right):
            return {"arithmetic": [_term(left), operator.value, _term(right)]}
        case Elapsed(span, since, until):
            return {"elapsed": [span.value, _term(since), _term(until)]}
        case HowMany(records, None):
            return {"count": [records]}
        case HowMany(records, inner) if inner is not None:
            return {"count": [records, _node(inner)]}
    raise AssertionError(term)  # pragma: no cover - every term stands above


def _literal(value: Literal) -> bool | int | str | Json:
    match value:
        case Decimal():
            return {"decimal": str(value)}
        case date():
            return {"date": value.isoformat()}
        case _:
            return value
