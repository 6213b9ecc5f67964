"""XML with its lines (标记): a small tree that remembers where each element stands.

Nothing outside the text is read: entities and document types are refused (defusedxml).
"""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from xml.sax import SAXException, SAXParseException, handler
from xml.sax.xmlreader import Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from tongban.adapters.decision_tables.refusals import Fault, TableRefused

MOST_OCTETS: Final = 2 * 1024 * 1024
MOST_DEPTH: Final = 40


@dataclass(slots=True)
class Node:
    """One element: its name without the namespace, which stands beside it."""

    name: str
    namespace: str
    attributes: dict[str, str]
    line: int
    children: list["Node"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text inside, without the white space around it."""
        return "".join(self.texts).strip()

    def all(self, name: str) -> list["Node"]:
        """Return the children by this name."""
        return [child for child in self.children if child.name == name]

    def said(self, name: str) -> str:
        """Return the text of the first child by this name."""
        return next((child.text for child in self.all(name)), "")


def read_markup(content: bytes) -> Node:
    """Return the root of a document.

    Raises `TableRefused` for what is no such XML, with the line.
    """
    if len(content) > MOST_OCTETS:
        raise TableRefused([Fault(0, "文件超过 2 MB")])
    reader, builder = create_parser(forbid_dtd=True), _Builder()
    reader.setFeature(handler.feature_namespaces, True)
    reader.setContentHandler(builder)
    try:
        reader.parse(BytesIO(content))
    except SAXParseException as problem:
        raise TableRefused([Fault(problem.getLineNumber() or 0, "不是完好的 XML")]) from problem
    except (DefusedXmlException, SAXException, ValueError, LookupError) as problem:
        raise TableRefused([Fault(builder.line, "XML 里有不接受的声明或实体")]) from problem
    if builder.root is None:  # pragma: no cover - the parser refuses an empty document itself
        raise TableRefused([Fault(0, "文件是空的")])
    return builder.root


class _Builder(handler.ContentHandler):
    """Builds the tree while the parser reads."""

    def __init__(self) -> None:
        super().__init__()
        self.root: Node | None = None
        self._open: list[Node] = []
        self._locator: Locator | None = None

    @property
    def line(self) -> int:
        return (self._locator.getLineNumber() or 0) if self._locator is not None else 0

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - the name of SAX
        self._locator = locator

    def startElementNS(  # noqa: N802 - the name of SAX
        self, name: tuple[str | None, str], _qname: str | None, attrs: Any
    ) -> None:
        if len(self._open) >= MOST_DEPTH:
            raise TableRefused([Fault(self.line, "XML 嵌套太深")])
        attributes = {key[1]: value for key, value in attrs.items()}
        node = Node(name[1], name[0] or "", attributes, self.line)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def endElementNS(self, _name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802
        self._open.pop()

    def characters(self, content: str) -> None:
        self._open[-1].texts.append(content)
