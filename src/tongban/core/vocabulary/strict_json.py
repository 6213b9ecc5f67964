"""Strict JSON (严格解析): an answer is read in bounded time, or not at all.

Python's reader takes twice-written keys, NaN, numbers without end and nesting without end; each of
them lets two readers understand one text differently, or stops the process (A71).
"""

import json
from decimal import Decimal
from typing import Any, Final, NoReturn

MOST_BYTES = 256 * 1024
DEEPEST = 12
_LARGEST_EXPONENT = 18


class NotStrictJson(ValueError):
    """The text is not JSON as both sides agreed on it."""


def parse(content: bytes) -> Any:
    """Return the value of `content`; raises `NotStrictJson`. Fractions become `Decimal`."""
    if len(content) > MOST_BYTES:
        raise NotStrictJson("too long")
    _refuse_depth(content)
    try:
        return _READER.decode(content.decode("utf-8", "strict"))
    except NotStrictJson:
        raise
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise NotStrictJson(type(error).__name__) from error


def _refuse_depth(content: bytes) -> None:
    """Count brackets outside strings before the recursive reader sees them.

    Most texts have fewer brackets in all than may stand inside each other.
    """
    if content.count(b"[") + content.count(b"{") <= DEEPEST:
        return
    depth, quoted, escaped = 0, False, False
    for byte in content:
        if quoted:
            quoted = escaped or byte != ord('"')
            escaped = not escaped and byte == ord("\\")
        elif byte == ord('"'):
            quoted = True
        elif byte in b"[{":
            depth += 1
            if depth > DEEPEST:
                raise NotStrictJson("too deep")
        elif byte in b"]}":
            depth -= 1


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    record = dict(pairs)
    if len(record) != len(pairs):
        raise NotStrictJson("a key is written twice")
    return record


def _bounded(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        raise NotStrictJson("a number without measure")
    return number


def _refuse_constant(name: str) -> NoReturn:
    raise NotStrictJson(f"{name} is not a number")


_READER: Final = json.JSONDecoder(
    object_pairs_hook=_without_repeats, parse_float=_bounded, parse_constant=_refuse_constant
)
"""Made once: a reader of one's own for each text takes longer than reading it."""
