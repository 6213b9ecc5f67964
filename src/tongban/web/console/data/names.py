"""Names (名称): departments, datasets, fields and items as people call them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from tongban.actions.targets import published
from tongban.core.catalog.availability import EVERY_ITEM
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.exchange.grants import PLATFORM
from tongban.core.graph.demand.derive import NEW
from tongban.core.journeys.definitions import Journey


@dataclass(frozen=True, slots=True)
class Names:
    """What is published, asked for names; what is gone keeps its code."""

    catalogue: Catalogue
    journeys: Mapping[str, Journey] = field(default_factory=dict)

    def department(self, code: str) -> str:
        """Return the name of a department; the platform is a consumer like any other."""
        if code == PLATFORM:
            return gettext("本平台")
        known = self.catalogue.departments.get(code)
        return code if known is None else known.short_name

    def dataset(self, code: str) -> str:
        """Return the name of a dataset, or of an interface that there is not yet."""
        known = self.catalogue.datasets.get(code)
        if known is not None:
            return known.name
        if NEW not in code:
            return code
        wanted = code.partition(NEW)[2]
        evidence = self.catalogue.evidence.get(wanted)
        name = wanted if evidence is None else evidence.name
        return gettext("新接口：%(name)s") % {"name": name}

    def element(self, code: str) -> str:
        """Return what a field is called."""
        known = self.catalogue.elements.get(code)
        return code if known is None else known.label

    def elements(self, codes: Iterable[str]) -> str:
        """Return what several fields are called."""
        return "、".join(self.element(code) for code in sorted(codes))

    def item(self, code: str) -> str:
        """Return the name of an item, or of a journey."""
        if code == EVERY_ITEM:
            return gettext("全部事项")
        if code in self.catalogue.items:
            return self.catalogue.items[code].name
        return self.journeys[code].name if code in self.journeys else code

    def evidence(self, codes: Iterable[str]) -> str:
        """Return the names of papers."""
        known = self.catalogue.evidence
        return "、".join(known[code].name if code in known else code for code in codes)


def names() -> Names:
    """Return the names of what is published now."""
    current = published()
    return Names(current.catalogue, current.journeys)
