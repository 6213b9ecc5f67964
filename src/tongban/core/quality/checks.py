"""Checks (检查): what can be asked of a row. Each is data; none is code that a steward writes.

A blank is the business of `Filled` alone: every other check has nothing to judge there.
"""

import enum
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias


class NumberScheme(enum.Enum):
    """A national identifier with check characters (标识符的标准)."""

    CITIZEN = "citizen"
    CREDIT = "credit"


class NumberPart(enum.Enum):
    """What a citizen identity number says of its bearer (号码中的内容, GB 11643)."""

    BIRTH_DATE = "birth_date"
    SEX = "sex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Something stands in the field (非空)."""

    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifies:
    """The field obeys the standard of its identifier (号码合规); `old` also lets 15 digits pass."""

    field: str
    scheme: NumberScheme
    old: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The field is one of a code list (在代码表内)."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """The field has one of these shapes (格式), as `cells.shape_of` writes them."""

    field: str
    shapes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """The field is a number between two bounds, both included (数值范围)."""

    field: str
    least: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The field is a day that exists, between two days, both included (日期范围)."""

    field: str
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """The field is a day at most so many calendar days ago, and not to come (及时更新)."""

    field: str
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """One day is not after another (先后顺序); what is no day is for `Dated` to find."""

    field: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreesWithNumber:
    """The field says what the identity number says (与身份号码一致).

    A birth date is written with or without hyphens, a sex in words or by GB/T 2261.1.
    """

    field: str
    number: str
    part: NumberPart


@dataclass(frozen=True, slots=True, kw_only=True)
class Unique:
    """No other row has the same in all these fields (不重复)."""

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """The field stands in another register, under `key` (在另一库中存在)."""

    field: str
    register: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SameAs:
    """Another register says the same of whoever has this key (跨库一致).

    Whom it does not know, or of whom it says nothing, there is nothing to judge.
    """

    field: str
    key: str
    register: str
    their_key: str
    their_field: str


QualityCheck: TypeAlias = (
    Filled
    | Identifies
    | Listed
    | Shaped
    | Within
    | Dated
    | Fresh
    | Ordered
    | AgreesWithNumber
    | Unique
    | Registered
    | SameAs
)


def fields_of(check: QualityCheck) -> tuple[str, ...]:
    """Return the fields of the own row that a check reads; the one to mend comes first."""
    match check:
        case Unique(fields=fields):
            return fields
        case Ordered(field=field, later=other) | AgreesWithNumber(field=field, number=other):
            return field, other
        case SameAs(field=field, key=key):
            return field, key
        case _:
            return (check.field,)


def asked_of_others(check: QualityCheck) -> tuple[str, tuple[str, ...]] | None:
    """Return the other register that a check reads, with its fields, if it reads one."""
    match check:
        case Registered():
            return check.register, (check.key,)
        case SameAs():
            return check.register, (check.their_key, check.their_field)
        case _:
            return None
