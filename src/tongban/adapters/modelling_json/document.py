"""The names of the format (格式): what the parts of a modelling document are called."""

from typing import Final

from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.parameters import Parameter
from tongban.core.catalog.tables.items import PARTS

FORMAT: Final = "tongban-item-model"
VERSION: Final = 1

SHARED: Final = {
    "elements": DataElement,
    "departments": Department,
    "evidence": EvidenceType,
    "datasets": Dataset,
    "parameters": Parameter,
}
"""What items share, by the name under which the document lists it."""

MODULES: Final = {table.key: table for table in PARTS}
"""The modules of an item; each holds the fields of one kind."""

CONDITIONAL: Final = ("needed_when", "expression")
"""The attributes of a field that hang on a rule of its item."""
