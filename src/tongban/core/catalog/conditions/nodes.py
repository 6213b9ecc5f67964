"""The condition tree (条件): every node and term that a condition may be made of.

One small tree serves the editor, the readable text, the stored JSON and every engine. A node may
carry plain words and the article it comes from; `explain` gives them back as the reason. Truth is
three-valued (Kleene): met, not met, unknown. An element is unknown when no fact tells it; it is
*empty* (`None`) when it is known not to exist. Against the empty value `=` is not met, `!=` is
met, and orderings, ranges and sets are not met; arithmetic on the empty value is empty; an empty
list has no records. A value of another kind than the condition speaks of (text beside a number)
tells nothing: the comparison stays unknown, in every engine alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from tongban.core.catalog.conditions.leaves import (
    NO_NOTE,
    Constant,
    DatedParameter,
    Element,
    Note,
    Today,
)
from tongban.core.catalog.conditions.literals import (
    MEMBER,
    MOST_DIGITS,
    Literal,
    refuse_bad_code,
    refuse_bad_list,
    refuse_bad_literal,
    refuse_bad_name,
    refuse_control_characters,
    refuse_unless,
)
from tongban.core.catalog.conditions.signs import (
    Comparison,
    Operator,
    Quantifier,
    Span,
    Truth,
)

__all__ = [
    "ALWAYS", "MEMBER", "MOST_DIGITS", "NEVER", "NO_NOTE", "NO_PARAMETERS", "AllOf", "Always",
    "AnyOf", "Arithmetic", "AtLeast", "Between", "Compare", "Comparison", "Condition", "Constant",
    "Contains", "DatedParameter", "Elapsed", "Element", "Exists", "HowMany", "Judged", "Literal",
    "Not", "Note", "OneOf", "Operator", "Quantified", "Quantifier", "Span", "Term", "Today",
    "Truth",
]  # fmt: skip

# Terms stand on either side of a comparison; `leaves` holds those without parts.


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two terms joined by an operation."""

    operator: Operator
    left: "Term"
    right: "Term"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Whole days, months or years from one date to another; negative when it lies ahead.

    A birthday on 29 February is complete on 1 March of common years.
    """

    span: Span
    since: "Term"
    until: "Term"


@dataclass(frozen=True, slots=True)
class HowMany:
    """The number of records of a list that satisfy a condition (all when it is absent)."""

    records: str
    condition: "Condition | None" = None

    def __post_init__(self) -> None:
        refuse_bad_list(self.records)


Term: TypeAlias = Constant | Element | DatedParameter | Today | Arithmetic | Elapsed | HowMany


# Conditions are met, not met or unknown.


@dataclass(frozen=True, slots=True)
class Always:
    """A condition that is settled from the start."""

    met: bool = True
    note: Note = NO_NOTE


@dataclass(frozen=True, slots=True)
class AllOf:
    """Met when every part is; not met as soon as one part is not."""

    parts: "tuple[Condition, ...]"
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_unless(self.parts, "all of nothing: write always")


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met as soon as one part is; not met when no part is."""

    parts: "tuple[Condition, ...]"
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_unless(self.parts, "any of nothing: write never")


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; unknown stays unknown."""

    part: "Condition"
    note: Note = NO_NOTE


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Met when `count` parts are; not met when too few could still be."""

    count: int
    parts: "tuple[Condition, ...]"
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_unless(
            1 <= self.count <= len(self.parts), f"at least {self.count} of {len(self.parts)} parts"
        )


@dataclass(frozen=True, slots=True)
class Compare:
    """Two terms compared."""

    left: Term
    comparison: Comparison
    right: Term
    note: Note = NO_NOTE


@dataclass(frozen=True, slots=True)
class Between:
    """A term within bounds, both included."""

    term: Term
    low: Term
    high: Term
    note: Note = NO_NOTE


@dataclass(frozen=True, slots=True)
class OneOf:
    """A term that equals one of the listed values."""

    term: Term
    values: tuple[Literal, ...]
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_unless(self.values, "one of nothing: write never")
        for value in self.values:
            refuse_bad_literal(value)


@dataclass(frozen=True, slots=True)
class Contains:
    """A many-valued element (`CHOICES`) that has `value` among its values."""

    code: str
    value: str
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_bad_code(self.code)
        refuse_bad_literal(self.value)


@dataclass(frozen=True, slots=True)
class Exists:
    """An element known to have a value; not met when it is known to be empty."""

    code: str
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_bad_code(self.code)


@dataclass(frozen=True, slots=True)
class Quantified:
    """A condition on the records of a list, such as the members of a household (家庭成员)."""

    quantifier: Quantifier
    records: str
    condition: "Condition"
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_bad_list(self.records)


@dataclass(frozen=True, slots=True)
class Judged:
    """A matter for an officer's judgement (裁量).

    It is unknown until an officer records the fact `judged.<code>`; no data settles it.
    """

    code: str
    words: str
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        refuse_bad_name(self.code)
        refuse_control_characters(self.words)

    @property
    def fact(self) -> str:
        """Return the code under which an officer's judgement is recorded."""
        return f"judged.{self.code}"


Condition: TypeAlias = (
    Always
    | AllOf
    | AnyOf
    | Not
    | AtLeast
    | Compare
    | Between
    | OneOf
    | Contains
    | Exists
    | Quantified
    | Judged
)

ALWAYS = Always()
NEVER = Always(met=False)

NO_PARAMETERS: Mapping[str, int | Decimal] = MappingProxyType({})
