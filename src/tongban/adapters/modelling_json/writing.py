"""Catalogue to document (导出): conditions become named rules, choices become code lists."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tongban.adapters.modelling_json.document import CONDITIONAL, FORMAT, MODULES, SHARED, VERSION
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.plain.writing import plain

_OWN: Final = frozenset(MODULES)


def write_model(catalogue: Catalogue) -> bytes:
    """Return the document of a catalogue; reading it gives the same catalogue back."""
    lists: dict[str, Any] = {}
    elements = [_with_lists(plain(one), "", lists) for one in catalogue.elements.values()]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "codeLists": lists,
        **{name: _listed(getattr(catalogue, name)) for name in SHARED},
        "elements": elements,
        "items": [_item(item) for item in catalogue.items.values()],
        "notes": list(catalogue.local_notes),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _listed(definitions: Mapping[str, Any]) -> list[Any]:
    return [plain(one) for one in definitions.values()]


def _with_lists(element: dict[str, Any], owner: str, lists: dict[str, Any]) -> dict[str, Any]:
    """Return an element whose options stand in a code list, and those of its columns too."""
    name = f"{owner}/{element['code']}" if owner else element["code"]
    told = dict(element)
    if options := told.pop("options", None):
        lists[name] = options
        told["codeList"] = name
    if columns := told.get("columns"):
        told["columns"] = [_with_lists(one, name, lists) for one in columns]
    return told


def _item(item: ServiceItem) -> dict[str, Any]:
    values = plain(item)
    rules = _Rules()
    modules = [
        {
            "module": name,
            "title": table.title,
            "fields": [rules.named(entry) for entry in values[name]],
        }
        for name, table in MODULES.items()
        if name in values
    ]
    return {
        "code": item.code,
        "attributes": {name: value for name, value in values.items() if name not in _OWN},
        "rules": list(rules.written()),
        "modules": modules,
    }


class _Rules:
    """The rules of one item: each condition once, under a name of its own."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def named(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Return a field that names its rule instead of holding it."""
        return {
            name: {"rule": self._name(value)} if name in CONDITIONAL else value
            for name, value in entry.items()
        }

    def written(self) -> Iterator[dict[str, str]]:
        """Yield the rules."""
        for expression, name in self._names.items():
            yield {"id": name, "expression": expression}

    def _name(self, expression: str) -> str:
        return self._names.setdefault(expression, f"r{len(self._names) + 1}")
