"""Which department a source means (部门对照): by its credit code, else by what it is called.

Another district calls the same office 区市监局 that we call 市场监管局. The name of the place is
left out; what remains is the same name, or an abbreviation of one and only one of ours. This is
a proposal for people: an item is taken into a department only by somebody who works there.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from tongban.core.catalog.departments import Department

_PLACE: Final = re.compile(
    r"^(?:国家税务总局)?(?:[\u4e00-\u9fff]{0,6}?[省州县区旗]|[\u4e00-\u9fff]{1,6}?市(?![场监]))"
)
_ASIDE: Final = re.compile(r"[（(].*?[)）]")
_SHORTEST: Final = 3


class Bodies:
    """Departments to be found again under what others call them."""

    def __init__(self, departments: Iterable[Department]) -> None:
        known = list(departments)
        self._by_code: Mapping[str, str] = {one.credit_code: one.code for one in known}
        self._names = [(name, one.code) for one in known for name in _names_of(one)]

    def of(self, name: str, credit_code: str = "") -> str:
        """Return the code of the department that is meant, or nothing when none or several are."""
        if credit_code in self._by_code:
            return self._by_code[credit_code]
        wanted = _bare(name)
        same = {code for known, code in self._names if known == wanted}
        alike = {code for known, code in self._names if _abbreviates(wanted, known)}
        for found in (same, alike):
            if len(found) == 1:
                return found.pop()
        return ""


def _names_of(department: Department) -> Iterator[str]:
    yield _bare(department.short_name)
    yield _bare(department.name)


def _bare(name: str) -> str:
    """Return a name without its place and what stands in brackets."""
    return _PLACE.sub("", _ASIDE.sub("", name.strip()), count=1)


def _abbreviates(one: str, other: str) -> bool:
    """Tell whether one name is the other with characters left out, first and last kept."""
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    rest = iter(long)
    return all(character in rest for character in short)
