"""Views (列表视图): a list as an officer likes it, under a name: filters, columns, order.

A view says nothing about what may be seen: whoever opens it sees what their own posts let them see.
One may be shared with the department, and one is what a list opens with.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from tongban.core.vocabulary.errors import Conflict, InvalidValue
from tongban.core.vocabulary.plain_text import plain_text

MOST: Final = 20
LONGEST_NAME: Final = 20
_LONGEST_FILTER: Final = 64


class ListKind(enum.Enum):
    """The lists that views are of (列表)."""

    INBOX = "inbox"
    CASES = "cases"
    ORDERS = "orders"


class Shown(enum.Enum):
    """What a column shows (列)."""

    CASE = "case"
    APPLICANT = "applicant"
    WORK = "work"
    STATUS = "status"
    RECEIVED = "received"
    DUE = "due"
    HOLDER = "holder"
    DEPARTMENT = "department"
    LEVEL = "level"
    RULE = "rule"
    ITEM = "item"
    RUNG = "rung"


COLUMNS: Final[Mapping[ListKind, tuple[Shown, ...]]] = {
    ListKind.INBOX: (
        Shown.CASE,
        Shown.APPLICANT,
        Shown.WORK,
        Shown.RECEIVED,
        Shown.DUE,
        Shown.HOLDER,
    ),
    ListKind.CASES: (
        Shown.CASE,
        Shown.APPLICANT,
        Shown.STATUS,
        Shown.RECEIVED,
        Shown.DUE,
        Shown.DEPARTMENT,
    ),
    ListKind.ORDERS: (
        Shown.CASE,
        Shown.LEVEL,
        Shown.RULE,
        Shown.DEPARTMENT,
        Shown.ITEM,
        Shown.RUNG,
        Shown.STATUS,
        Shown.DUE,
    ),
}
"""What each list can show, in its order; the first names the row and always stands."""

FILTERS: Final[Mapping[ListKind, frozenset[str]]] = {
    ListKind.INBOX: frozenset({"show", "item", "kind", "sort"}),
    ListKind.CASES: frozenset({"show", "item", "status", "sort"}),
    ListKind.ORDERS: frozenset({"which", "department", "level", "rule", "sort"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list under a name (视图)."""

    name: str
    of: ListKind
    filters: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[Shown, ...] = ()
    shared: bool = False

    def shows(self, column: Shown) -> bool:
        """Tell whether a column stands; without a choice all of them do."""
        return not self.columns or column in self.columns


def list_view(
    name: str,
    of: ListKind,
    *,
    filters: Mapping[str, str],
    columns: frozenset[str],
    shared: bool,
) -> ListView:
    """Return a view of what was filled in; what its list does not know is left out.

    Raises:
        InvalidValue: without a name.
    """
    written = plain_text(name, longest=LONGEST_NAME)
    if not written:
        raise InvalidValue("list view", "请给视图起一个名字")
    known = {
        key: plain_text(value)[:_LONGEST_FILTER]
        for key, value in filters.items()
        if key in FILTERS[of] and value
    }
    possible = COLUMNS[of]
    chosen = tuple(one for one in possible if one is possible[0] or one.value in columns)
    every = len(chosen) == len(possible) or not columns
    return ListView(
        name=written, of=of, filters=known, columns=() if every else chosen, shared=shared
    )


def require_room(standing: int) -> None:
    """Refuse more views than a person can tell apart.

    Raises:
        Conflict: when there are as many as may be.
    """
    if standing >= MOST:
        raise Conflict(f"an officer keeps at most {MOST} views")
