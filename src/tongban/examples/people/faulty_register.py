"""A register with faults (有错的登记簿): what a department might hand in to have it checked.

The people are those of the example city; the faults are put in at fixed places, so that everybody
who looks finds the same: numbers with a wrong digit, names left out, birthdays of others, and
somebody written down twice.
"""

from collections.abc import Iterator
from typing import Final

from tongban.examples.people.city import city_people
from tongban.examples.people.residents import Resident

NUMBER: Final = "person.identity_number"
NAME: Final = "person.name"
BORN: Final = "person.birth_date"
DOMICILE: Final = "person.domicile_address"

_WRONG_DIGIT, _NAMELESS, _BORN_OTHERWISE, _TWICE, _HOMELESS = 37, 29, 41, 67, 19
"""One row in so many has a fault of each kind."""


def faulty_register() -> Iterator[dict[str, str]]:
    """Yield the rows of a register of people, by element."""
    for place, resident in enumerate(city_people().residents, start=1):
        yield _row(place, resident)
        if place % _TWICE == 0:
            yield _row(place, resident)


def _row(place: int, resident: Resident) -> dict[str, str]:
    number = resident.number
    if place % _WRONG_DIGIT == 0:
        number = number[:-1] + ("1" if number[-1] != "1" else "2")
    born = resident.birth_date
    if place % _BORN_OTHERWISE == 0:
        born = born.replace(year=born.year - 1, day=1)
    return {
        NUMBER: number,
        NAME: "" if place % _NAMELESS == 0 else resident.name,
        BORN: born.isoformat(),
        DOMICILE: "" if place % _HOMELESS == 0 else f"明川市示范路{place}号",
    }
