"""From tokens to the tree (语法): one precedence climb for conditions and terms alike.

```text
condition   := conjunction ("or" conjunction)*
conjunction := negation ("and" negation)*
negation    := "not" negation | statement note?
statement   := sum (("=" | "!=" | "<" | "<=" | ">" | ">=") sum
                    | "between" sum "and" sum | "in" "{" value ("," value)* "}" | "has" TEXT)?
sum         := product (("+" | "-") product)*
product     := primary (("*" | "/") primary)*
primary     := "(" condition ")" | value | CODE | "$" NAME | a form of `forms`
note        := ("as" (NAME | TEXT))? TEXT? ("@" TEXT)?
```
A parenthesis may hold a term or a condition; which one is known when it closes, so nothing is read
twice and the time is linear in the text. A term where a condition is wanted must be a bare
element, which then stands for `= yes`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tongban.core.catalog.conditions.bounds import Node, refuse_costly
from tongban.core.catalog.conditions.forms import Forms
from tongban.core.catalog.conditions.nodes import (
    NO_NOTE,
    AllOf,
    AnyOf,
    Arithmetic,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    Contains,
    DatedParameter,
    Element,
    Literal,
    Not,
    OneOf,
    Operator,
    Term,
)
from tongban.core.catalog.conditions.notes import read_note
from tongban.core.catalog.conditions.tokens import unquoted
from tongban.core.vocabulary.errors import InvalidValue

_COMPARISONS = tuple(comparison.value for comparison in Comparison)


class Parser(Forms):
    """Reads one condition: the whole text and nothing but the text."""

    def whole(self) -> Condition:
        """Read the condition and refuse anything after it."""
        try:
            condition = self.condition()
        except InvalidValue as problem:
            if problem.position is not None:
                raise
            # A node refused what it was given; the place is the token just read.
            raise self.error(problem.reason, at=self.before.position) from problem
        if self.token.kind != "end":
            raise self.error(f"多出{self.token.shown}", hint="两个条件之间要写 and 或 or")
        refuse_costly(condition)
        return condition

    def condition(self) -> Condition:
        """Read parts joined by `or`."""
        return self._condition_by(self._disjunction)

    def operand(self) -> Term:
        """Read a term that needs no parentheses."""
        return self._term_by(self._primary)

    def _condition_by(self, read: Callable[[], Node]) -> Condition:
        start = self.token.position
        return self._as_condition(read(), start)

    def _term_by(self, read: Callable[[], Node]) -> Term:
        start = self.token.position
        return self._as_term(read(), start)

    def _as_condition(self, node: Node, start: int) -> Condition:
        if isinstance(node, Element):
            return Compare(node, Comparison.EQUAL, Constant(True))
        if isinstance(node, Term):
            raise self.error(
                "这里要一个能判断真假的条件，却是一个值", at=start, hint="例如 premises.area >= 50"
            )
        return node

    def _as_term(self, node: Node, start: int) -> Term:
        if not isinstance(node, Term):
            raise self.error(
                "这里要一个值，却是一个条件", at=start, hint="数据元、数字、日期或双引号文字"
            )
        return node

    def _disjunction(self) -> Node:
        start, first = self.token.position, self._conjunction()
        if not self.sees("or"):
            return first
        parts = [self._as_condition(first, start)]
        while self.took("or"):
            parts.append(self._condition_by(self._conjunction))
        return AnyOf(tuple(parts))

    def _conjunction(self) -> Node:
        start, first = self.token.position, self._negation()
        if not self.sees("and"):
            return first
        parts = [self._as_condition(first, start)]
        while self.took("and"):
            parts.append(self._condition_by(self._negation))
        return AllOf(tuple(parts))

    def _negation(self) -> Node:
        if self.took("not"):
            with self.deeper():
                return Not(self._condition_by(self._negation))
        start, statement = self.token.position, self._statement()
        noted_at, note = self.token.position, read_note(self)
        if note is None:
            return statement
        condition = self._as_condition(statement, start)
        if condition.note != NO_NOTE:
            raise self.error("这个条件已经有说明", at=noted_at)
        return replace(condition, note=note)

    def _statement(self) -> Node:
        start, first = self.token.position, self._sum()
        if self.sees(*_COMPARISONS):
            left = self._as_term(first, start)
            comparison = Comparison(self.take().written)
            return Compare(left, comparison, self._term_by(self._sum))
        if self.took("between"):
            low = self._term_by(self._sum)
            self.expect("and")
            return Between(self._as_term(first, start), low, self._term_by(self._sum))
        if self.took("in"):
            return OneOf(self._as_term(first, start), self._set())
        if self.took("has"):
            return self._contains(first, start)
        return first

    def _contains(self, node: Node, start: int) -> Condition:
        if not isinstance(node, Element):
            raise self.error("has 前面要写数据元编码", at=start)
        value = self.expect_kind("text", "双引号里的选项")
        return Contains(node.code, unquoted(value))

    def _set(self) -> tuple[Literal, ...]:
        self.expect("{")
        values = [self._literal()]
        while self.took(","):
            values.append(self._literal())
        self.expect("}")
        return tuple(values)

    def _literal(self) -> Literal:
        start, term = self.token.position, self._primary()
        if not isinstance(term, Constant):
            raise self.error("集合里只能写固定的值", at=start, hint='例如 {"甲", "乙"}')
        return term.value

    def _sum(self) -> Node:
        return self._joined(self._product, ("+", "-"))

    def _product(self) -> Node:
        return self._joined(self._primary, ("*", "/"))

    def _joined(self, read: Callable[[], Node], operators: tuple[str, ...]) -> Node:
        start, node = self.token.position, read()
        while self.sees(*operators):
            left = self._as_term(node, start)
            operator = Operator(self.take().written)
            node = Arithmetic(operator, left, self._term_by(read))
        return node

    def _primary(self) -> Node:
        token = self.token
        match token.kind:
            case "text":
                return Constant(unquoted(self.take()))
            case "number" | "date":
                return self._number_or_date()
            case "code":
                return Element(self.code())
            case "parameter":
                return DatedParameter(self.take().written.removeprefix("$"))
            case "sign":
                return self._signed()
            case _:
                return self.form()

    def _signed(self) -> Node:
        if self.took("-"):
            number = self.expect_kind("number", "数字").written
            return Constant(_number(f"-{number}"))
        with self.deeper():
            self.expect("(")
            node = self._disjunction()
            self.expect(")")
        return node

    def _number_or_date(self) -> Constant:
        token = self.take()
        if token.kind == "number":
            return Constant(_number(token.written))
        try:
            return Constant(date.fromisoformat(token.written))
        except ValueError as problem:
            raise self.error(f"日历上没有{token.shown}这一天", at=token.position) from problem


def _number(written: str) -> int | Decimal:
    return Decimal(written) if "." in written else int(written)
