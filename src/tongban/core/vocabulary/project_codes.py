"""Project codes (投资项目统一代码): one code for everything that is approved for one project.

国务院令第673号 §6 has every investment project get one code that all departments use. It is written
in five groups, 4-6-2-2-6: when it was given, where, in what trade, of what kind, and which one;
24 characters with the hyphens (GB/T 39046: 投资项目编号 an..24). It carries no check digit.
"""

import re
from dataclasses import dataclass
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue, Reason

_FORM: Final = re.compile(r"([0-9]{4})-([0-9]{6})-([0-9]{2})-([0-9]{2})-([0-9]{6})")
_HYPHENS: Final = str.maketrans({"—": "-", "－": "-", "–": "-", " ": None})
_LATEST_MONTH: Final = 12


@dataclass(frozen=True, slots=True)
class ProjectCode:
    """One project (投资项目)."""

    value: str

    def __post_init__(self) -> None:
        parts = _FORM.fullmatch(self.value)
        if parts is None:
            raise InvalidValue("project code", Reason.FORMAT if self.value else Reason.EMPTY)
        if not _is_date(parts[1]):
            raise InvalidValue("project code", Reason.FORMAT)

    @property
    def area(self) -> str:
        """Return the area code of where it was given."""
        return self.value[5:11]

    def __str__(self) -> str:
        return self.value


def parse_project_code(text: str) -> ProjectCode:
    """Return the code that was written, with whatever hyphens and blanks."""
    return ProjectCode(text.strip().translate(_HYPHENS))


def _is_date(given: str) -> bool:
    """Tell whether four digits are a year, or since 2021 a year and a month (2203)."""
    if given.startswith("20") and given < "2100" and int(given[2:]) > _LATEST_MONTH:
        return True
    return 1 <= int(given[2:]) <= _LATEST_MONTH
