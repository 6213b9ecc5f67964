"""The tree as Python source (代码生成): one expression a node, over values loaded once.

Only this module writes the source: constants are bound in the function's namespace by names such as
`k3`, element codes appear as quoted literals of a checked form, and nothing an author wrote is
copied. An expression is `True`, `False` or `None` (unknown). The usual case — a value of the sort
that its constant has — is decided in line; everything else is left to `operations`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

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

# Tests that a value is of the usual sort: {first} is where it is named first.
_FINITE = "type({0}) is Decimal and {0}.is_finite()"
_NUMBERS = frozenset({int, Decimal})
_USUAL: dict[type, str] = {
    bool: "{first} is True or {held} is False",
    int: "type({first}) is int",
    str: "type({first}) is str",
    date: "type({first}) is date",
}
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

    def truth(self, node: Condition) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a node
        """Return the expression of a condition."""
        match node:
            case Always(met):
                return str(met)
            case AllOf(parts):
                return self._joined(parts, decisive="False", otherwise="True")
            case AnyOf(parts):
                return self._joined(parts, decisive="True", otherwise="False")
            case Not(part):
                held = self.module.name("t")
                return f"(None if ({held} := {self.truth(part)}) is None else not {held})"
            case AtLeast(count, parts):
                return f"at_least({count:d}, ({''.join(f'{self.truth(one)}, ' for one in parts)}))"
            case Compare():
                return self._compare(node)
            case Between():
                return self._between(node)
            case OneOf():
                return self._one_of(node)
            case Contains(code, value):
                return f"contains({self.load(code)}, {self.module.bind(value)})"
            case Exists(code):
                value = self.load(code)
                return f"(None if {value} is UNKNOWN else {value} is not None)"
            case Quantified(quantifier, records, condition):
                kind = self.module.bind(quantifier)
                return f"quantified({kind}, {self._each(records, condition)})"
            case Judged():
                value = self.load(node.fact)
                return f"({value} if {value} is True or {value} is False else None)"
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

    def _joined(self, parts: Sequence[Condition], *, decisive: str, otherwise: str) -> str:
        held = [self.module.name("t") for _ in parts]
        truths = [self.truth(part) for part in parts]
        decided = " or ".join(
            f"({name} := {truth}) is {decisive}" for name, truth in zip(held, truths, strict=True)
        )
        unknown = " or ".join(f"{name} is None" for name in held)
        return f"({decisive} if {decided} else None if {unknown} else {otherwise})"

    def _compare(self, node: Compare) -> str:
        left, comparison, right = node.left, node.comparison, node.right
        if isinstance(left, Constant):
            left, comparison, right = right, _MIRRORED.get(comparison, comparison), left
        sign = self.module.bind(comparison)
        if not isinstance(right, Constant):
            return f"compare({self.term(left)}, {sign}, {self.term(right)})"
        kind, wanted = type(right.value), self.module.bind(right.value)
        if kind not in _ORDERED and comparison not in _ANY_ORDER:
            return f"compare({self.term(left)}, {sign}, {wanted})"
        age = self._age(left, comparison, right.value)
        if age:
            return age
        value = self._held(left)
        symbol = _SYMBOLS.get(comparison, comparison.value)
        rest = f"compare({value.name}, {sign}, {wanted})"
        if kind in _NUMBERS:
            exact = self._exact(right.value)
            rest = f"{value.name} {symbol} {exact} if {_FINITE.format(value.name)} else {rest}"
            kind = int
        decided = f"{value.name} {symbol} {wanted}"
        if isinstance(right.value, bool):  # the value is its own answer, or the opposite of it
            same = right.value is (comparison is Comparison.EQUAL)
            decided = value.name if same else f"not {value.name}"
        return value.usually(kind, decided, rest=rest)

    def _age(self, term: Term, comparison: Comparison, years: Literal) -> str:
        """Return the comparison of an age as one of days; empty where it is none of an age."""
        match term, comparison:
            case Elapsed(Span.YEARS, born, Today()), Comparison.AT_LEAST | Comparison.LESS:
                complete = years
            case Elapsed(Span.YEARS, born, Today()), Comparison.GREATER | Comparison.AT_MOST:
                complete = years + 1 if type(years) is int else years
            case _:
                return ""
        if type(complete) is not int or complete not in _AGES:
            return ""
        value, sign = self._held(born), self.module.bind(comparison)
        old_enough = comparison in (Comparison.AT_LEAST, Comparison.GREATER)
        latest = self._loaded(f"age {complete}", f"latest_birthday(today, {complete:d})")
        decided = f"{value.name}.toordinal() {'<=' if old_enough else '>'} {latest}"
        since = f"elapsed({self.module.bind(Span.YEARS)}, {value.name}, today)"
        rest = f"compare({since}, {sign}, {self.module.bind(years)})"
        usual = f"type({value.first}) is date and type(today) is date"
        return f"({decided} if {usual} else {rest})"

    def _between(self, node: Between) -> str:
        low, high = node.low, node.high
        if not (isinstance(low, Constant) and isinstance(high, Constant)):
            terms = (self.term(term) for term in (node.term, low, high))
            return f"between({', '.join(terms)})"
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
            return f"between({value.first}, {least}, {most})"
        return value.usually(kinds.pop(), within.format(least, most), rest=rest)

    def _one_of(self, node: OneOf) -> str:
        values = self.module.bind(node.values)
        if not all(type(one) is str for one in node.values):
            return f"one_of({self.term(node.term)}, {values})"
        value, among = self._held(node.term), self.module.bind(frozenset(node.values))
        rest = f"one_of({value.name}, {values})"
        return value.usually(str, f"{value.name} in {among}", rest=rest)

    def _exact(self, number: Any) -> str:
        """Bind a number as a decimal, with which decimals are compared fastest."""
        return self.module.bind(Decimal(number))

    def _held(self, term: Term) -> "_Held":
        """Return a term by a name, so that it can be named twice."""
        if isinstance(term, Element):
            name = self.load(term.code)
            return _Held(name, name)
        name = self.module.name("t")
        return _Held(name, f"({name} := {self.term(term)})")

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
        truth = inner.truth(condition)
        lines = [*inner.loads, f"return {truth}"]
        self.module.functions.append(written(f"{name}(values, today, parameters, record)", lines))
        return f"{self.load(records)}, {name}, values, today, parameters"


@dataclass(frozen=True, slots=True)
class _Held:
    """A value that has a name; `first` is the expression that gives it."""

    name: str
    first: str

    def usually(self, kind: type, decided: str, *, rest: str) -> str:
        """Return `decided` for values of the usual sort, and `rest` for all others."""
        usual = _USUAL[kind].format(first=self.first, held=self.name)
        return f"({decided} if {usual} else {rest})"


def written(signature: str, lines: Sequence[str]) -> str:
    """Return the source of a function."""
    return "\n    ".join([f"def {signature}:", *lines]) + "\n"
