"""Headings of items (事项名录): what a list names before anybody has taken it apart.

A heading has a name, a code and a department, and nothing of what makes an item runnable: no
conditions, no documents, no steps. It is where a working copy may begin.
"""

from dataclasses import dataclass
from typing import Final

from tongban.core.catalog.items import ItemType
from tongban.core.vocabulary.areas import parse_area_code
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.item_codes import (
    ItemCode,
    NationalParts,
    SichuanParts,
    parse_item_code,
)

LONGEST_NAME: Final = 1000  # task_name of the national exchange
_NATIONAL_TYPES: Final = {member.value: member for member in ItemType}


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One line of a list of items (事项名录的一条), as its source tells it.

    `department` and `authority` are the name and the code of the body that the source names.
    """

    code: ItemCode
    name: str
    department: str
    authority: str = ""
    area: str = ""
    item_type: ItemType | None = None
    group: str = ""


def heading_of(
    name: str, code: str, department: str, *, authority: str, area: str, type_code: str, group: str
) -> Heading:
    """Return the heading that these cells tell; what the code itself says stands before them.

    Raises:
        InvalidValue: for a heading without a name, a department or a code.
    """
    if not name or not department:
        raise InvalidValue("heading", Reason.EMPTY)
    if len(name) > LONGEST_NAME:
        raise InvalidValue("heading", Reason.TOO_LONG)
    parsed = parse_item_code(code)
    parts = parsed.parts
    if isinstance(parts, SichuanParts):
        authority, area = parts.authority, parts.area.value
    elif isinstance(parts, NationalParts):
        authority = parts.authority.value
    return Heading(
        code=parsed,
        name=name,
        department=department,
        authority=authority,
        area=_shortest(area),
        item_type=_NATIONAL_TYPES.get(type_code.zfill(2)),
        group=group,
    )


def _shortest(area: str) -> str:
    """Return an area code without padding; what is none stays as the source has it."""
    try:
        return parse_area_code(area).value
    except InvalidValue:
        return area
