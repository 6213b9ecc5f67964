"""JSON Logic as a condition (读入规则 JSON): what `logic` writes, and rules of others like it.

Each rule becomes the stored form of a node, and the codec of conditions has the last word. What is
not known is refused by its name, with the way that leads to it.
"""

import json
from decimal import Decimal
from typing import Any, Final

from tongban.adapters.decision_tables.logic import EQUALS, NOTES, QUANTIFIERS
from tongban.adapters.decision_tables.refusals import Fault, TableRefused
from tongban.core.catalog.conditions.codec import VERSION, decode
from tongban.core.catalog.conditions.literals import MEMBER
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.signs import Comparison, Operator, Span
from tongban.core.vocabulary.errors import InvalidValue

MOST_OCTETS: Final = 2 * 1024 * 1024
MOST_DEPTH: Final = 100
_SIGNS: Final = {
    **{EQUALS.get(one.value, one.value): one.value for one in Comparison},
    "===": "=",
    "!==": "!=",
}
_OPERATORS: Final = frozenset(one.value for one in Operator)
_SPANS: Final = frozenset(one.value for one in Span)
_LISTS: Final = {written: stored for stored, written in QUANTIFIERS.items()}


def read_logic(content: bytes) -> Condition:
    """Return the condition that a JSON rule says.

    Raises `TableRefused` with what is wrong and where.
    """
    if len(content) > MOST_OCTETS:
        raise TableRefused([Fault(0, "文件超过 2 MB")])
    try:
        rule = json.loads(content, parse_float=Decimal)
    except json.JSONDecodeError as problem:
        raise TableRefused([Fault(problem.lineno, "不是完好的 JSON")]) from problem
    except (ValueError, RecursionError) as problem:
        raise TableRefused([Fault(0, "不是完好的 JSON，或者嵌套太深")]) from problem
    try:
        return decode({"version": VERSION, "condition": _node(rule, ("规则",), inside=False)})
    except TableRefused:
        raise
    except InvalidValue as problem:
        raise TableRefused([Fault(0, problem.reason)]) from problem


Where = tuple[str, ...]


def _refused(where: Where, reason: str) -> TableRefused:
    return TableRefused([Fault(0, f"{' / '.join(where)}：{reason}")])


def _one(rule: Any, where: Where) -> tuple[str, Any]:
    """Return the operation of a rule and its arguments."""
    if len(where) > MOST_DEPTH:
        raise _refused(where[:3], "嵌套太深")
    if not isinstance(rule, dict) or len(rule) != 1:
        raise _refused(where, '这里要写一个运算，例如 {"==": [{"var": "premises.area"}, 50]}')
    return next(iter(rule.items()))


def _node(rule: Any, where: Where, *, inside: bool) -> dict[str, Any]:  # noqa: C901, PLR0911, PLR0912 - one line a form
    if isinstance(rule, bool):
        return {"always": rule}
    form, body = _one(rule, where)
    here = (*where, form)
    match form, body:
        case "noted", [inner, dict(note)] if note.keys() <= set(NOTES):
            return _node(inner, here, inside=inside) | note
        case (("and" | "or"), list()):
            joined = "all" if form == "and" else "any"
            return {joined: [_node(part, here, inside=inside) for part in body]}
        case "at_least", [int(count), *parts]:
            return {"at_least": [count, *(_node(part, here, inside=inside) for part in parts)]}
        case "!", [part]:
            return {"not": _node(part, here, inside=inside)}
        case "!", dict(part):
            return {"not": _node(part, here, inside=inside)}
        case "!=", [variable, None]:
            return {"exists": _code(variable, here, inside=inside)}
        case "<=", [low, term, high]:
            return {"between": [_term(one, here, inside=inside) for one in (term, low, high)]}
        case "in", [term, list(values)]:
            literals = [_literal(value, here) for value in values]
            return {"one_of": [_term(term, here, inside=inside), *literals]}
        case "in", [str(value), variable]:
            return {"contains": [_code(variable, here, inside=inside), value]}
        case "judged", list():
            return {"judged": body}
        case _, [records, part] if form in _LISTS:
            listed = [_code(records, here, inside=False), _node(part, here, inside=True)]
            return {_LISTS[form]: listed}
        case _, [left, right] if form in _SIGNS:
            terms = (_term(left, here, inside=inside), _term(right, here, inside=inside))
            return {"compare": [terms[0], _SIGNS[form], terms[1]]}
        case _:
            raise _refused(here, f"不支持运算 {form}，或者它的参数不对")


def _term(rule: Any, where: Where, *, inside: bool) -> dict[str, Any]:  # noqa: PLR0911 - one line a term
    if not isinstance(rule, dict) or rule.keys() & {"date", "decimal"}:
        return {"value": _literal(rule, where)}
    form, body = _one(rule, where)
    here = (*where, form)
    match form, body:
        case "var", _:
            return {"element": _code(rule, where, inside=inside)}
        case "today", []:
            return {"today": True}
        case "parameter", str():
            return {"parameter": body}
        case "count", [records, *rest]:
            inner = [_node(one, here, inside=True) for one in rest]
            return {"count": [_code(records, here, inside=False), *inner]}
        case _, [left, right] if form in _OPERATORS or form in _SPANS:
            key = "arithmetic" if form in _OPERATORS else "elapsed"
            terms = (_term(left, here, inside=inside), _term(right, here, inside=inside))
            if key == "elapsed":
                return {key: [form, *terms]}
            return {key: [terms[0], form, terms[1]]}
        case _:
            raise _refused(here, f"不支持运算 {form}，或者它的参数不对")


def _code(rule: Any, where: Where, *, inside: bool) -> str:
    match rule:
        case {"var": str(code), **rest} if not rest:
            return f"{MEMBER}{code}" if inside and "." not in code else code
        case _:
            raise _refused(where, '这里要写 {"var": 数据元编码}')


def _literal(value: Any, where: Where) -> Any:
    match value:
        case Decimal():
            return {"decimal": str(value)}
        case bool() | int() | str() | {"date": str()} | {"decimal": str()}:
            return value
        case _:
            raise _refused(where, "值只能是真假、数字、文字或日期")
