"""Values and codes that a condition may contain (字面值): what is not of this form is refused here.

So every engine may rely on it: a code is small letters with a dot, a number has a bounded length, a
text can be shown.
"""

import re
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from tongban.core.vocabulary.errors import InvalidValue

Literal: TypeAlias = bool | int | Decimal | str | date

MEMBER = "member."
"""What a column of the record in hand is called inside a quantifier: `member.age`."""

MOST_DIGITS = 40
"""No number of law or of a form is longer; longer ones only serve to exhaust a machine."""

_ELEMENT_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+\Z")
_CONTROL_CHARACTER = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\Z")


def refuse_unless(holds: object, reason: str) -> None:
    """Refuse a value for `reason` unless the check holds."""
    if not holds:
        raise InvalidValue("condition", reason)


def refuse_bad_code(code: str) -> None:
    """Refuse what is no code of a data element."""
    refuse_unless(
        _ELEMENT_CODE.match(code), f"element code {code!r} is not of the form noun.attribute"
    )


def refuse_bad_list(code: str) -> None:
    """Refuse what cannot be the code of a list of records."""
    refuse_bad_code(code)
    refuse_unless(not code.startswith(MEMBER), f"{code!r} is a column, not a list of records")


def refuse_bad_name(name: str) -> None:
    """Refuse what is no name of a parameter or judgement."""
    refuse_unless(_NAME.match(name), f"{name!r} is not a name of small letters, digits and _")


def refuse_control_characters(text: str) -> None:
    """Refuse text that cannot be shown or stored."""
    refuse_unless(
        not _CONTROL_CHARACTER.search(text), f"{text!r} has characters that cannot be shown"
    )


def refuse_bad_literal(value: Literal) -> None:
    """Refuse a value of another type, or a number of inordinate length."""
    kind = type(value)
    refuse_unless(kind in (bool, int, Decimal, str, date), f"{value!r} is not a plain value")
    if isinstance(value, str):
        refuse_control_characters(value)
    elif isinstance(value, int):
        refuse_unless(abs(value) < 10**MOST_DIGITS, f"a number has {MOST_DIGITS} digits at most")
    elif isinstance(value, Decimal):
        refuse_unless(
            value.is_finite()
            and abs(value.adjusted()) < MOST_DIGITS
            and len(value.as_tuple().digits) <= MOST_DIGITS,
            f"a number has {MOST_DIGITS} digits at most",
        )
