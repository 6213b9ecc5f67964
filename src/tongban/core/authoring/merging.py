"""Merging (合并): two administrators edit one item and nothing is lost.

Both began from the same text. Whatever only one of them changed is taken from that one; what both
changed alike is taken once; what both changed differently is a conflict that shows both sides. The
places are rows, plain fields and the order of each section, so that work on different parts never
meets. Undo is the same law read backwards, and so is taking up a newer standard.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, Final, cast

from tongban.core.authoring.copies import Basics, WorkingCopy, basics_of
from tongban.core.authoring.ordering import in_order
from tongban.core.authoring.sections import BASICS, Part, Section
from tongban.core.catalog.steps import Step
from tongban.core.vocabulary.errors import Conflict, InvalidValue

_ENDING: Final = (f"{BASICS}/ends", f"{BASICS}/withdraws")


class Side(enum.Enum):
    """Whose stands where both changed a place (取哪一边)."""

    MINE = "mine"
    THEIRS = "theirs"


UNSETTLED: Final[Mapping[str, Side]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One place that both changed (冲突之处); None where a side removed it."""

    place: str
    base: Any
    mine: Any
    theirs: Any


class EditConflict(Conflict):
    """Both changed the same places, differently; `clashes` carries both sides."""

    code = "edit_conflict"

    def __init__(self, clashes: Iterable[Clash]) -> None:
        self.clashes = tuple(clashes)
        places = ", ".join(clash.place for clash in self.clashes)
        super().__init__(f"both sides changed {places}")


def merge(
    base: WorkingCopy,
    mine: WorkingCopy,
    theirs: WorkingCopy,
    *,
    settled: Mapping[str, Side] = UNSETTLED,
) -> WorkingCopy:
    """Return `theirs` with everything that `mine` changed since `base`.

    Where both changed a place differently, `settled` says whose stands.

    Raises:
        EditConflict: when both changed the same place, differently.
    """
    if theirs == base:
        return mine
    merged, clashes = _merged((parts_of(base), parts_of(mine), parts_of(theirs)), settled)
    orders = {}
    for section in Section:
        order = _order(section, (base, mine, theirs), merged, settled.get(section.order))
        if order is None:
            clashes.append(_order_clash(section, base, mine, theirs))
        else:
            orders[section] = order
    if clashes:
        raise EditConflict(clashes)
    return _rebuilt(theirs, merged, orders)


def parts_of(copy: WorkingCopy) -> dict[str, Any]:
    """Return every place of a copy with what stands there."""
    basics = basics_of(copy.item)
    parts: dict[str, Any] = {
        f"{BASICS}/{one.name}": getattr(basics, one.name) for one in fields(Basics)
    }
    parts |= zip(_ENDING, (copy.ends, copy.withdraws), strict=True)
    for section in Section:
        parts |= {section.place(section.key(row)): row for row in copy.rows(section)}
    return parts


def _merged(
    sides: tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]],
    settled: Mapping[str, Side],
) -> tuple[dict[str, Any], list[Clash]]:
    base, mine, theirs = sides
    merged, clashes = {}, []
    for place in {**theirs, **mine, **base}:
        was, one, other = (side.get(place) for side in sides)
        both = one not in (was, other) and other != was
        if both and place not in settled:
            clashes.append(Clash(place=place, base=was, mine=one, theirs=other))
            continue
        yields = settled[place] is Side.THEIRS if both else one == was
        kept, side = (other, theirs) if yields else (one, mine)
        if place in side:
            merged[place] = kept
    return merged, clashes


def _order(
    section: Section,
    sides: tuple[WorkingCopy, WorkingCopy, WorkingCopy],
    merged: Mapping[str, Any],
    settled: Side | None,
) -> list[str] | None:
    """Return the keys of a section in their order; None when both reordered it, differently."""
    base, mine, theirs = ([section.key(row) for row in side.rows(section)] for side in sides)
    alive = [key for key in dict.fromkeys((*theirs, *mine)) if section.place(key) in merged]
    derived = section is Section.STEPS  # its order follows from what each step waits for
    same = not _reordered(base, mine) or not _reordered(mine, theirs)
    if derived or same or settled is Side.THEIRS:
        lead, other = theirs, mine
    elif not _reordered(base, theirs) or settled is Side.MINE:
        lead, other = mine, theirs
    else:
        return None
    return _interleaved([key for key in lead if key in alive], [k for k in other if k in alive])


def _reordered(before: list[str], after: list[str]) -> bool:
    """Tell whether the keys that both have stand in another order."""
    return [key for key in before if key in after] != [key for key in after if key in before]


def _interleaved(lead: list[str], other: list[str]) -> list[str]:
    """Return `lead` with the keys that only `other` has, each after its own predecessor."""
    order = list(lead)
    for place, key in enumerate(other):
        if key not in order:
            order.insert(order.index(other[place - 1]) + 1 if place else 0, key)
    return order


def _order_clash(
    section: Section, base: WorkingCopy, mine: WorkingCopy, theirs: WorkingCopy
) -> Clash:
    was, one, other = (
        tuple(section.key(row) for row in side.rows(section)) for side in (base, mine, theirs)
    )
    return Clash(place=section.order, base=was, mine=one, theirs=other)


def _rebuilt(
    copy: WorkingCopy, merged: Mapping[str, Any], orders: Mapping[Section, list[str]]
) -> WorkingCopy:
    rows = {
        section: tuple(cast("Part", merged[section.place(key)]) for key in keys)
        for section, keys in orders.items()
    }
    item: dict[str, Any] = {one.name: merged[f"{BASICS}/{one.name}"] for one in fields(Basics)} | {
        section.value: rows[section] for section in Section if not section.brought_along
    }
    try:
        item["steps"] = in_order(cast("tuple[Step, ...]", rows[Section.STEPS]))
        return replace(
            copy,
            item=replace(copy.item, **item),
            elements=cast("Any", rows[Section.ELEMENTS]),
            evidence=cast("Any", rows[Section.EVIDENCE]),
            laws=cast("Any", rows[Section.LAWS]),
            ends=merged[_ENDING[0]],
            withdraws=merged[_ENDING[1]],
        )
    except InvalidValue as together:  # each side is whole, both together are not
        clash = Clash(place=Section.STEPS.order, base=None, mine=None, theirs=together.reason)
        raise EditConflict([clash]) from together
