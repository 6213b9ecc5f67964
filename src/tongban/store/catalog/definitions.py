"""What items share (共用定义): stored once per release, beside the versions that use it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.parameters import Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedDefinitions:
    """Elements, departments, evidence types, datasets and parameters of one release."""

    elements: tuple[DataElement, ...]
    departments: tuple[Department, ...]
    evidence: tuple[EvidenceType, ...]
    datasets: tuple[Dataset, ...]
    parameters: tuple[Parameter, ...]
    local_notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, catalogue: Catalogue) -> "SharedDefinitions":
        """Return what the items of `catalogue` share."""
        return cls(
            elements=tuple(catalogue.elements.values()),
            departments=tuple(catalogue.departments.values()),
            evidence=tuple(catalogue.evidence.values()),
            datasets=tuple(catalogue.datasets.values()),
            parameters=tuple(catalogue.parameters.values()),
            local_notes=catalogue.local_notes,
        )

    def catalogue(self, items: Mapping[str, ServiceItem]) -> Catalogue:
        """Return the catalogue of these definitions with `items`."""
        return Catalogue(
            elements={one.code: one for one in self.elements},
            departments={one.code: one for one in self.departments},
            evidence={one.code: one for one in self.evidence},
            items=items,
            datasets={one.code: one for one in self.datasets},
            parameters={one.code: one for one in self.parameters},
            local_notes=self.local_notes,
        )
