"""National identifiers in SQL (标识符校验): the arithmetic of GB 11643 and GB 32100 over columns.

A number of 17 digits x has the weighted sum 2·Σ dᵢ·2ⁱ, and since dᵢ = ⌊x/10ⁱ⌋ - 10·⌊x/10ⁱ⁺¹⌋ that
is 2·(x - 8·Σᵢ₌₁ ⌊x/10ⁱ⌋·2ⁱ⁻¹): one division a digit, and no text is cut.
"""

from typing import Final

from tongban.core.quality.judging import CITIZEN_SHAPE
from tongban.core.vocabulary.areas import PROVINCES
from tongban.core.vocabulary.check_characters import WITHOUT_LOOKALIKES

_PROVINCES: Final = ", ".join(f"'{code}'" for code in sorted(PROVINCES))
_CITIZEN_CHECKS: Final = "10X98765432"
_ORGANISATION_CHECKS: Final = "0123456789X"
_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_SHAPE: Final = f"[{WITHOUT_LOOKALIKES}]{{2}}[0-9]{{6}}[{WITHOUT_LOOKALIKES}]{{10}}"


def seventeen(text: str) -> str:
    """Return the first seventeen digits of a column as one number."""
    return f"TRY_CAST(substr({text}, 1, 17) AS BIGINT)"


def citizen(text: str, number: str, *, old: bool) -> str:
    """Return the condition that a column obeys GB 11643; `old` lets 15 digits pass as well.

    `number` is the column of its first `seventeen` digits.
    """
    checked = f"substr('{_CITIZEN_CHECKS}', CAST({_binary(number)} % 11 AS INTEGER) + 1, 1)"
    today = (
        f"regexp_full_match({text}, '{CITIZEN_SHAPE}') AND {_province(text)}"
        f" AND {_real_day(f'({number} // 1000)')} AND {checked} = substr({text}, 18, 1)"
    )
    if not old:
        return f"({today})"
    born = f"(19000000 + TRY_CAST(substr({text}, 7, 6) AS BIGINT))"
    before = f"regexp_full_match({text}, '[0-9]{{15}}') AND {_province(text)} AND {_real_day(born)}"
    return f"(CASE WHEN length({text}) = 15 THEN {before} ELSE {today} END)"


def credit(text: str) -> str:
    """Return the condition that a column obeys GB 32100, and GB 11714 within."""
    total = " + ".join(f"{_place(text, place)} * {3 ** (place - 1) % 31}" for place in range(1, 18))
    last = f"substr('{WITHOUT_LOOKALIKES}', CAST((31 - ({total}) % 31) % 31 AS INTEGER) + 1, 1)"
    inner = " + ".join(
        f"{_value(text, place)} * {weight}"
        for place, weight in enumerate(_ORGANISATION_WEIGHTS, start=9)
    )
    middle = f"substr('{_ORGANISATION_CHECKS}', CAST((11 - ({inner}) % 11) % 11 AS INTEGER) + 1, 1)"
    return (
        f"(regexp_full_match({text}, '{_CREDIT_SHAPE}') AND {last} = substr({text}, 18, 1)"
        f" AND {middle} = substr({text}, 17, 1))"
    )


def _binary(number: str) -> str:
    """Return twice the sum of a number's digits, each times its power of two."""
    halves = " + ".join(f"{number} // {10**power} * {2 ** (power - 1)}" for power in range(1, 17))
    return f"(2 * ({number} - 8 * ({halves})))"


def _province(text: str) -> str:
    return f"substr({text}, 1, 2) IN ({_PROVINCES})"


def _real_day(number: str) -> str:
    """Return the condition that the last eight digits of a number are a day that exists."""
    day, month, year = f"{number} % 100", f"{number} // 100 % 100", f"{number} // 10000 % 10000"
    leap = f"(({year}) % 4 = 0 AND (({year}) % 100 <> 0 OR ({year}) % 400 = 0))"
    length = (
        f"CASE WHEN {month} IN (4, 6, 9, 11) THEN 30"
        f" WHEN {month} = 2 THEN CASE WHEN {leap} THEN 29 ELSE 28 END ELSE 31 END"
    )
    return f"({year} > 0 AND {month} BETWEEN 1 AND 12 AND {day} BETWEEN 1 AND {length})"


def _place(text: str, place: int) -> str:
    """Return the place of a character among the thirty-one of GB 32100."""
    return f"(strpos('{WITHOUT_LOOKALIKES}', substr({text}, {place}, 1)) - 1)"


def _value(text: str, place: int) -> str:
    """Return the value of a character among all digits and letters."""
    code = f"ascii(substr({text}, {place}, 1))"
    return f"({code} - CASE WHEN {code} < 58 THEN 48 ELSE 55 END)"
