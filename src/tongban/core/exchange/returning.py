"""Returning (数据回流): a grant of data that go back delivers rows of the granted areas alone.

政务数据共享条例 wants upper levels to let data flow back to where they came from. Which area a
record belongs to its own dataset says, in the element whose code ends with `area_code` (GB/T 2260).
A record of another area is as if it were not there; without such an element nothing goes back.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tongban.core.catalog.datasets import Dataset
from tongban.core.exchange.calls import Opened
from tongban.core.people.registers import Matched, NoRecord, RegisterAnswer

AREA_ELEMENT: Final = "area_code"
_COUNTY: Final = 6


def area_element(dataset: Dataset) -> str | None:
    """Return the element by which a dataset tells the area of a record."""
    return next((one for one in dataset.serves if one.endswith(AREA_ELEMENT)), None)


def lies_in(code: str, areas: Iterable[str]) -> bool:
    """Tell whether an area lies in one of others: a county in its city, a city in its province."""
    return any(code.startswith(_prefix(area)) for area in areas)


def within_areas(opened: Opened, answer: RegisterAnswer, *, element: str) -> RegisterAnswer:
    """Return an answer as it may go back: of granted areas, and without the area unless granted."""
    if not isinstance(answer, Matched):
        return answer
    area = next((one.value for one in answer.facts if one.element == element), None)
    if not isinstance(area, str) or not lies_in(area, opened.areas):
        return NoRecord(dataset=answer.dataset, call=answer.call)
    granted = tuple(one for one in answer.facts if one.element in opened.fields)
    return replace(answer, facts=granted)


def _prefix(area: str) -> str:
    """Return the digits that name an area, without the pairs of zeros that fill it up."""
    digits = area[:_COUNTY]
    while len(digits) > 2 and digits.endswith("00"):  # noqa: PLR2004 - a province keeps two
        digits = digits[:-2]
    return digits
