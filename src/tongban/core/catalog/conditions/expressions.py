"""Expressions (生成表达式): the two pieces of source by which a function asks one condition.

`truth` is `True`, `False` or `None` (unknown), whatever the values are. `met` is a quick test for
the usual end of a verdict, a value of the usual sort that meets the condition: where it fails it
tells nothing, and `truth` has to be asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Expression:
    """One condition as source; `met` is empty where no test is quicker than `truth` itself."""

    truth: str
    met: str = ""

    @property
    def holds(self) -> str:
        """Return the quickest test there is; it may fail for what is met all the same."""
        return self.met or f"{self.truth} is True"


def joined(parts: Sequence[Expression], held: Sequence[str], *, decisive: bool) -> Expression:
    """Join parts by "or" where a yes is decisive, by "and" where a no is; `held` name them."""
    decided = " or ".join(
        f"({name} := {part.truth}) is {decisive}" for name, part in zip(held, parts, strict=True)
    )
    unknown = " or ".join(f"{name} is None" for name in held)
    sign = " or " if decisive else " and "
    return Expression(
        f"({decisive} if {decided} else None if {unknown} else {not decisive})",
        f"({sign.join(part.holds for part in parts)})",
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A value that has a name; `first` is the expression that gives it."""

    name: str
    first: str

    def usually(self, kind: type, decided: str, *, rest: str) -> Expression:
        """Return `decided` for values of the usual sort, and `rest` for all others."""
        usual = _USUAL[kind].format(self.first)
        return Expression(self._otherwise(decided, usual, rest), f"{usual} and {decided}")

    def usually_yes_or_no(self, *, met_by: bool, rest: str) -> Expression:
        """Return the value or its opposite, whichever is met by `met_by`, and `rest` for others."""
        decided = self.name if met_by else f"not {self.name}"
        usual = f"{self.first} is True or {self.name} is False"
        return Expression(self._otherwise(decided, usual, rest), f"{self.first} is {met_by}")

    def _otherwise(self, decided: str, usual: str, rest: str) -> str:
        """Decide at once what no fact tells, too: guides ask little else."""
        return f"({decided} if {usual} else None if {self.name} is UNKNOWN else {rest})"


_USUAL: dict[type, str] = {
    int: "type({0}) is int",
    str: "type({0}) is str",
    date: "type({0}) is date",
}
"""Tests that a value is of the very sort that its constant has."""
