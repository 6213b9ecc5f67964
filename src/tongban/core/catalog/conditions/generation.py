"""The tree as Python source (代码生成): one expression a node, over values loaded once.

Only this module and its `expressions` write the source: constants are bound in the function's
namespace by names such as `k3`, element codes appear as quoted literals of a checked form, and
nothing an author wrote is copied. The usual case — a value of the sort that its constant has — is
decided in line; everything else is left to `operations`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from tongban.core.catalog.conditions.expressions import Expression, Held, joined
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    MEMBER,
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
    OneOf,
    Quantified,
    Span,
    Term,
    Today,
)

_SYMBOLS = {Comparison.EQUAL: "==", Comparison.NOT_EQUAL: "!="}
_MIRRORED = {
    Comparison.LESS: Comparison.GREATER,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.GREATER: Comparison.LESS,
    Comparison.AT_LEAST: Comparison.AT_MOST,
}
_ANY_ORDER = frozenset(_SYMBOLS)

_FINITE = "type({0}) is Decimal and {0}.is_finite()"
_NUMBERS = frozenset({int, Decimal})
_ORDERED = frozenset({int, Decimal, date})
_AGES = range(1, 151)


@dataclass(slots=True)
class Module:
    """What all functions of one compiled item share: their constants and inner functions."""

    namespace: dict[str, Any]
    functions: list[str] = field(default_factory=list)
    names: int = 0

    def name(self, prefix: str) -> str:
        """Return a name that nothing else has."""
        self.names += 1
        return f"{prefix}{self.names}"

    def bind(self, value: Any) -> str:
        """Bind a constant in the namespace and return its name."""
        name = self.name("k")
        self.namespace[name] = value
        return name


@dataclass(slots=True)
class Body:
    """One function being written: the values it has loaded and the expressions it has made."""

    module: Module
    hopeful: bool = False
    """Subscript the values, and let `KeyError` tell that one is absent."""
    loaded: dict[str, str] = field(default_factory=dict)
    loads: list[str] = field(default_factory=list)

    def expression(self, node: Condition) -> Expression:  # noqa: C901, PLR0911, PLR0912 - one a node
        """Return the source of a condition."""
        match node:
            case Always(met):
                return Expression(str(met))
            case AllOf(parts):
                return self._joined(parts, decisive=False)
            case AnyOf(parts):
                return self._joined(parts, decisive=True)
            case Not(part):
                held = self.module.name("t")
                truth = self.expression(part).truth
                return Expression(f"(None if ({held} := {truth}) is None else not {held})")
            case AtLeast(count, parts):
                truths = "".join(f"{self.expression(one).truth}, " for one in parts)
                return Expression(f"at_least({count:d}, ({truths}))")
            case Compare():
                return self._compare(node)
            case Between():
                return self._between(node)
            case OneOf():
                return self._one_of(node)
            case Contains(code, value):
                return Expression(f"contains({self.load(code)}, {self.module.bind(value)})")
            case Exists(code):
                value = self.load(code)
                return Expression(f"(None if {value} is UNKNOWN else {value} is not None)")
            case Quantified(quantifier, records, condition):
                kind = self.module.bind(quantifier)
                return Expression(f"quantified({kind}, {self._each(records, condition)})")
            case Judged():
                value = self.load(node.fact)
                yes_or_no = f"{value} is True or {value} is False"
                return Expression(f"({value} if {yes_or_no} else None)", f"{value} is True")
            case _:
                assert_never(node)

    def load(self, code: str) -> str:
        """Return the local name that holds the value of an element."""
        if code.startswith(MEMBER):
            column = code.removeprefix(MEMBER)
            return self._loaded(code, f"record.get({column!r}, UNKNOWN)")
        if self.hopeful:
            return self._loaded(code, f"values[{code!r}]")
        return self._loaded(code, f"values.get({code!r}, UNKNOWN)")

    def _loaded(self, key: str, expression: str) -> str:
        if key not in self.loaded:
            self.loaded[key] = self.module.name("v")
            self.loads.append(f"{self.loaded[key]} = {expression}")
        return self.loaded[key]

    def _joined(self, parts: Sequence[Condition], *, decisive: bool) -> Expression:
        held = [self.module.name("t") for _ in parts]
        return joined([self.expression(part) for part in parts], held, decisive=decisive)

    def _compare(self, node: Compare) -> Expression:
        left, comparison, right = node.left, node.comparison, node.right
        if isinstance(left, Constant):
            left, comparison, right = right, _MIRRORED.get(comparison, comparison), left
        sign = self.module.bind(comparison)
        if not isinstance(right, Constant):
            return Expression(f"compare({self.term(left)}, {sign}, {self.term(right)})")
        kind, wanted = type(right.value), self.module.bind(right.value)
        if kind not in _ORDERED and comparison not in _ANY_ORDER:
            return Expression(f"compare({self.term(left)}, {sign}, {wanted})")
        age = self._age(left, comparison, right.value)
        if age:
            return age
        value = self._held(left)
        symbol = _SYMBOLS.get(comparison, comparison.value)
        rest = f"compare({value.name}, {sign}, {wanted})"
        if isinstance(right.value, bool):  # the value is its own answer, or the opposite of it
            same = right.value is (comparison is Comparison.EQUAL)
            return value.usually_yes_or_no(met_by=same, rest=rest)
        if kind in _NUMBERS:
            exact = self._exact(right.value)
            rest = f"{value.name} {symbol} {exact} if {_FINITE.format(value.name)} else {rest}"
            kind = int
        return value.usually(kind, f"{value.name} {symbol} {wanted}", rest=rest)

    def _age(self, term: Term, comparison: Comparison, years: Literal) -> Expression | None:
        """Return the comparison of an age as one of days; None where it is none of an age."""
        match term, comparison:
            case Elapsed(Span.YEARS, born, Today()), Comparison.AT_LEAST | Comparison.LESS:
                complete = years
            case Elapsed(Span.YEARS, born, Today()), Comparison.GREATER | Comparison.AT_MOST:
                complete = years + 1 if type(years) is int else years
            case _:
                return None
        if type(complete) is not int or complete not in _AGES:
            return None
        value, sign = self._held(born), self.module.bind(comparison)
        old_enough = comparison in (Comparison.AT_LEAST, Comparison.GREATER)
        latest = self._loaded(f"age {complete}", f"latest_birthday(today, {complete:d})")
        decided = f"{value.name}.toordinal() {'<=' if old_enough else '>'} {latest}"
        since = f"elapsed({self.module.bind(Span.YEARS)}, {value.name}, today)"
        rest = f"compare({since}, {sign}, {self.module.bind(years)})"
        usual = f"type({value.first}) is date and type(today) is date"
        return Expression(f"({decided} if {usual} else {rest})", f"{usual} and {decided}")

    def _between(self, node: Between) -> Expression:
        low, high = node.low, node.high
        if not (isinstance(low, Constant) and isinstance(high, Constant)):
            terms = (self.term(term) for term in (node.term, low, high))
            return Expression(f"between({', '.join(terms)})")
        value = self._held(node.term)
        least, most = self.module.bind(low.value), self.module.bind(high.value)
        rest = f"between({value.name}, {least}, {most})"
        within = f"{{0}} <= {value.name} <= {{1}}"
        kinds = {type(low.value), type(high.value)}
        if kinds <= _NUMBERS:
            exact = self._exact(low.value), self._exact(high.value)
            rest = f"{within.format(*exact)} if {_FINITE.format(value.name)} else {rest}"
            kinds = {int}
        if kinds not in ({int}, {date}):
            return Expression(f"between({value.first}, {least}, {most})")
        return value.usually(kinds.pop(), within.format(least, most), rest=rest)

    def _one_of(self, node: OneOf) -> Expression:
        values = self.module.bind(node.values)
        if not all(type(one) is str for one in node.values):
            return Expression(f"one_of({self.term(node.term)}, {values})")
        value, among = self._held(node.term), self.module.bind(frozenset(node.values))
        rest = f"one_of({value.name}, {values})"
        return value.usually(str, f"{value.name} in {among}", rest=rest)

    def _exact(self, number: Any) -> str:
        """Bind a number as a decimal, with which decimals are compared fastest."""
        return self.module.bind(Decimal(number))

    def _held(self, term: Term) -> Held:
        """Return a term by a name, so that it can be named twice."""
        if isinstance(term, Element):
            name = self.load(term.code)
            return Held(name, name)
        name = self.module.name("t")
        return Held(name, f"({name} := {self.term(term)})")

    def term(self, term: Term) -> str:  # noqa: PLR0911 - one line a term
        """Return the expression of a term."""
        match term:
            case Constant(value):
                return self.module.bind(value)
            case Element(code):
                return self.load(code)
            case DatedParameter(code):
                return self._loaded(f"${code}", f"parameters.get({code!r}, UNKNOWN)")
            case Today():
                return "today"
            case Arithmetic(operator, left, right):
                sign = self.module.bind(operator)
                return f"calculate({self.term(left)}, {sign}, {self.term(right)})"
            case Elapsed(span, since, until):
                kind = self.module.bind(span)
                return f"elapsed({kind}, {self.term(since)}, {self.term(until)})"
            case HowMany(records, condition):
                return f"counted({self._each(records, condition or ALWAYS)})"
            case _:
                assert_never(term)

    def _each(self, records: str, condition: Condition) -> str:
        """Write the function of one record, and return the arguments that apply it to each."""
        name = self.module.name("f")
        inner = Body(self.module)
        truth = inner.expression(condition).truth
        lines = [*inner.loads, f"return {truth}"]
        self.module.functions.append(written(f"{name}(values, today, parameters, record)", lines))
        return f"{self.load(records)}, {name}, values, today, parameters"


def written(signature: str, lines: Sequence[str]) -> str:
    """Return the source of a function."""
    return "\n    ".join([f"def {signature}:", *lines]) + "\n"
