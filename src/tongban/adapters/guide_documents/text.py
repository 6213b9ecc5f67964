"""Plain text (纯文本): as UTF-8, UTF-16 with its mark, or GB 18030, in which old files are kept."""

from typing import Final

from tongban.adapters.guide_documents.refusals import UnreadableGuide
from tongban.core.reading.blocks import GuideText, guide_of_text

_MARKED: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(content: bytes) -> GuideText:
    """Return a text file as a guide."""
    return guide_of_text(decoded(content))


def decoded(content: bytes) -> str:
    """Return the characters of a file in the first encoding that fits it whole."""
    marked = [encoding for mark, encoding in _MARKED if content.startswith(mark)]
    for encoding in marked or ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableGuide("认不出文件的文字编码；请另存为 UTF-8 的文本文件，或者直接粘贴文字")
