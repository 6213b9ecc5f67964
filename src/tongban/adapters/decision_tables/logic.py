"""A condition as JSON Logic (写出规则 JSON): every node, with a few operations of our own.

JSON Logic has no days, parameters or notes; for those stand `date`, `decimal`, `today`, `years`,
`months`, `days`, `parameter`, `count`, `at_least`, `judged` and `noted`, which an engine adds as
custom operations (docs/reference/decision-tables.md says what each of them does).
"""

import json
from decimal import Decimal
from typing import Any, Final

from tongban.core.catalog.conditions.codec import encode
from tongban.core.catalog.conditions.literals import MEMBER
from tongban.core.catalog.conditions.nodes import Condition

EQUALS: Final = {"=": "=="}
NOTES: Final = ("id", "words", "basis")
QUANTIFIERS: Final = {"some": "some", "every": "all", "none": "none"}


def write_logic(condition: Condition) -> bytes:
    """Return a condition as JSON."""
    rule = _node(encode(condition)["condition"], inside=False)
    return json.dumps(rule, ensure_ascii=False, indent=2).encode() + b"\n"


def _node(stored: dict[str, Any], *, inside: bool) -> Any:
    note = {key: value for key, value in stored.items() if key in NOTES}
    ((form, body),) = ((key, value) for key, value in stored.items() if key not in NOTES)
    rule = _rule(form, body, inside=inside)
    return {"noted": [rule, note]} if note else rule


def _rule(form: str, body: Any, *, inside: bool) -> Any:  # noqa: C901, PLR0911 - one line a form
    match form, body:
        case "always", met:
            return met
        case (("all" | "any"), parts):
            joined = "and" if form == "all" else "or"
            return {joined: [_node(part, inside=inside) for part in parts]}
        case "at_least", [count, *parts]:
            return {"at_least": [count, *(_node(part, inside=inside) for part in parts)]}
        case "not", part:
            return {"!": [_node(part, inside=inside)]}
        case "compare", [left, sign, right]:
            terms = [_term(left, inside=inside), _term(right, inside=inside)]
            return {EQUALS.get(sign, sign): terms}
        case "between", [term, low, high]:
            return {"<=": [_term(one, inside=inside) for one in (low, term, high)]}
        case "one_of", [term, *values]:
            return {"in": [_term(term, inside=inside), [_literal(one) for one in values]]}
        case "contains", [code, value]:
            return {"in": [value, _variable(code, inside=inside)]}
        case "exists", code:
            return {"!=": [_variable(code, inside=inside), None]}
        case "judged", _:
            return {"judged": body}
        case _, [records, part]:
            return {QUANTIFIERS[form]: [{"var": records}, _node(part, inside=True)]}
    raise AssertionError(form)  # pragma: no cover - every form stands above


def _term(stored: dict[str, Any], *, inside: bool) -> Any:  # noqa: PLR0911 - one line a term
    ((form, body),) = stored.items()
    match form, body:
        case "value", value:
            return _literal(value)
        case "element", code:
            return _variable(code, inside=inside)
        case "today", _:
            return {"today": []}
        case "arithmetic", [left, sign, right]:
            return {sign: [_term(left, inside=inside), _term(right, inside=inside)]}
        case "elapsed", [span, since, until]:
            return {span: [_term(since, inside=inside), _term(until, inside=inside)]}
        case "count", [records, *where]:
            return {"count": [{"var": records}, *(_node(one, inside=True) for one in where)]}
        case _:
            return {form: body}


def _variable(code: str, *, inside: bool) -> dict[str, str]:
    """Return a variable; a column of the record in hand goes by its own name alone."""
    column = code.removeprefix(MEMBER)
    return {"var": column if inside and code.startswith(MEMBER) and "." not in column else code}


def _literal(value: Any) -> Any:
    """Return a value; a decimal as a number where JSON's numbers hold it exactly."""
    match value:
        case {"decimal": str(digits)} if Decimal(repr(float(digits))) == Decimal(digits):
            return float(digits)
        case _:
            return value
