"""Standard items (基本目录): one matter, defined above and inherited downwards, 省、市、县、乡.

A standard item is a whole definition at one level. A lower level, and at last an authority, adopts
it and may differ; what it does not change goes on following. A newer standard is taken up by the
law of merging: whatever only one side changed is taken from that side, and what both changed is
shown. 优化营商环境条例 §35: one matter has one standard, so every local difference can be seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from tongban.core.authoring.comparing import Difference, compare
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.merging import UNSETTLED, Clash, EditConflict, Side, merge
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.areas import AreaCode, AreaLevel
from tongban.core.vocabulary.errors import InvalidValue

_OWN: Final = (
    "code",
    "version",
    "department",
    "standard_item",
    "standard_version",
    "implementation_code",
    "contact",
    "complaints",
    "places",
    "hours",
    "local_notes",
    "effective_from",
    "effective_until",
)
"""What belongs to an authority by nature and is no difference from the standard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardItem:
    """A standard item at one level (基本目录事项): its code, area, version and definition."""

    code: str
    area: AreaCode
    version: int
    definition: WorkingCopy

    def __post_init__(self) -> None:
        if self.version < 1:
            raise InvalidValue("standard item", "版本号从 1 开始")

    @property
    def level(self) -> AreaLevel:
        """Return at which level it is defined."""
        return self.area.level

    @property
    def name(self) -> str:
        """Return the name of the matter."""
        return self.definition.item.name


def adopt(standard: StandardItem, own: ServiceItem) -> WorkingCopy:
    """Return the standard as the authority of `own` would handle it, without differences."""
    above = standard.definition.item
    kept: dict[str, Any] = {name: getattr(own, name) for name in _OWN}
    kept["standard_item"] = standard.code
    steps = tuple(
        replace(step, department=own.department) if step.department == above.department else step
        for step in above.steps
    )
    return replace(
        standard.definition, item=replace(above, **kept, steps=steps), based_on=own.version
    )


def begin_from(standard: StandardItem, *, code: str, department: str) -> WorkingCopy:
    """Return the copy with which an authority begins its own version of a standard item."""
    own = replace(
        standard.definition.item,
        code=code,
        department=department,
        version=1,
        standard_version=standard.version,
    )
    return replace(adopt(standard, own), based_on=0)


def local_differences(
    standard: StandardItem, own: WorkingCopy, catalogue: Catalogue
) -> tuple[Difference, ...]:
    """Return in what a version differs from its standard, heavier or lighter for the applicant."""
    adopted = adopt(standard, own.item)
    aligned = replace(own, item=replace(own.item, standard_item=standard.code))
    return compare(adopted, aligned, catalogue)


def follow(
    before: StandardItem,
    after: StandardItem,
    own: WorkingCopy,
    *,
    settled: Mapping[str, Side] = UNSETTLED,
) -> WorkingCopy:
    """Return a version that takes up a newer standard and keeps its own differences.

    `settled` says whose stands where both have changed: its own (`MINE`) or the standard's.

    Raises:
        EditConflict: where both have changed the same place and nobody has settled it.
    """
    base, theirs = adopt(before, own.item), adopt(after, own.item)
    aligned = replace(own, item=replace(own.item, standard_item=after.code))
    text = merge(base, aligned, theirs, settled=settled)
    return replace(text, item=replace(text.item, standard_version=after.version))


def taken_up(standards: Iterable[StandardItem], item: ServiceItem) -> StandardItem | None:
    """Return the version that an item has taken up; one that never said so began with the first."""
    versions = sorted(standards, key=lambda one: one.version)
    found = [one for one in versions if one.version == item.standard_version]
    return found[0] if found else next(iter(versions), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardNews:
    """A newer standard that a version has not taken up (标准有新版).

    `differences` is what changed in the standard; `clashes` are those of them where the version
    has words of its own, so that somebody has to say whose stand.
    """

    before: StandardItem
    after: StandardItem
    differences: tuple[Difference, ...]
    clashes: tuple[Clash, ...]


def news(
    standards: Iterable[StandardItem], own: WorkingCopy, area: AreaCode, catalogue: Catalogue
) -> StandardNews | None:
    """Return what a version in an area has yet to take up; None when it stands with the newest."""
    known = tuple(standards)
    after = nearest(known, own.item.standard_item, area)
    if after is None:
        return None
    before = taken_up((one for one in known if one.area == after.area), own.item)
    if before is None or before.version >= after.version:
        return None
    clashes: tuple[Clash, ...] = ()
    try:
        text = follow(before, after, own)
    except EditConflict as conflict:
        clashes = conflict.clashes
    else:
        if replace(text.item, standard_version=own.item.standard_version) == own.item:
            return None
    changed = compare(adopt(before, own.item), adopt(after, own.item), catalogue)
    return StandardNews(before=before, after=after, differences=changed, clashes=clashes)


def nearest(standards: Iterable[StandardItem], code: str, area: AreaCode) -> StandardItem | None:
    """Return the standard that holds in an area: its own newest, else the next around it."""
    found = {}
    for one in sorted(standards, key=lambda each: each.version):
        if one.code == code:
            found[one.area] = one
    around = (area, *area.ancestors)
    return next((found[place] for place in around if place in found), None)
