"""Administrative areas (行政区划): codes of two to twelve digits, nested by their beginnings.

GB/T 2260 gives province, city and county; the statistics codes add town and village. Sources pad
with zeros (511602000000 is 511602); one area has one code here. Codes of merged or renamed areas
stay readable, so no table of existing areas is asked: only the provinces are certain.
"""

import enum
from dataclasses import dataclass

from tongban.core.vocabulary.check_characters import tidied
from tongban.core.vocabulary.errors import InvalidValue, Reason

_REGIONS = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
PROVINCES = frozenset(str(code) for first, last in _REGIONS for code in range(first, last + 1))
"""The first two digits in use; 83 stands on residence permits for people from Taiwan."""

_KIND = "area code"
_COUNTRY = "00"
_LENGTHS = (2, 4, 6, 9, 12)


class AreaLevel(enum.IntEnum):
    """How fine an area is (区划层级)."""

    COUNTRY = 0
    PROVINCE = 1
    CITY = 2
    COUNTY = 3
    TOWN = 4
    VILLAGE = 5

    @property
    def label(self) -> str:
        """Return the level in Chinese."""
        return ("国家", "省级", "市级", "县级", "乡镇（街道）级", "村（社区）级")[self]


@dataclass(frozen=True, slots=True, order=True)
class AreaCode:
    """An area by its shortest code: 51, 5116, 511602, 511602001, 511602001003; 00 is the country.

    Build it with `parse_area_code`, which removes padding.
    """

    value: str

    def __post_init__(self) -> None:
        if not self.value:
            raise InvalidValue(_KIND, Reason.EMPTY)
        if len(self.value) not in _LENGTHS:
            raise InvalidValue(_KIND, Reason.LENGTH)
        if not (self.value.isascii() and self.value.isdigit()):
            raise InvalidValue(_KIND, Reason.CHARACTER)
        if self.value != _COUNTRY:
            self._check_inside()

    def _check_inside(self) -> None:
        if self.value[:2] not in PROVINCES:
            raise InvalidValue(_KIND, Reason.RANGE, position=0)
        if self.value != _shortened(self.value):
            raise InvalidValue(_KIND, Reason.FORMAT)

    @property
    def level(self) -> AreaLevel:
        """Return how fine the area is."""
        if self.value == _COUNTRY:
            return AreaLevel.COUNTRY
        return AreaLevel(_LENGTHS.index(len(self.value)) + 1)

    @property
    def ancestors(self) -> "tuple[AreaCode, ...]":
        """Return the areas around this one, nearest first, up to the country."""
        if self.value == _COUNTRY:
            return ()
        shorter = (self.value[:length] for length in reversed(_LENGTHS) if length < len(self.value))
        around = dict.fromkeys(_shortened(code) for code in shorter)
        return (*map(AreaCode, around), AreaCode(_COUNTRY))

    @property
    def parent(self) -> "AreaCode | None":
        """Return the next area around this one; the country has none."""
        return next(iter(self.ancestors), None)

    def contains(self, other: "AreaCode") -> bool:
        """Tell whether `other` is this area or lies in it."""
        return self.value == _COUNTRY or other.value.startswith(self.value)

    def padded(self, length: int = 12) -> str:
        """Return the code filled with zeros, as exchanges write it."""
        return self.value.ljust(length, "0")

    def __str__(self) -> str:
        return self.value


def parse_area_code(text: str) -> AreaCode:
    """Return the area of a code with or without padding; 000000 is the country."""
    code = tidied(text)
    return AreaCode(_shortened(code) if len(code) in _LENGTHS else code)


def _shortened(code: str) -> str:
    """Drop trailing groups of zeros: 511600 is the city 5116."""
    for length, shorter in ((12, 9), (9, 6), (6, 4), (4, 2)):
        if len(code) == length and set(code[shorter:]) == {"0"}:
            code = code[:shorter]
    return code
