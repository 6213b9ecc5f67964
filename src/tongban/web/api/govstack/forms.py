"""Forms (电子表单): the questions and fields of an item as a JSON Schema."""

from collections.abc import Mapping
from typing import Any, Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.elements import DataElement, ValueKind
from tongban.core.catalog.items import ServiceItem


def schema_of(item: ServiceItem, catalogue: Catalogue) -> dict[str, Any]:
    """Return what an application to an item may say, element by element."""
    asked = [one.element for one in item.questions]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": item.name,
        "type": "object",
        "additionalProperties": False,
        "properties": {
            code: {"title": catalogue.elements[code].label, **_kind(catalogue.elements[code])}
            for code in asked
            if code in catalogue.elements
        },
    }


_PLAIN: Final[Mapping[ValueKind, Mapping[str, Any]]] = {
    ValueKind.YES_NO: {"type": "boolean"},
    ValueKind.INTEGER: {"type": "integer"},
    ValueKind.DECIMAL: {"type": "number"},
    ValueKind.DATE: {"type": "string", "format": "date"},
    ValueKind.TEXT: {"type": "string", "maxLength": 500},
    ValueKind.RECORDS: {"type": "array", "items": {"type": "object"}},
}


def _kind(element: DataElement) -> Mapping[str, Any]:
    chosen = {"type": "string", "enum": [one.value for one in element.options]}
    match element.kind:
        case ValueKind.CHOICE:
            return chosen
        case ValueKind.CHOICES:
            return {"type": "array", "items": chosen}
        case other:
            return _PLAIN[other]
