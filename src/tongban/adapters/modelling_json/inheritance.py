"""Inheritance (继承): an item that extends another takes what it does not say itself.

Attributes and rules of its own stand before those it takes. In a module, a field with the same
identity replaces the one taken, `without` names those that are left out, and others are added.
"""

from collections.abc import Mapping
from typing import Any

from tongban.adapters.modelling_json.document import MODULES
from tongban.core.catalog.plain.reading import Opening

Item = dict[str, Any]


class Family:
    """The items of a document by code, each whole once what it extends has been taken in."""

    def __init__(self, items: Mapping[str, Item], opening: Opening) -> None:
        self._items = items
        self._opening = opening
        self._whole: dict[str, Item | None] = {}

    def whole(self, code: str) -> Item | None:
        """Return an item with what it takes, or None after reporting why that cannot be."""
        if code not in self._whole:
            self._whole[code] = self._taken(code)
        return self._whole[code]

    def _taken(self, code: str) -> Item | None:
        line = self._line(code)
        if line is None:
            return None
        whole = _single(line[-1])
        for item in reversed(line[:-1]):
            whole = _extended(whole, item)
        return whole

    def _line(self, code: str) -> list[Item] | None:
        """Return the item, the one it extends, the one that extends, and so on."""
        line, seen = [self._items[code]], [code]
        while base := line[-1].get("extends"):
            if not isinstance(base, str) or base not in self._items:
                self._opening.report(f"items/{code}/extends", f"没有可继承的事项 {base}")
                return None
            if base in seen:
                told = " → ".join([*seen, base])
                self._opening.report(f"items/{code}/extends", f"继承成了循环：{told}")
                return None
            line.append(self._items[base])
            seen.append(base)
        return line


def _single(item: Item) -> Item:
    return _extended({"attributes": {}, "rules": {}, "modules": {}}, item)


def _extended(base: Item, item: Item) -> Item:
    rules = {rule["id"]: rule["expression"] for rule in item.get("rules", [])}
    modules = dict(base["modules"])
    for module in item.get("modules", []):
        name = module["module"]
        modules[name] = _merged(name, modules.get(name, []), module)
    return {
        "attributes": {**base["attributes"], **item.get("attributes", {}), "code": item["code"]},
        "rules": {**base["rules"], **rules},
        "modules": modules,
    }


def _merged(name: str, taken: list[Item], module: Item) -> list[Item]:
    identity = MODULES[name].identity
    dropped = set(module.get("without", ()))
    own = {entry.get(identity): entry for entry in module.get("fields", ()) if identity}
    kept = [
        own.pop(entry.get(identity), entry)
        for entry in taken
        if not identity or entry.get(identity) not in dropped
    ]
    return [*kept, *(own.values() if identity else module.get("fields", ()))]
