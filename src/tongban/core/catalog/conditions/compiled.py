"""The fast engine (快速判断): conditions compiled once to Python, for the hot path.

The careful function takes any value for absent. Where many values are to be read a hopeful one goes
before it, which supposes that all are known and reads them by subscript; at the first `KeyError`
the careful one decides instead. Both are the same text otherwise. Very many conditions become
several functions, asked in turn. Compile once per item version and keep the result: compiling takes
milliseconds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any, TypeAlias, cast

from tongban.core.catalog.conditions import operations, truths
from tongban.core.catalog.conditions.bounds import refuse_costly
from tongban.core.catalog.conditions.expressions import Expression
from tongban.core.catalog.conditions.generation import Body, Module, written
from tongban.core.catalog.conditions.nodes import AllOf, Condition, Quantifier
from tongban.core.catalog.conditions.operations import UNKNOWN, Operand

Compiled: TypeAlias = Callable[[Mapping[str, Any], date, Mapping[str, int | Decimal]], bool | None]
"""Takes values, today and parameters; True is met, False not met, None unknown."""
CompiledEach: TypeAlias = Callable[
    [Mapping[str, Any], date, Mapping[str, int | Decimal]], tuple[bool | None, ...]
]
"""The same for several conditions, each by itself."""

WORTH_HOPING = 15
"""One `KeyError` costs as much as subscripts save over `get` on about so many values."""
TOGETHER = 50
"""Conditions in one function: past 256 names, CPython needs two instructions where one will do."""


def compile_condition(condition: Condition) -> Compiled:
    """Return a function that decides `condition` as `reference.evaluate` does.

    Raises `ConditionTooCostly` past the bounds.
    """
    return compile_item((condition,))


def compile_item(conditions: Sequence[Condition]) -> Compiled:
    """Return a function for the combined verdict: met when all are, not met once one is not."""
    for condition in conditions:
        refuse_costly(condition)
    parts = [part for condition in conditions for part in _conjuncts(condition)]
    if len(parts) <= TOGETHER:
        return _compiled(parts)
    return _in_turn([_compiled(parts[at : at + TOGETHER]) for at in range(0, len(parts), TOGETHER)])


def compile_each(conditions: Sequence[Condition]) -> CompiledEach:
    """Return a function for the truth of every condition, in their order.

    Values are loaded once for all of them. Raises `ConditionTooCostly` past the bounds.
    """
    for condition in conditions:
        refuse_costly(condition)
    starts = range(0, len(conditions), TOGETHER)
    each = [_compiled_each(conditions[start : start + TOGETHER]) for start in starts]
    return each[0] if len(each) == 1 else _one_after_another(each)


def _one_after_another(several: Sequence[CompiledEach]) -> CompiledEach:
    def truth_of_each(
        values: Mapping[str, Any], today: date, parameters: Mapping[str, int | Decimal]
    ) -> tuple[bool | None, ...]:
        return tuple(chain.from_iterable([one(values, today, parameters) for one in several]))

    return truth_of_each


def _compiled_each(conditions: Sequence[Condition]) -> CompiledEach:
    module = Module(namespace=dict(_NAMESPACE))
    body = Body(module)
    each = [body.expression(condition).truth for condition in conditions]
    steps = [*body.loads, "return (", *(f"    {truth}," for truth in each), ")"]
    return cast("CompiledEach", _made("each", [written("each" + _ARGUMENTS, steps)], module))


def _in_turn(verdicts: Sequence[Compiled]) -> Compiled:
    def verdict(
        values: Mapping[str, Any], today: date, parameters: Mapping[str, int | Decimal]
    ) -> bool | None:
        return truths.all_met(one(values, today, parameters) for one in verdicts)

    return verdict


def _compiled(parts: Sequence[Condition]) -> Compiled:
    module = Module(namespace=dict(_NAMESPACE))
    body = Body(module)
    name, functions = "careful", [written("careful" + _ARGUMENTS, _steps(parts, body))]
    if len(body.loaded) >= WORTH_HOPING:
        steps = _steps(parts, Body(module, hopeful=True))
        name, functions = "hopeful", [*functions, written("hopeful" + _ARGUMENTS, _hoping(steps))]
    return cast("Compiled", _made(name, functions, module))


def _made(name: str, functions: Sequence[str], module: Module) -> object:
    source = "\n".join([*module.functions, *functions])
    # The source is written by `generation` alone; nothing that an author wrote is copied into it.
    exec(compile(source, "<conditions>", "exec"), module.namespace)  # noqa: S102
    return module.namespace[name]


_ARGUMENTS = "(values, today, parameters)"


def _steps(parts: Sequence[Condition], body: Body) -> list[str]:
    """Return the lines of a function that settles the conditions one after another."""
    if len(parts) == 1:
        truth = body.expression(parts[0]).truth
        return [*body.loads, f"return {truth}"]
    lines = ["result = True"]
    for part in parts:
        expression = body.expression(part)
        lines += [*body.loads, *_step(expression)]
        body.loads.clear()
    return [*lines, "return result"]


def _hoping(lines: Iterable[str]) -> list[str]:
    """Return the lines with a way out for the first value that is absent."""
    return [
        "try:",
        *(f"    {line}" for line in lines),
        "except KeyError:",
        f"    return careful{_ARGUMENTS}",
    ]


def _step(expression: Expression) -> list[str]:
    """Return the lines that settle one condition; what is plainly met needs only its test."""
    lines = [
        f"r = {expression.truth}",
        "if r is False: return False",
        "if r is None: result = None",
    ]
    if expression.met:
        return [f"if not ({expression.met}):", *(f"    {line}" for line in lines)]
    return lines


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    """Yield the parts that must all be met, however deep they are joined by "and"."""
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from _conjuncts(part)
    else:
        yield condition


_Inner: TypeAlias = Callable[..., bool | None]


def _truths(
    found: Iterable[Mapping[str, Any]],
    inner: _Inner,
    *known: Any,
) -> Iterator[bool | None]:
    return (inner(*known, record) for record in found)


def _quantified(quantifier: Quantifier, value: Operand, inner: _Inner, *known: Any) -> bool | None:
    found = operations.records_in(value)
    if found is UNKNOWN:
        return None
    return truths.quantify(quantifier, _truths(found, inner, *known))


def _counted(value: Operand, inner: _Inner, *known: Any) -> Operand:
    found = operations.records_in(value)
    return UNKNOWN if found is UNKNOWN else operations.how_many(_truths(found, inner, *known))


_NAMESPACE: Mapping[str, Any] = {
    "__builtins__": {"type": type, "KeyError": KeyError},
    "UNKNOWN": UNKNOWN,
    "Decimal": Decimal,
    "int": int,
    "str": str,
    "date": date,
    "at_least": truths.at_least,
    "between": operations.between,
    "calculate": operations.calculate,
    "compare": operations.compare,
    "contains": operations.contains,
    "counted": _counted,
    "elapsed": operations.elapsed,
    "latest_birthday": operations.latest_birthday,
    "one_of": operations.one_of,
    "quantified": _quantified,
}
