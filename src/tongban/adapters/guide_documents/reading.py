"""Reading (读取): which reader opens a file, by the ending of its name."""

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from tongban.adapters.guide_documents.gate import refuse_too_large
from tongban.adapters.guide_documents.refusals import UnreadableGuide
from tongban.adapters.guide_documents.text import read_text
from tongban.adapters.guide_documents.web_pages import read_web_page
from tongban.adapters.guide_documents.word import read_word
from tongban.adapters.guide_documents.workbook import read_workbook
from tongban.core.reading.blocks import GuideText

KINDS: Final[dict[str, Callable[[bytes], GuideText]]] = {
    ".txt": read_text,
    ".html": read_web_page,
    ".htm": read_web_page,
    ".docx": read_word,
    ".xlsx": read_workbook,
}


def read_document(name: str, content: bytes) -> GuideText:
    """Return an uploaded file as a guide.

    Raises:
        UnreadableGuide: with a sentence that says what to do instead.
        InvalidValue: when there is no text in it, or far too much.
    """
    refuse_too_large(content)
    reader = KINDS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise UnreadableGuide(
            "请上传 .txt、.html、.docx 或 .xlsx 文件；其他格式请另存后再上传，或直接粘贴文字"
        )
    return reader(content)
