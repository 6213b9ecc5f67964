"""Signs of the condition tree (符号): truths, comparisons, operations, periods and quantifiers."""

import enum


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
