"""The condition tree (条件): every node and term that a condition may be made of.

One small tree serves the editor, the readable text, the stored JSON and every engine. A node may
carry plain words and the article it comes from; `explain` gives them back as the reason. Truth is
three-valued (Kleene): met, not met, unknown. An element is unknown when no fact tells it; it is
*empty* (`None`) when it is known not to exist. Against the empty value `=` is not met, `!=` is
met, and orderings, ranges and sets are not met; arithmetic on the empty value is empty; an empty list
has no records. A value of another kind than the condition speaks of (text beside a number) tells
nothing: the comparison stays unknown, in every engine alike.
"""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue

Literal: TypeAlias = bool | int | Decimal | str | date

MEMBER = "member."
"""What a column of the record in hand is called inside a quantifier: `member.age`."""

MOST_DIGITS = 40
"""No number of law or of a form is longer; longer ones only serve to exhaust a machine."""

_ELEMENT_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\Z")
_CONTROL_CHARACTER = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\Z")


def _refuse_unless(holds: object, reason: str) -> None:
    if not holds:
        raise InvalidValue("condition", reason)


def _refuse_bad_code(code: str) -> None:
    _refuse_unless(
        _ELEMENT_CODE.match(code), f"element code {code!r} is not of the form noun.attribute"
    )


def _refuse_bad_list(code: str) -> None:
    _refuse_bad_code(code)
    _refuse_unless(not code.startswith(MEMBER), f"{code!r} is a column, not a list of records")


def _refuse_bad_name(name: str) -> None:
    _refuse_unless(_NAME.match(name), f"{name!r} is not a name of small letters, digits and _")


def _refuse_control_characters(text: str) -> None:
    _refuse_unless(
        not _CONTROL_CHARACTER.search(text), f"{text!r} has characters that cannot be shown"
    )


def _refuse_bad_literal(value: Literal) -> None:
    kind = type(value)
    _refuse_unless(kind in (bool, int, Decimal, str, date), f"{value!r} is not a plain value")
    if isinstance(value, str):
        _refuse_control_characters(value)
    elif isinstance(value, int):
        _refuse_unless(abs(value) < 10**MOST_DIGITS, f"a number has {MOST_DIGITS} digits at most")
    elif isinstance(value, Decimal):
        _refuse_unless(
            value.is_finite()
            and abs(value.adjusted()) < MOST_DIGITS
            and len(value.as_tuple().digits) <= MOST_DIGITS,
            f"a number has {MOST_DIGITS} digits at most",
        )


class Truth(enum.Enum):
    """Kleene's three values (是 / 否 / 未知)."""

    __hash__ = object.__hash__  # members are unique; the one of Enum is a Python call

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class Comparison(enum.Enum):
    """The six comparisons."""

    __hash__ = object.__hash__  # members are unique; the one of Enum is a Python call

    EQUAL = "="
    NOT_EQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    GREATER = ">"
    AT_LEAST = ">="


class Operator(enum.Enum):
    """The four operations of arithmetic; division by zero is unknown."""

    PLUS = "+"
    MINUS = "-"
    TIMES = "*"
    OVER = "/"


class Span(enum.Enum):
    """In what a period between two dates is counted; whole ones only, never rounded up."""

    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


class Quantifier(enum.Enum):
    """How many records of a list must satisfy a condition."""

    SOME = "some"
    EVERY = "every"
    NONE = "none"


# Terms stand on either side of a comparison.


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the condition itself."""

    value: Literal

    def __post_init__(self) -> None:
        _refuse_bad_literal(self.value)


@dataclass(frozen=True, slots=True)
class Element:
    """The value of a data element; inside a quantifier `member.x` is a column of the record."""

    code: str

    def __post_init__(self) -> None:
        _refuse_bad_code(self.code)


@dataclass(frozen=True, slots=True)
class DatedParameter:
    """The value of a parameter in force today."""

    code: str

    def __post_init__(self) -> None:
        _refuse_bad_name(self.code)


@dataclass(frozen=True, slots=True)
class Today:
    """The day on which the question is asked."""


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
        _refuse_bad_list(self.records)


Term: TypeAlias = Constant | Element | DatedParameter | Today | Arithmetic | Elapsed | HowMany


# Conditions are met, not met or unknown.


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a reader should know of a node: its id, plain words and article."""

    id: str = ""
    words: str = ""
    basis: Citation | None = None

    def __post_init__(self) -> None:
        _refuse_control_characters(self.id)
        _refuse_control_characters(self.words)


NO_NOTE = Note()


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
        _refuse_unless(self.parts, "all of nothing: write always")


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Met as soon as one part is; not met when no part is."""

    parts: "tuple[Condition, ...]"
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        _refuse_unless(self.parts, "any of nothing: write never")


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
        _refuse_unless(
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
        _refuse_unless(self.values, "one of nothing: write never")
        for value in self.values:
            _refuse_bad_literal(value)


@dataclass(frozen=True, slots=True)
class Contains:
    """A many-valued element (`CHOICES`) that has `value` among its values."""

    code: str
    value: str
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        _refuse_bad_code(self.code)
        _refuse_bad_literal(self.value)


@dataclass(frozen=True, slots=True)
class Exists:
    """An element known to have a value; not met when it is known to be empty."""

    code: str
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        _refuse_bad_code(self.code)


@dataclass(frozen=True, slots=True)
class Quantified:
    """A condition on the records of a list, such as the members of a household (家庭成员)."""

    quantifier: Quantifier
    records: str
    condition: "Condition"
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        _refuse_bad_list(self.records)


@dataclass(frozen=True, slots=True)
class Judged:
    """A matter for an officer's judgement (裁量).

    It is unknown until an officer records the fact `judged.<code>`; no data settles it.
    """

    code: str
    words: str
    note: Note = NO_NOTE

    def __post_init__(self) -> None:
        _refuse_bad_name(self.code)
        _refuse_control_characters(self.words)

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
