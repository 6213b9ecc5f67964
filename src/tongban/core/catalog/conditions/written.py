"""Tree to readable text (条件写法): what `parse` reads back to the very same tree.

Parentheses stand only where the grammar needs them; notes follow their node.
"""

import json
from datetime import date
from decimal import Decimal
from typing import TypeAlias, assert_never

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
    Operator,
    Quantified,
    Quantifier,
    Term,
    Today,
)
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue

_QUANTIFIERS = {Quantifier.SOME: "some", Quantifier.EVERY: "every", Quantifier.NONE: "no"}
_SUMS = (Operator.PLUS, Operator.MINUS)

_Statement: TypeAlias = (
    Always
    | AllOf
    | AnyOf
    | AtLeast
    | Compare
    | Between
    | OneOf
    | Contains
    | Exists
    | Quantified
    | Judged
)

# How tightly a form binds: "or" least, a word or a parenthesis most.
_OR, _AND, _NOT, _STATEMENT = 1, 2, 3, 4
_SUM, _PRODUCT, _PRIMARY = 1, 2, 3


def written(condition: Condition) -> str:
    """Return the text of a condition."""
    return _condition(condition, _OR)


def _condition(condition: Condition, least: int) -> str:
    """Return the text, in parentheses where it binds less than `least`."""
    text, binds = _form(condition)
    note = _note(condition.note)
    if note and binds < _STATEMENT:
        text, binds = f"({text})", _STATEMENT
    whole = f"{text} {note}" if note else text
    return whole if binds >= least else f"({whole})"


def _form(condition: Condition) -> tuple[str, int]:
    """Return the text without the note, and how tightly it binds."""
    match condition:
        case AllOf(parts) if len(parts) > 1:
            return " and ".join(_condition(part, _NOT) for part in parts), _AND
        case AnyOf(parts) if len(parts) > 1:
            return " or ".join(_condition(part, _AND) for part in parts), _OR
        case Not(part):
            return f"not {_condition(part, _NOT)}", _NOT
        case _:
            return _statement(condition), _STATEMENT


def _statement(condition: _Statement) -> str:  # noqa: C901, PLR0911 - one line a node
    match condition:
        case Always(met):
            return "always" if met else "never"
        case AllOf(parts):
            return f"all of {_listed(parts)}"
        case AnyOf(parts):
            return f"any of {_listed(parts)}"
        case AtLeast(count, parts):
            return f"at least {count} of {_listed(parts)}"
        case Compare(left, comparison, right):
            return f"{_term(left)} {comparison.value} {_term(right)}"
        case Between(term, low, high):
            return f"{_term(term)} between {_term(low)} and {_term(high)}"
        case OneOf(term, values):
            return f"{_term(term)} in {{{', '.join(_literal(value) for value in values)}}}"
        case Contains(code, value):
            return f"{code} has {_literal(value)}"
        case Exists(code):
            return f"exists {code}"
        case Quantified(quantifier, records, inner):
            return f"{_QUANTIFIERS[quantifier]} {records} has ({written(inner)})"
        case Judged(code, words):
            return f"judged({_literal(code)}, {_literal(words)})"
        case _:
            assert_never(condition)


def _listed(parts: tuple[Condition, ...]) -> str:
    return f"({', '.join(written(part) for part in parts)})"


def _term(term: Term, least: int = _SUM) -> str:
    match term:
        case Arithmetic(operator, left, right):
            binds = _SUM if operator in _SUMS else _PRODUCT
            text = f"{_term(left, binds)} {operator.value} {_term(right, binds + 1)}"
        case Elapsed(span, since, until):
            binds = _PRODUCT
            text = f"{span.value} from {_term(since, _PRIMARY)} to {_term(until, _PRIMARY)}"
        case _:
            binds, text = _PRIMARY, _primary(term)
    return text if binds >= least else f"({text})"


def _primary(term: Constant | Element | DatedParameter | Today | HowMany) -> str:
    match term:
        case Constant(value):
            return _literal(value)
        case Element(code):
            return code
        case DatedParameter(code):
            return f"${code}"
        case Today():
            return "today"
        case HowMany(records, None):
            return f"count of {records}"
        case HowMany(records, condition) if condition is not None:
            return f"count of {records} where ({written(condition)})"
    raise AssertionError(term)  # pragma: no cover - every term stands above


def _literal(value: Literal) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}" if value.as_tuple().exponent in range(-99, 0) else f"{value:f}.0"
        case date():
            return value.isoformat()
        case str():
            return json.dumps(value, ensure_ascii=False)
        case _:
            assert_never(value)


def _note(note: Note) -> str:
    name = f"as {_literal(note.id)}" if note.id else ""
    words = _literal(note.words) if note.words else ""
    basis = f"@ {_citation(note.basis)}" if note.basis is not None else ""
    return " ".join(filter(None, (name, words, basis)))


def _citation(citation: Citation) -> str:
    """Return a citation without its level where the name of the law already tells it."""
    brief = citation.written.partition(":")[2]
    return _literal(brief if _reads_back(brief, citation) else citation.written)


def _reads_back(text: str, citation: Citation) -> bool:
    try:
        return parse_citation(text) == citation
    except InvalidValue:
        return False
