"""Standard items (基本目录): set for an area by the keepers of the catalogue, taken up below.

Each setting appends a version. A department opens its own item from the standard that holds where
it is, sees in what its version differs and when the standard has changed, and takes up a newer one
without losing what is its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction

from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.editing import rewrite
from tongban.actions.workshop.holding import audit
from tongban.actions.workshop.opening import open_text
from tongban.core.authoring.access import CATALOGUE_KEEPER, may_read
from tongban.core.authoring.comparing import Difference
from tongban.core.authoring.copies import WorkingCopy, copy_of
from tongban.core.authoring.merging import UNSETTLED, Side
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.authoring.standards import (
    StandardItem,
    StandardNews,
    begin_from,
    follow,
    local_differences,
    nearest,
    news,
)
from tongban.core.catalog.items import ServiceItem
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.areas import AreaCode, parse_area_code
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.store.catalog.listing import items_of_standard
from tongban.store.freezing.converter import stored
from tongban.store.workshop import queries
from tongban.store.workshop.models import StandardVersion
from tongban.store.workshop.standards import (
    RENEWED,
    newest_standard,
    renewed_standards,
    standard_is_newer,
    standards_of,
)

STANDARDS: Final = RENEWED - 1
"""How many standards one page of the list of who is behind goes through."""


@transaction.atomic
def set_standard(officer: Officer, item: str, outside: Outside, *, area: str) -> StandardItem:
    """Make the published version of an item the standard of its matter in an area.

    Raises:
        NotTheReviewer: when the officer does not keep the catalogue of the city.
        InvalidValue: when the item has no code of the standard catalogue (基本编码).
        Conflict: when another version was set at the same moment.
    """
    if officer.department != CATALOGUE_KEEPER or Role.ITEM_ADMINISTRATOR not in officer.roles:
        raise NotTheReviewer("standards are set by the keepers of the catalogue")
    definition = published().catalogue.items.get(item)
    if definition is None:
        raise NotFound(f"no published item {item!r}")
    if not definition.standard_item:
        raise InvalidValue("standard item", "这个事项没有基本编码，请先在基本信息里填写")
    place = parse_area_code(area)
    code = definition.standard_item
    version = 1 + newest_standard(code, place.value)
    standard = StandardItem(code=code, area=place, version=version, definition=copy_of(definition))
    try:
        with transaction.atomic():
            _keep(standard, officer, outside)
    except IntegrityError:
        raise Conflict(f"standard {code} of {place} was set meanwhile") from None
    audit(officer, "standard", item)
    return standard


def standard_for(code: str, area: str) -> StandardItem | None:
    """Return the standard of a matter that holds in an area."""
    return nearest(standards_of(code), code, parse_area_code(area))


def open_from_standard(officer: Officer, standard: str, outside: Outside, *, code: str) -> UUID:
    """Return a copy with which the officer's department begins its own version of a matter."""
    department = published().catalogue.departments.get(officer.department)
    found = None if department is None else standard_for(standard, department.area)
    if found is None:
        raise NotFound(f"no standard {standard!r} holds here")
    return open_text(officer, begin_from(found, code=code, department=officer.department), outside)


def differences_from_standard(item: str) -> tuple[Difference, ...] | None:
    """Return in what a published item differs from the standard that holds for its department.

    None when there is no standard for it.
    """
    catalogue = published().catalogue
    own = catalogue.items.get(item)
    if own is None:
        raise NotFound(f"no published item {item!r}")
    department = catalogue.departments.get(own.department)
    if department is None or not own.standard_item:
        return None
    standard = standard_for(own.standard_item, department.area)
    return None if standard is None else local_differences(standard, copy_of(own), catalogue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """An item in force whose standard has a newer version that it has not taken up."""

    code: str
    name: str
    department: str
    news: StandardNews


def news_of(copy: WorkingCopy) -> StandardNews | None:
    """Return what a text has yet to take up of its standard."""
    code, area = copy.item.standard_item, _area_of(copy.item)
    if not code or area is None or not standard_is_newer(code, copy.item.standard_version):
        return None
    return news(standards_of(code), copy, area, published().catalogue)


def behind(officer: Officer, *, after: str = "") -> tuple[tuple[Behind, ...], str]:
    """Return the officer's items that stand behind their standard, and where to go on from.

    They come by standard code, from the one after `after`; nothing to go on from is empty.
    """
    codes = renewed_standards(after=after)
    found = tuple(one for code in codes[:STANDARDS] for one in _behind(officer, code))
    return found, codes[STANDARDS - 1] if len(codes) > STANDARDS else ""


@transaction.atomic
def take_up(
    officer: Officer, copy: UUID, outside: Outside, *, settled: Mapping[str, Side] = UNSETTLED
) -> int:
    """Take the newest version of the standard up into a copy and return the new revision.

    Raises:
        EditConflict: where both have changed a place and `settled` does not say whose stands.
        NotFound: when there is nothing newer to take up.
    """
    opened = queries.copy_for(officer, copy)
    found = news_of(opened.copy)
    if found is None:
        raise NotFound(f"nothing newer for {opened.copy.item.code!r}")
    text = follow(found.before, found.after, opened.copy, settled=settled)
    return rewrite(officer, copy, text, outside, revision=opened.revision).revision


def _behind(officer: Officer, code: str) -> Iterator[Behind]:
    catalogue = published().catalogue
    for line in items_of_standard(code):
        item = catalogue.items.get(line)
        if item is None or not may_read(officer, item.department):
            continue
        found = news_of(copy_of(item))
        if found is not None:
            yield Behind(code=item.code, name=item.name, department=item.department, news=found)


def _area_of(item: ServiceItem) -> AreaCode | None:
    department = published().catalogue.departments.get(item.department)
    return None if department is None else parse_area_code(department.area)


def _keep(standard: StandardItem, officer: Officer, outside: Outside) -> None:
    StandardVersion.objects.create(
        code=standard.code,
        area=standard.area.value,
        version=standard.version,
        name=standard.name,
        content=stored(standard.definition),
        by=officer.staff_number,
        at=outside.now,
    )
