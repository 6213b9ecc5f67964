"""The catalogue (事项目录): every published definition of a city, cross-checked as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.parameters import Parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """What one city publishes: each map is keyed by code.

    `items` holds the current version of each item. `granted` maps datasets to the items that may
    count on them today (`availability`); None where nobody keeps grants. References between the
    parts are proved by `tongban.core.catalog.references.problems`.
    """

    elements: Mapping[str, DataElement]
    departments: Mapping[str, Department]
    evidence: Mapping[str, EvidenceType]
    items: Mapping[str, ServiceItem]
    datasets: Mapping[str, Dataset] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    local_notes: tuple[str, ...] = ()
    granted: Mapping[str, frozenset[str]] | None = None
