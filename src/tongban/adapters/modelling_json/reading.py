"""Document to catalogue (导入): the items that are right, and every fault of the others."""

from collections.abc import Mapping
from typing import Any

from tongban.adapters.modelling_json.document import CONDITIONAL, FORMAT, MODULES, SHARED, VERSION
from tongban.adapters.modelling_json.inheritance import Family
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.plain.proving import DocumentRead, proved
from tongban.core.catalog.plain.reading import Opening
from tongban.core.catalog.plain.strict import read_json
from tongban.core.catalog.tables.reading import NOTHING
from tongban.core.vocabulary.errors import InvalidValue

Json = dict[str, Any]


def read_model(content: bytes, *, known: Catalogue = NOTHING) -> DocumentRead:
    """Read a document; items may name what is in `known`.

    Raises:
        InvalidValue: for what is not a document of this format.
    """
    opening = Opening()
    catalogue, count = open_model(content, opening)
    return proved(catalogue, opening.faults, read=count, known=known)


def open_model(content: bytes, opening: Opening) -> tuple[Catalogue, int]:
    """Return what can be read before any reference is followed, and how many items there are."""
    document = read_json(content)
    match document:
        case {"format": "tongban-item-model", "version": 1}:
            reader = _Reader(document, opening)
            return reader.catalogue(), reader.count
        case _:
            told = f'开头应写明 "format": "{FORMAT}" 和 "version": {VERSION}'
            raise InvalidValue("item model", told)


class _Reader:
    """Reads one document, part by part."""

    def __init__(self, document: Json, opening: Opening) -> None:
        self._document = document
        self._opening = opening
        self.count = 0

    def catalogue(self) -> Catalogue:
        """Return what can be read."""
        known = ("format", "version", "codeLists", "items", "notes", "$schema", *SHARED)
        for name in self._document:
            if name not in known:
                self._opening.report(name, "不认识的名称")
        shared = {name: self._shared(name, kind) for name, kind in SHARED.items()}
        notes = self._opening.opened(self._document.get("notes", []), tuple[str, ...], "notes")
        return Catalogue(**shared, items=self._items(), local_notes=notes or ())

    def _shared(self, name: str, kind: type[Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for at, entry in enumerate(self._list(name)):
            values = self._with_options(entry) if name == "elements" else entry
            definition = self._opening.opened(values, kind, f"{name}/{at}")
            if definition is None:
                continue
            if definition.code in found:
                self._opening.report(f"{name}/{at}", f"{definition.code} 重复")
            found[definition.code] = definition
        return found

    def _with_options(self, element: Any) -> Any:
        """Return an element with the options of its code list, and its columns with theirs."""
        if not isinstance(element, dict):
            return element
        told = dict(element)
        lists = self._document.get("codeLists", {})
        if "codeList" in told:
            name = told.pop("codeList")
            if isinstance(lists, dict) and name in lists:
                told["options"] = lists[name]
            else:
                self._opening.report(f"codeLists/{name}", "没有这个代码表")
        if isinstance(told.get("columns"), list):
            told["columns"] = [self._with_options(one) for one in told["columns"]]
        return told

    def _list(self, name: str) -> list[Any]:
        listed = self._document.get(name, [])
        if isinstance(listed, list):
            return listed
        self._opening.report(name, "应该是列表")
        return []

    def _items(self) -> dict[str, ServiceItem]:
        written: dict[str, Json] = {}
        for at, item in enumerate(self._list("items")):
            self.count += 1
            if (code := self._code(at, item)) is None:
                continue
            if code in written:
                self._opening.report(f"items/{code}", "事项重复")
            written[code] = item
        family = Family(written, self._opening)
        found = {code: self._item(code, family.whole(code)) for code in written}
        return {code: item for code, item in found.items() if item is not None}

    def _code(self, at: int, item: Any) -> str | None:
        """Return the code of a well-formed item, or None after saying what its form should be."""
        match item:
            case {"code": str(code), **rest} if code:
                place = f"items/{code}"
            case _:
                self._opening.report(f"items/{at}", "事项应写成带 code 的对象")
                return None
        before = len(self._opening.faults)
        for name in rest.keys() - {"extends", "attributes", "rules", "modules"}:
            self._opening.report(f"{place}/{name}", "不认识的名称")
        if not isinstance(rest.get("attributes", {}), dict):
            self._opening.report(f"{place}/attributes", "应该是对象")
        self._check_each(rest.get("rules", []), f"{place}/rules", _is_rule)
        self._check_each(rest.get("modules", []), f"{place}/modules", _is_module)
        return code if len(self._opening.faults) == before else None

    def _check_each(self, listed: Any, place: str, is_right: Any) -> None:
        if not isinstance(listed, list):
            self._opening.report(place, "应该是列表")
            return
        for at, entry in enumerate(listed):
            if not is_right(entry):
                self._opening.report(f"{place}/{at}", "写法不对，请对照格式说明")

    def _item(self, code: str, whole: Json | None) -> ServiceItem | None:
        if whole is None:
            return None
        place = f"items/{code}"
        before = len(self._opening.faults)
        modules = {
            name: [
                self._with_rules(entry, whole["rules"], f"{place}/{name}/{at}")
                for at, entry in enumerate(entries)
            ]
            for name, entries in whole["modules"].items()
        }
        if len(self._opening.faults) > before:
            return None
        return self._opening.opened({**whole["attributes"], **modules}, ServiceItem, place)

    def _with_rules(self, entry: Json, rules: Mapping[str, str], place: str) -> Json:
        told = dict(entry)
        for name in CONDITIONAL:
            match told.get(name):
                case {"rule": str(rule)} if rule in rules:
                    told[name] = rules[rule]
                case {"rule": rule}:
                    self._opening.report(f"{place}/{name}", f"没有规则 {rule}")
        return told


def _is_rule(entry: Any) -> bool:
    return isinstance(entry, dict) and all(
        isinstance(entry.get(name), str) for name in ("id", "expression")
    )


def _is_module(entry: Any) -> bool:
    match entry:
        case {"module": str(name), **rest} if name in MODULES:
            fields, without = rest.get("fields", []), rest.get("without", [])
            return (
                rest.keys() <= {"title", "fields", "without"}
                and isinstance(fields, list)
                and all(isinstance(field, dict) for field in fields)
                and isinstance(without, list)
            )
        case _:
            return False
