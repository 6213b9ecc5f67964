"""Citizen identity numbers (公民身份号码, GB 11643): area, birth date, order and sex, check.

A number of a living person is personal: it never appears in a `repr` or an error, only in `str`.
Examples use the area 5199xx, which is not assigned to any place.
"""

import enum
from dataclasses import dataclass
from datetime import date

from tongban.core.vocabulary.areas import PROVINCES, AreaCode, parse_area_code
from tongban.core.vocabulary.check_characters import DIGITS, citizen_check, require, tidied
from tongban.core.vocabulary.errors import InvalidValue, Reason

EXAMPLE_AREA = "5199"
_KIND = "citizen number"
_LENGTH = 18
_LEGACY_LENGTH = 15
_LEGACY_CENTURY = "19"
_AREA = slice(0, 6)
_BIRTH = slice(6, 14)
_ORDER = 1000


class Sex(enum.Enum):
    """The sex that the seventeenth digit tells (性别)."""

    FEMALE = "female"
    MALE = "male"

    @property
    def label(self) -> str:
        """Return the word on an identity card."""
        return "男" if self is Sex.MALE else "女"


@dataclass(frozen=True, slots=True, repr=False)
class CitizenNumber:
    """An identity number that obeys its standard; build it with `parse_citizen_number`."""

    value: str

    def __post_init__(self) -> None:
        require(self.value, _KIND, length=_LENGTH, alphabet=DIGITS + "X")
        if "X" in self.value[:-1]:
            raise InvalidValue(_KIND, Reason.CHARACTER, position=self.value.index("X"))
        if self.value[:2] not in PROVINCES:
            raise InvalidValue(_KIND, Reason.RANGE, position=0)
        _birth_date(self.value)
        if citizen_check(self.value[:-1]) != self.value[-1]:
            raise InvalidValue(_KIND, Reason.CHECK, position=_LENGTH - 1)

    @property
    def area(self) -> AreaCode:
        """Return the area of first registration, by the code of that time."""
        return parse_area_code(self.value[_AREA])

    @property
    def birth_date(self) -> date:
        """Return the day of birth."""
        return _birth_date(self.value)

    @property
    def sex(self) -> Sex:
        """Return the registered sex."""
        return Sex.MALE if int(self.value[16]) % 2 else Sex.FEMALE

    @property
    def legacy(self) -> str | None:
        """Return the number as it was issued before 1999; None for whom none can have been."""
        century, shortened = self.value[6:8], self.value[:6] + self.value[8:17]
        return shortened if century == _LEGACY_CENTURY else None

    @property
    def masked(self) -> str:
        """Return the form that pages may show: without the day of birth."""
        return f"{self.value[_AREA]}********{self.value[-4:]}"

    @property
    def reserved_example(self) -> bool:
        """Tell whether it is an invented number that no person can bear."""
        return self.value.startswith(EXAMPLE_AREA)

    def __str__(self) -> str:
        return self.value

    def __repr__(self) -> str:
        return f"CitizenNumber({self.masked})"


def parse_citizen_number(text: str) -> CitizenNumber:
    """Return the number that was typed; spaces, full-width forms and a small x do not matter.

    A number of 15 digits, as issued before 1999, is brought to 18.
    """
    number = tidied(text)
    if len(number) == _LEGACY_LENGTH:
        require(number, _KIND, length=_LEGACY_LENGTH, alphabet=DIGITS)
        body = f"{number[:6]}{_LEGACY_CENTURY}{number[6:]}"
        number = body + citizen_check(body)
    elif len(number) != _LENGTH:
        raise InvalidValue(_KIND, Reason.LENGTH if number else Reason.EMPTY)
    return CitizenNumber(number)


def make_example_number(*, birth_date: date, order: int, area: str = "519901") -> CitizenNumber:
    """Return an invented number in the unassigned area; an odd `order` (0-999) is a man."""
    if not area.startswith(EXAMPLE_AREA):
        raise InvalidValue(_KIND, Reason.RANGE, position=0)
    if not 0 <= order < _ORDER:
        raise InvalidValue(_KIND, Reason.RANGE)
    body = f"{area}{birth_date:%Y%m%d}{order:03d}"
    require(body, _KIND, length=_LENGTH - 1, alphabet=DIGITS)
    return CitizenNumber(body + citizen_check(body))


def _birth_date(number: str) -> date:
    digits = number[_BIRTH]
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise InvalidValue(_KIND, Reason.DATE, position=_BIRTH.start) from None
