"""Exact numbers in SQL (精确数): a fraction of two decimals whose digits are counted beforehand.

A database rounds or overflows once a number outgrows its type. Here every sum knows how many digits
it can need; one that could need more than the type has is refused when it is written, not when it
meets the one household that is too rich.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from tongban.core.catalog.conditions.bounds import ConditionTooCostly
from tongban.core.catalog.conditions.signs import Comparison, Operator

MOST_DIGITS = 37
"""Both databases keep 38; one of them adds a digit of its own when it multiplies."""
_IN_64_BITS = 18


@dataclass(frozen=True, slots=True)
class Plain:
    """A number without a divisor: its SQL, and the digits before and after the point."""

    sql: str
    whole: int
    scale: int

    def __post_init__(self) -> None:
        if self.whole + self.scale > MOST_DIGITS:
            raise ConditionTooCostly(
                f"算式的结果可能超过 {MOST_DIGITS} 位，不能成批计算，请拆开或约简"
            )

    @property
    def type(self) -> str:
        """Return the type of the database that holds it exactly."""
        if not self.scale and self.whole <= _IN_64_BITS:
            return "BIGINT"
        return f"DECIMAL({self.whole + self.scale},{self.scale})"

    def as_wide_as(self, whole: int, scale: int) -> "Plain":
        """Return the same number in a type of so many digits."""
        wide = Plain(self.sql, whole, scale)
        return (
            wide
            if wide.type == self.type
            else replace(wide, sql=f"CAST({self.sql} AS {wide.type})")
        )


ONE = Plain("1", 1, 0)


@dataclass(frozen=True, slots=True)
class Number:
    """An exact fraction; `below` is above zero wherever it is known."""

    above: Plain
    below: Plain | None = None

    @property
    def known(self) -> str:
        """Return the SQL that tells whether there is a number."""
        parts = [self.above] if self.below is None else [self.above, self.below]
        return " AND ".join(f"{one.sql} IS NOT NULL" for one in parts)


def literal(value: int | Decimal) -> Number:
    """Return a number that the condition itself states."""
    _, digits, exponent = Decimal(value).as_tuple()
    scale = max(0, -int(exponent))
    whole = max(1, len(digits) + int(exponent))
    plain = Plain("", whole, scale)
    return Number(replace(plain, sql=f"CAST('{Decimal(value):f}' AS {plain.type})"))


def calculate(left: Number, operator: Operator, right: Number) -> Number:
    """Join two numbers exactly; division by zero is `NULL`."""
    match operator:
        case Operator.TIMES:
            return Number(_times(left.above, right.above), _divisor(left, right))
        case Operator.OVER:
            return _divided(left, right)
        case _:
            one, other = _times(left.above, right.below), _times(right.above, left.below)
            return Number(_sum(one, operator.value, other), _divisor(left, right))


def compare(left: Number, comparison: Comparison, right: Number) -> str:
    """Return the SQL that compares two numbers exactly."""
    one, other = _times(left.above, right.below), _times(right.above, left.below)
    whole, scale = max(one.whole, other.whole), max(one.scale, other.scale)
    sides = one.as_wide_as(whole, scale).sql, other.as_wide_as(whole, scale).sql
    sign = "<>" if comparison is Comparison.NOT_EQUAL else comparison.value
    return f"({sides[0]} {sign} {sides[1]})"


def _divided(left: Number, right: Number) -> Number:
    above = _times(left.above, right.below)
    below = _times(right.above, left.below)
    signed = replace(
        above, sql=f"(CASE WHEN {below.sql} < 0 THEN -{above.sql} ELSE {above.sql} END)"
    )
    return Number(signed, replace(below, sql=f"NULLIF(ABS({below.sql}), 0)"))


def _divisor(left: Number, right: Number) -> Plain | None:
    if left.below is None or right.below is None:
        return left.below or right.below
    return _times(left.below, right.below)


def _times(one: Plain, other: Plain | None) -> Plain:
    if other is None:
        return one
    product = Plain("", one.whole + other.whole, one.scale + other.scale)
    return replace(product, sql=f"({_factor(one, product)} * {_factor(other, product)})")


def _factor(number: Plain, product: Plain) -> str:
    """Return a factor in a type whose product the database keeps whole."""
    if product.type == "BIGINT" or number.type != "BIGINT":
        return number.sql
    return f"CAST({number.sql} AS DECIMAL({number.whole},0))"


def _sum(one: Plain, sign: str, other: Plain) -> Plain:
    whole, scale = max(one.whole, other.whole) + 1, max(one.scale, other.scale)
    sides = one.as_wide_as(whole, scale).sql, other.as_wide_as(whole, scale).sql
    return Plain(f"({sides[0]} {sign} {sides[1]})", whole, scale)
