"""Web pages (.html): what a reader sees, in its order; nothing is fetched, run or expanded.

A list of terms reads as a table of two columns. A table that only lays out the page (it holds
another table, or a single column) is read as the running text that it frames.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree, html
from lxml.html import HtmlElement

from tongban.adapters.guide_documents.assembling import Assembly
from tongban.adapters.guide_documents.refusals import UnreadableGuide
from tongban.adapters.guide_documents.text import decoded
from tongban.core.reading.blocks import GuideText

_UNSEEN: Final = frozenset(
    {"script", "style", "noscript", "template", "head", "nav", "iframe", "object", "svg", "form"}
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = (
    frozenset(
        {"p", "div", "section", "article", "main", "ul", "ol", "li", "table", "dl", "body", "html"}
        | {"fieldset", "header", "footer", "blockquote", "center", "pre", "form", "aside", "tbody"}
        | {"tr", "td", "th", "thead", "dt", "dd", "figure", "hr"}
    )
    | _HEADINGS
)
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LAID_OUT: Final = re.compile(r"[ \t\r\n\f]+")
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_\-]{2,20})")
_HEAD_BYTES: Final = 2048
_DEEPEST: Final = 200
_TERM_COLUMNS: Final = 2


def read_web_page(content: bytes) -> GuideText:
    """Return a page as a guide."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        page = html.document_fromstring(_characters(content).encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableGuide("打不开这个网页文件；请把网页上的文字复制后粘贴") from None
    assembly = Assembly()
    _Walk(assembly).through(page, depth=0)
    return assembly.guide()


def _characters(content: bytes) -> str:
    said = _CHARSET.search(content[:_HEAD_BYTES])
    if said and said[1].lower() in (b"gbk", b"gb2312", b"gb18030"):
        return content.decode("gb18030", errors="replace")
    return decoded(content)


class _Walk:
    """One walk through a page, that gathers running text until a block begins or ends."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._text: list[str] = []

    def through(self, element: HtmlElement, *, depth: int) -> None:
        """Read an element with everything in it."""
        if depth > _DEEPEST or not _is_seen(element):
            return
        tag = element.tag
        if tag in _HEADINGS:
            self._flush()
            self._assembly.heading(_seen_text(element))
        elif tag == "dl":
            self._flush()
            self._assembly.table(_terms(element))
        elif tag == "table" and not _lays_out(element):
            self._flush()
            self._assembly.table(_rows(element))
        else:
            self._within(element, depth)

    def _within(self, element: HtmlElement, depth: int) -> None:
        is_block = element.tag in _BLOCKS
        if is_block:
            self._flush()
        self._text.append(_laid_out(element.text))
        for child in element:
            if child.tag == "br":
                self._text.append("\n")
            else:
                self.through(child, depth=depth + 1)
            self._text.append(_laid_out(child.tail))
        if is_block:
            self._flush(bullet=element.tag == "li")

    def _flush(self, *, bullet: bool = False) -> None:
        lines = "".join(self._text).split("\n")
        self._text.clear()
        for line in lines:
            self._assembly.paragraph(line, bullet=bullet)


def _is_seen(element: HtmlElement) -> bool:
    return (
        isinstance(element.tag, str)
        and element.tag not in _UNSEEN
        and "hidden" not in element.attrib
        and not _HIDDEN.search(element.get("style", ""))
    )


def _lays_out(table: HtmlElement) -> bool:
    widest = max(
        (len(row.findall("td") + row.findall("th")) for row in table.iter("tr")), default=0
    )
    return widest < _TERM_COLUMNS or table.find(".//table") is not None


def _rows(table: HtmlElement) -> list[list[str]]:
    """Return the rows; a cell that spans rows stands in each, so that its label is not lost."""
    rows: list[list[str]] = []
    spanning: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        rows.append(list(_filled(cells, spanning)))
    return rows


def _filled(cells: list[HtmlElement], spanning: dict[int, tuple[int, str]]) -> Iterator[str]:
    column, waiting = 0, list(cells)
    while waiting or column in spanning:
        if column in spanning:
            left, text = spanning.pop(column)
            if left > 1:
                spanning[column] = (left - 1, text)
        else:
            cell = waiting.pop(0)
            text = _seen_text(cell)
            if (rows := _span(cell)) > 1:
                spanning[column] = (rows - 1, text)
        yield text
        column += 1


def _span(cell: HtmlElement) -> int:
    said = cell.get("rowspan", "1")
    return min(int(said), 100) if said.isascii() and said.isdigit() else 1


def _terms(terms: HtmlElement) -> list[list[str]]:
    rows: list[list[str]] = []
    for part in terms.iter("dt", "dd"):
        if part.tag == "dt":
            rows.append([_seen_text(part), ""])
        elif rows and not rows[-1][1]:
            rows[-1][1] = _seen_text(part)
        else:
            rows.append(["", _seen_text(part)])
    return rows


def _seen_text(element: HtmlElement) -> str:
    """Return the text of an element, with a line for each block in it."""
    return "\n".join(line.strip() for line in "".join(_pieces(element)).split("\n") if line.strip())


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the pieces of text under an element, without recursion."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if node is not element and (node.tag == "br" or node.tag in _BLOCKS):
                yield "\n"
            yield _laid_out(node.text) if _is_seen(node) else ""
        elif node is not element:
            yield "\n" if node.tag in _BLOCKS else ""
            yield _laid_out(node.tail)


def _laid_out(text: str | None) -> str:
    return _LAID_OUT.sub(" ", text or "")
