"""The published schema (格式说明): JSON Schema 2020-12 of a modelling document."""

from typing import Any, Final

from tongban.adapters.modelling_json.document import CONDITIONAL, FORMAT, MODULES, SHARED, VERSION
from tongban.core.catalog.elements import Option
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.plain.schema import schema_of

Json = dict[str, Any]
_TEXT: Final = {"type": "string"}
_RULE: Final = {
    "type": "object",
    "properties": {"id": _TEXT, "expression": {**_TEXT, "description": "A condition as text."}},
    "required": ["id", "expression"],
}
_BY_RULE: Final = {
    "type": "object",
    "description": "The rule of this item on which the field hangs.",
    "properties": {"rule": _TEXT},
    "required": ["rule"],
    "additionalProperties": False,
}


def model_schema() -> Json:
    """Return the schema of a whole document."""
    named: Json = {}
    shared = {name: _array(schema_of(kind, named)) for name, kind in SHARED.items()}
    lists = {"type": "object", "additionalProperties": _array(schema_of(Option, named))}
    schema_of(ServiceItem, named)
    _take_code_lists(named["DataElement"])
    item = _item(named)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Service items for modelling tools",
        "type": "object",
        "properties": {
            "$schema": _TEXT,
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "codeLists": lists,
            **shared,
            "items": _array(item),
            "notes": _array(_TEXT),
        },
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": named,
    }


def _array(items: Json) -> Json:
    return {"type": "array", "items": items}


def _take_code_lists(element: Json) -> None:
    """Let an element name a code list instead of holding options."""
    element["properties"]["codeList"] = _TEXT


def _item(named: Json) -> Json:
    whole = named.pop("ServiceItem")
    attributes = {name: told for name, told in whole["properties"].items() if name not in MODULES}
    modules = [_module(name, whole["properties"][name], named) for name in MODULES]
    return {
        "type": "object",
        "description": whole["description"],
        "properties": {
            "code": _TEXT,
            "extends": {**_TEXT, "description": "The item whose parts this one takes."},
            "attributes": {
                "type": "object",
                "properties": attributes,
                "additionalProperties": False,
            },
            "rules": _array(dict(_RULE)),
            "modules": _array({"oneOf": modules}),
        },
        "required": ["code"],
        "additionalProperties": False,
    }


def _module(name: str, fields: Json, named: Json) -> Json:
    kind = named[fields["items"]["$ref"].rpartition("/")[2]]
    for attribute in CONDITIONAL:
        if attribute in kind["properties"] and "anyOf" not in kind["properties"][attribute]:
            told = kind["properties"][attribute]
            kind["properties"][attribute] = {"anyOf": [told, dict(_BY_RULE)]}
    return {
        "type": "object",
        "properties": {
            "module": {"const": name},
            "title": {**_TEXT, "description": MODULES[name].title},
            "fields": fields,
            "without": _array(_TEXT),
        },
        "required": ["module"],
        "additionalProperties": False,
    }
