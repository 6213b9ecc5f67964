"""Whole numbers that a browser carries (数字): in hidden fields, addresses and headers.

Anybody can write anything there, so a number is taken only as plain figures of a size that the
database knows.
"""

MOST = 2**63 - 1
_MOST_FIGURES = len(str(MOST))


def whole_number(written: str) -> int | None:
    """Return the number that was carried; None when it is none that this site could have made."""
    plain = written.isascii() and written.isdecimal() and len(written) <= _MOST_FIGURES
    number = int(written) if plain else MOST + 1
    return number if number <= MOST else None
