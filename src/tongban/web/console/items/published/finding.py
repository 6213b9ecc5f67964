"""The version that an address names (定位), with the release that explains its words."""

from dataclasses import dataclass, replace

from tongban.actions.targets import published, wanted
from tongban.core.authoring.copies import WorkingCopy, copy_of
from tongban.core.authoring.wording import Names, names_in
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.errors import NotFound
from tongban.store.catalog.listing import VersionLine, versions_of
from tongban.web.components.whole_number import whole_number
from tongban.web.console.words.conditions import condition_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One version of an item and the catalogue in which it is read."""

    item: ServiceItem
    catalogue: Catalogue
    current: bool

    @property
    def copy(self) -> WorkingCopy:
        """The version as comparing and wording read it."""
        return copy_of(self.item)

    @property
    def names(self) -> Names:
        """What its codes are called."""
        return replace(names_in(self.catalogue, self.copy), grammar=condition_words)


def version_of(code: str, written: str = "") -> Shown:
    """Return the version that an address names; without a number the one in force, or the last.

    Raises:
        NotFound: when no such version was ever published.
    """
    catalogue = published().catalogue
    in_force = catalogue.items.get(code)
    number = whole_number(written) if written else None
    if written and number is None:
        raise NotFound(f"no version {written!r} of {code!r}")
    if number is None:
        number = in_force.version if in_force is not None else _last(code).version
    target = wanted("item", code, number).target
    if not isinstance(target, ServiceItem):
        raise NotFound(f"no item {code!r}")
    current = in_force is not None and in_force.version == number
    return Shown(item=target, catalogue=catalogue, current=current)


def _last(code: str) -> VersionLine:
    found = versions_of(code)
    if not found:
        raise NotFound(f"no item {code!r} was ever published")
    return found[0]
