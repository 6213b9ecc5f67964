"""Document to catalogue (导入): what we exported comes back whole, from the words of our own.

Another publisher's CPSV-AP names services but not their conditions, steps or limits, of which no
item could be made; such a document is refused with that reason.
"""

from typing import Any, Final

from tongban.adapters.open_standards.terms import CATALOGUE, DEFINITION, name_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.catalog.departments import Department
from tongban.core.catalog.elements import DataElement
from tongban.core.catalog.evidence import EvidenceType
from tongban.core.catalog.items import ServiceItem
from tongban.core.catalog.parameters import Parameter
from tongban.core.catalog.plain.proving import DocumentRead, proved
from tongban.core.catalog.plain.reading import Opening
from tongban.core.catalog.plain.strict import read_json
from tongban.core.catalog.tables.reading import NOTHING
from tongban.core.vocabulary.errors import InvalidValue

_ITEM: Final = "cpsv:PublicService"
_NODES: Final = {
    _ITEM: ("items", ServiceItem),
    "cv:PublicOrganisation": ("departments", Department),
    "cv:EvidenceType": ("evidence", EvidenceType),
}
_SHARED: Final = {"elements": DataElement, "datasets": Dataset, "parameters": Parameter}
_FOREIGN: Final = "文件里没有通办的完整定义（tb:definition）；只能导入通办导出的 CPSV-AP 文件"


def read_cpsv(content: bytes, *, known: Catalogue = NOTHING) -> DocumentRead:
    """Read a document; items may name what is in `known`.

    Raises:
        InvalidValue: for what is not a document that we exported.
    """
    opening = Opening()
    catalogue, count = open_cpsv(content, opening)
    return proved(catalogue, opening.faults, read=count, known=known)


def open_cpsv(content: bytes, opening: Opening) -> tuple[Catalogue, int]:
    """Return what can be read before any reference is followed, and how many items there are."""
    document = read_json(content)
    graph = document.get("@graph") if isinstance(document, dict) else None
    if not isinstance(graph, list):
        raise InvalidValue("cpsv-ap", "不是 JSON-LD 图（缺少 @graph）")
    nodes = [one for one in graph if isinstance(one, dict) and DEFINITION in one]
    if not nodes:
        raise InvalidValue("cpsv-ap", _FOREIGN)
    reader = _Reader(opening)
    for at, node in enumerate(nodes):
        reader.take(at, node)
    return reader.catalogue(), reader.count


class _Reader:
    """Gathers the definitions of a graph, node by node."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._found: dict[str, dict[str, Any]] = {name: {} for name, _ in _NODES.values()}
        self._rest: dict[str, Any] = {}
        self.count = 0

    def take(self, at: int, node: dict[str, Any]) -> None:
        """Read the definition that a node carries."""
        kind = node.get("@type")
        self.count += kind == _ITEM
        definition = self._definition(f"@graph/{at}", node[DEFINITION])
        if definition is None:
            return
        if node.get("@id") == name_of(CATALOGUE):
            self._rest = definition
        elif isinstance(kind, str) and kind in _NODES:
            self._take_node(kind, definition)

    def catalogue(self) -> Catalogue:
        """Return what was gathered."""
        shared = {name: self._shared(name, kind) for name, kind in _SHARED.items()}
        notes = self._opening.opened(self._rest.get("notes", []), tuple[str, ...], "notes")
        return Catalogue(**self._found, **shared, local_notes=notes or ())

    def _definition(self, path: str, text: Any) -> dict[str, Any] | None:
        try:
            told = read_json(text.encode()) if isinstance(text, str) else None
        except InvalidValue as error:
            self._opening.report(path, error.reason)
            return None
        if not isinstance(told, dict):
            self._opening.report(path, "tb:definition 应该是写成文字的 JSON 对象")
            return None
        return told

    def _take_node(self, kind: str, definition: dict[str, Any]) -> None:
        name, made_of = _NODES[kind]
        path = f"{name}/{definition.get('code', '')}"
        value = self._opening.opened(definition, made_of, path)
        if value is None:
            return
        if definition["code"] in self._found[name]:
            self._opening.report(path, "重复")
        self._found[name][definition["code"]] = value

    def _shared(self, name: str, kind: type[Any]) -> dict[str, Any]:
        listed = self._rest.get(name, [])
        several: Any = tuple[kind, ...]  # type: ignore[valid-type]
        values: Any = self._opening.opened(listed, several, name)
        return {one.code: one for one in values or ()}
