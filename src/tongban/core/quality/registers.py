"""Registers (登记簿): the rows that a rule looks at beside its own, found by what they hold."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tongban.core.quality.cells import Row, cell

Key = tuple[str, ...]


class RegisterRows:
    """Registers by name (各登记簿); what is asked of one again is remembered."""

    def __init__(self, rows: Mapping[str, Sequence[Row]]) -> None:
        self._rows = rows
        self._counted: dict[tuple[str, Key], Counter[Key]] = {}

    def rows(self, register: str) -> Sequence[Row]:
        """Return the rows of a register."""
        return self._rows[register]

    def counted(self, register: str, fields: Key) -> Mapping[Key, int]:
        """Return how many rows hold each combination; rows with a blank among them do not count."""
        if (register, fields) not in self._counted:
            keys = (key_of(row, fields) for row in self._rows[register])
            self._counted[register, fields] = Counter(key for key in keys if key is not None)
        return self._counted[register, fields]


def key_of(row: Row, fields: Key) -> Key | None:
    """Return what a row holds in some fields, or None when one of them is blank."""
    found = tuple(cell(row, field) for field in fields)
    return None if None in found else tuple(filter(None, found))
