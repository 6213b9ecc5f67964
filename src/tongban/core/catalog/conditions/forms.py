"""Forms that begin with a word (固定句式): quantifiers, counts, periods, judgements and the like.

```text
always | never | today | yes | no
all of (condition, …) | any of (condition, …) | at least 2 of (condition, …)
exists CODE | some CODE has (condition) | every CODE has (condition) | no CODE has (condition)
count of CODE [where (condition)]
age of CODE | years from primary to primary | months … | days …
judged("code", "words")
```
"""

from abc import ABC, abstractmethod
from collections.abc import Callable

from tongban.core.catalog.conditions.bounds import Node
from tongban.core.catalog.conditions.cursor import Cursor
from tongban.core.catalog.conditions.nodes import (
    ALWAYS,
    MEMBER,
    NEVER,
    AllOf,
    AnyOf,
    AtLeast,
    Condition,
    Constant,
    Elapsed,
    Element,
    Exists,
    HowMany,
    Judged,
    Quantified,
    Quantifier,
    Span,
    Term,
    Today,
)
from tongban.core.catalog.conditions.tokens import unquoted

_QUANTIFIERS = {
    "some": Quantifier.SOME,
    "every": Quantifier.EVERY,
    "no": Quantifier.NONE,
}


class Forms(Cursor, ABC):
    """Reads the forms that begin with a word."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._inside_list = False

    @abstractmethod
    def condition(self) -> Condition:
        """Read a condition."""

    @abstractmethod
    def operand(self) -> Term:
        """Read a term that needs no parentheses."""

    def form(self) -> Node:
        """Read the form whose first word is ahead."""
        word = self.expect_kind("word", "条件")
        match word.written:
            case "all" | "any" | "at":
                return self._parts(word.written)
            case "some" | "every":
                return self._quantified(_QUANTIFIERS[word.written])
            case "no" if self.token.kind == "code":
                return self._quantified(Quantifier.NONE)
            case "years" | "months" | "days":
                return self._elapsed(Span(word.written))
            case _ if word.written in _SIMPLE:
                return _SIMPLE[word.written](self)
            case _:
                raise self.error(
                    f"“{word.written}”不能放在这里",
                    at=word.position,
                    hint="数据元写完整编码，例如 premises.area；文字放在双引号里",
                )

    def code(self) -> str:
        """Read an element code; columns of a record stand only inside a list."""
        token = self.expect_kind("code", "数据元编码")
        if token.written.startswith(MEMBER) and not self._inside_list:
            raise self.error(
                f"{token.written} 只能写在名单的条件里",
                at=token.position,
                hint="例如 some household.members has (member.age >= 60)",
            )
        return token.written

    def _parts(self, word: str) -> Condition:
        count = 0
        start = self.token.position
        if word == "at":
            self.expect("least")
            start = self.token.position
            count = self.whole_number()
        self.expect("of")
        parts = self._listed()
        match word:
            case "all":
                return AllOf(parts)
            case "any":
                return AnyOf(parts)
            case _ if 1 <= count <= len(parts):
                return AtLeast(count, parts)
            case _:
                raise self.error(
                    f"一共 {len(parts)} 项，不能要求至少 {count} 项",
                    at=start,
                    hint=f"写 1 到 {len(parts)}",
                )

    def _listed(self) -> tuple[Condition, ...]:
        with self.deeper():
            self.expect("(")
            parts = [self.condition()]
            while self.took(","):
                parts.append(self.condition())
            self.expect(")")
        return tuple(parts)

    def _quantified(self, quantifier: Quantifier) -> Condition:
        records = self._list_code()
        self.expect("has")
        return Quantified(quantifier, records, self._of_a_record())

    def _list_code(self) -> str:
        token = self.token
        records = self.code()
        if self._inside_list:
            raise self.error("名单的条件里不能再套名单", at=token.position)
        return records

    def _of_a_record(self) -> Condition:
        self._inside_list = True
        with self.deeper():
            self.expect("(")
            condition = self.condition()
            self.expect(")")
        self._inside_list = False
        return condition

    def _elapsed(self, span: Span) -> Term:
        with self.deeper():
            self.expect("from")
            since = self.operand()
            self.expect("to")
            return Elapsed(span, since, self.operand())

    def _age(self) -> Term:
        self.expect("of")
        return Elapsed(Span.YEARS, Element(self.code()), Today())

    def _count(self) -> Term:
        self.expect("of")
        records = self._list_code()
        return HowMany(records, self._of_a_record() if self.took("where") else None)

    def _exists(self) -> Condition:
        return Exists(self.code())

    def _judged(self) -> Condition:
        self.expect("(")
        code = self.expect_kind("text", "双引号里的裁量编码")
        self.expect(",")
        words = self.expect_kind("text", "双引号里的裁量事项")
        self.expect(")")
        return Judged(unquoted(code), unquoted(words))


_SIMPLE: dict[str, Callable[[Forms], Node]] = {
    "always": lambda _: ALWAYS,
    "never": lambda _: NEVER,
    "today": lambda _: Today(),
    "yes": lambda _: Constant(True),
    "no": lambda _: Constant(False),
    "age": Forms._age,  # noqa: SLF001 - the table belongs to the class above
    "count": Forms._count,  # noqa: SLF001
    "exists": Forms._exists,  # noqa: SLF001
    "judged": Forms._judged,  # noqa: SLF001
}
