"""Word documents (.docx): paragraphs, headings, lists and tables in the order of the page."""

import io
from collections.abc import Iterator
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from tongban.adapters.guide_documents.assembling import Assembly
from tongban.adapters.guide_documents.gate import pass_archive
from tongban.adapters.guide_documents.refusals import UnreadableGuide
from tongban.core.reading.blocks import GuideText
from tongban.core.vocabulary.errors import TongbanError

_HEADINGS: Final = ("heading", "title", "标题")
_NUMBERED: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}numPr"


def read_word(content: bytes) -> GuideText:
    """Return a Word document as a guide."""
    pass_archive(content, needs="word/document.xml")
    try:
        return _assembled(Document(io.BytesIO(content))).guide()
    except TongbanError:
        raise
    except Exception as error:  # a damaged document fails in as many ways as there are parts
        raise UnreadableGuide("文件损坏，打不开；请用 Word 或 WPS 另存一份再上传") from error


def _assembled(document: WordDocument) -> Assembly:
    assembly = Assembly()
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            assembly.table([_cells(row.cells) for row in part.rows])
        elif ((part.style and part.style.name) or "").lower().startswith(_HEADINGS):
            assembly.heading(part.text)
        else:
            assembly.paragraph(part.text, bullet=_is_listed(part))
    return assembly


def _cells(cells: tuple[_Cell, ...]) -> list[str]:
    """Return the texts of a row; a merged cell stands once."""
    once = {id(cell._tc): cell for cell in cells}  # noqa: SLF001 - python-docx repeats merged cells
    return ["\n".join(_lines(cell)) for cell in once.values()]


def _lines(cell: _Cell) -> Iterator[str]:
    for part in cell.iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield "；".join(text for text in _cells(row.cells) if text)
        else:
            yield part.text


def _is_listed(paragraph: WordParagraph) -> bool:
    """Tell whether Word itself numbers a paragraph: the number is not in its text."""
    return next(paragraph._p.iter(_NUMBERED), None) is not None  # noqa: SLF001 - no public way
