"""Numbers of cases (办件编号): item code, day of receipt, serial of that day.

As real platforms build them: …117051000 + 20201020 + 0008. The serial has four digits and grows
beyond 9999 rather than wrap, so that no number is ever given twice.
"""

import re
from dataclasses import dataclass
from datetime import date

from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.item_codes import ItemCode

_KIND = "case number"
_TAIL = re.compile(r"(?P<day>[0-9]{8})(?P<serial>[0-9]{4}|[1-9][0-9]{4,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseNumber:
    """The number of one case; `str` writes it (办件编号)."""

    item_code: str
    received_on: date
    serial: int

    def __post_init__(self) -> None:
        if not self.item_code:
            raise InvalidValue(_KIND, Reason.EMPTY)
        if self.serial < 1:
            raise InvalidValue(_KIND, Reason.RANGE)

    def __str__(self) -> str:
        return f"{self.item_code}{self.received_on.isoformat().replace('-', '')}{self.serial:04d}"


def parse_case_number(text: str, item: ItemCode) -> CaseNumber:
    """Return the number of a case of `item`; codes have any length, so the item must be known."""
    match = _TAIL.fullmatch(text.strip().removeprefix(item.value))
    if match is None or not text.strip().startswith(item.value):
        raise InvalidValue(_KIND, Reason.FORMAT)
    day = match["day"]
    try:
        received_on = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        raise InvalidValue(_KIND, Reason.DATE, position=len(item.value)) from None
    return CaseNumber(item_code=item.value, received_on=received_on, serial=int(match["serial"]))
