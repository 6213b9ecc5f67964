"""One cell and its condition (单元格): FEEL's simple unary tests, both ways.

```text
cell  := "-" | tests | "not" "(" tests ")"
tests := test ("," test)*
test  := value | ("<" | "<=" | ">" | ">=") value | range | "null"
range := ("[" | "(" | "]") value ".." value ("]" | ")" | "[")
```
DMN 1.3 §9 and §10.3. `null` is the element that is known not to exist.
"""

from dataclasses import dataclass
from typing import Final

from tongban.adapters.decision_tables.refusals import Unsayable
from tongban.adapters.decision_tables.tokens import END, Word, literal, words_of
from tongban.core.catalog.conditions.literals import Literal
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    AllOf,
    AnyOf,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    Element,
    Exists,
    Not,
    OneOf,
    Term,
)

_SIGNS: Final = ("<", "<=", ">", ">=")
_OPENING: Final = {"[": Comparison.AT_LEAST, "(": Comparison.GREATER, "]": Comparison.GREATER}
_CLOSING: Final = {"]": Comparison.AT_MOST, ")": Comparison.LESS, "[": Comparison.LESS}


def condition_of(text: str, term: Term) -> Condition:
    """Return what a cell says of a term; `-` and nothing at all say `always`.

    Raises `Unsayable` for anything beyond simple unary tests.
    """
    if text.strip() in ("", "-"):
        return ALWAYS
    return _Cell(words_of(text), term).whole()


@dataclass(slots=True)
class _Cell:
    """Reads the words of one cell."""

    words: list[Word]
    term: Term
    place: int = 0

    def whole(self) -> Condition:
        if self._took("not"):
            self._expect("(")
            inside = self._tests()
            self._expect(")")
            found = self._opposite(inside)
        else:
            found = self._joined(self._tests())
        if self._word is not END:
            raise Unsayable(f"多出“{self._word.written}”")
        return found

    @property
    def _word(self) -> Word:
        return self.words[self.place]

    def _took(self, *written: str) -> str:
        word = self._word
        if word.kind != "sign" or word.written not in written:
            return ""
        self.place += 1
        return word.written

    def _expect(self, *written: str) -> str:
        took = self._took(*written)
        if not took:
            shown = self._word.written or "到此为止"
            raise Unsayable(f"这里要写 {' 或 '.join(written)}，却是“{shown}”")
        return took

    def _tests(self) -> list[Condition]:
        found = [self._test()]
        while self._took(","):
            found.append(self._test())
        return found

    def _test(self) -> Condition:
        if self._took("null"):
            return Not(Exists(self._code()))
        sign = self._took(*_SIGNS)
        if sign:
            return Compare(self.term, Comparison(sign), Constant(self._value()))
        opening = self._took(*_OPENING)
        if opening:
            return self._range(_OPENING[opening])
        return Compare(self.term, Comparison.EQUAL, Constant(self._value()))

    def _range(self, low: Comparison) -> Condition:
        least = Constant(self._value())
        self._expect("..")
        most = Constant(self._value())
        high = _CLOSING[self._expect(*_CLOSING)]
        if low is Comparison.AT_LEAST and high is Comparison.AT_MOST:
            return Between(self.term, least, most)
        return AllOf((Compare(self.term, low, least), Compare(self.term, high, most)))

    def _value(self) -> Literal:
        word = self._word
        if word.value is None:
            raise Unsayable(f"这里要写一个值，却是“{word.written or '到此为止'}”")
        self.place += 1
        return word.value

    def _code(self) -> str:
        if not isinstance(self.term, Element):
            raise Unsayable("null 只能用在数据元的列里")
        return self.term.code

    def _joined(self, tests: list[Condition]) -> Condition:
        if len(tests) == 1:
            return tests[0]
        values = [_plain(one) for one in tests]
        listed = tuple(value for value in values if value is not None)
        return OneOf(self.term, listed) if len(listed) == len(tests) else AnyOf(tuple(tests))

    def _opposite(self, tests: list[Condition]) -> Condition:
        match tests:
            case [Compare(term, Comparison.EQUAL, value)]:
                return Compare(term, Comparison.NOT_EQUAL, value)
            case [Not(Exists() as there)]:
                return there
            case _:
                return Not(self._joined(tests))


def _plain(test: Condition) -> Literal | None:
    match test:
        case Compare(_, Comparison.EQUAL, Constant(value)):
            return value
        case _:
            return None


def shown_range(low: Compare, high: Compare) -> str:
    """Return an interval of which at least one bound is excluded; nothing when it is none."""
    match (low, high):
        case (
            Compare(term, (Comparison.GREATER | Comparison.AT_LEAST) as least, Constant(a)),
            Compare(same, (Comparison.LESS | Comparison.AT_MOST) as most, Constant(b)),
        ) if term == same and (least, most) != (Comparison.AT_LEAST, Comparison.AT_MOST):
            opening = "[" if least is Comparison.AT_LEAST else "("
            closing = "]" if most is Comparison.AT_MOST else ")"
            return f"{opening}{literal(a)}..{literal(b)}{closing}"
        case _:
            return ""
