"""The fast engine (快速判断): conditions compiled once to Python, for the hot path.

The first function written supposes that every value is known, and reads each by subscript; at the
first `KeyError` the second one, which can do without, decides instead. Both are the same text
otherwise. Many conditions become several such pairs, asked in turn. Compile once per item version
and keep the result: compiling takes milliseconds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias, cast

from tongban.core.catalog.conditions import operations, truths
from tongban.core.catalog.conditions.bounds import refuse_costly
from tongban.core.catalog.conditions.expressions import Expression
from tongban.core.catalog.conditions.generation import Body, Module, written
from tongban.core.catalog.conditions.nodes import AllOf, Condition, Quantifier
from tongban.core.catalog.conditions.operations import UNKNOWN, Operand

Compiled: TypeAlias = Callable[[Mapping[str, Any], date, Mapping[str, int | Decimal]], bool | None]
"""Takes values, today and parameters; True is met, False not met, None unknown."""

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


def _in_turn(verdicts: Sequence[Compiled]) -> Compiled:
    def verdict(
        values: Mapping[str, Any], today: date, parameters: Mapping[str, int | Decimal]
    ) -> bool | None:
        return truths.all_met(one(values, today, parameters) for one in verdicts)

    return verdict


def _compiled(parts: Sequence[Condition]) -> Compiled:
    module = Module(namespace=dict(_NAMESPACE))
    careful = _function("careful", parts, module, hopeful=False)
    hopeful = _function("hopeful", parts, module, hopeful=True)
    source = "\n".join([*module.functions, careful, hopeful])
    # The source is written by `generation` alone; nothing that an author wrote is copied into it.
    exec(compile(source, "<conditions>", "exec"), module.namespace)  # noqa: S102
    return cast("Compiled", module.namespace["hopeful"])


def _function(name: str, parts: Iterable[Condition], module: Module, *, hopeful: bool) -> str:
    body = Body(module, hopeful=hopeful)
    steps = []
    for part in parts:
        expression = body.expression(part)
        steps += [*body.loads, *_step(expression)]
        body.loads.clear()
    lines = ["result = True", *steps, "return result"]
    if hopeful:
        lines = [
            "try:",
            *(f"    {line}" for line in lines),
            "except KeyError:",
            "    return careful(values, today, parameters)",
        ]
    return written(f"{name}(values, today, parameters)", lines)


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
