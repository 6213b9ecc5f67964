"""Unified social credit codes (统一社会信用代码, GB 32100) of every organisation.

One authority of registration, one category, six digits of area, nine characters of organisation
code with a check of their own (GB 11714), one check character over all.
"""

from dataclasses import dataclass

from tongban.core.vocabulary.areas import AreaCode, parse_area_code
from tongban.core.vocabulary.check_characters import (
    DIGITS,
    WITHOUT_LOOKALIKES,
    credit_check,
    organisation_check,
    require,
    tidied,
)
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.identity import EXAMPLE_AREA

_KIND = "credit code"
_LENGTH = 18
_AREA = slice(2, 8)
_ORGANISATION = slice(8, 17)


@dataclass(frozen=True, slots=True, order=True)
class CreditCode:
    """A credit code that obeys both standards; build it with `parse_credit_code`."""

    value: str

    def __post_init__(self) -> None:
        require(self.value, _KIND, length=_LENGTH, alphabet=WITHOUT_LOOKALIKES)
        for position in range(_AREA.start, _AREA.stop):
            if self.value[position] not in DIGITS:
                raise InvalidValue(_KIND, Reason.CHARACTER, position=position)
        organisation = self.organisation_code
        if organisation_check(organisation[:-1]) != organisation[-1]:
            raise InvalidValue(_KIND, Reason.CHECK, position=_ORGANISATION.stop - 1)
        if credit_check(self.value[:-1]) != self.value[-1]:
            raise InvalidValue(_KIND, Reason.CHECK, position=_LENGTH - 1)

    @property
    def registrar(self) -> str:
        """Return who registers: 1 organs and institutions, 5 civil affairs, 9 market regulation."""
        return self.value[0]

    @property
    def category(self) -> str:
        """Return the category, whose meaning depends on the registrar."""
        return self.value[1]

    @property
    def area(self) -> AreaCode:
        """Return the area of the registering authority; 100000 stands for the country."""
        digits = self.value[_AREA]
        return parse_area_code("000000" if digits == "100000" else digits)

    @property
    def organisation_code(self) -> str:
        """Return the nine characters of the organisation code (组织机构代码)."""
        return self.value[_ORGANISATION]

    @property
    def reserved_example(self) -> bool:
        """Tell whether it is an invented code that no organisation can bear."""
        return self.value[_AREA].startswith(EXAMPLE_AREA)

    def __str__(self) -> str:
        return self.value


def parse_credit_code(text: str) -> CreditCode:
    """Return the code that was typed; spaces, full-width forms and small letters do not matter."""
    return CreditCode(tidied(text))


def make_example_credit_code(
    serial: int, *, registrar: str = "9", category: str = "1", area: str = "519901"
) -> CreditCode:
    """Return an invented code in the unassigned area; `serial` counts up to eight digits."""
    if not area.startswith(EXAMPLE_AREA):
        raise InvalidValue(_KIND, Reason.RANGE, position=_AREA.start)
    organisation = f"{serial:08d}"
    require(organisation, _KIND, length=8, alphabet=DIGITS)
    body = f"{registrar}{category}{area}{organisation}{organisation_check(organisation)}"
    require(body, _KIND, length=_LENGTH - 1, alphabet=WITHOUT_LOOKALIKES)
    return CreditCode(body + credit_check(body))
