"""Recognition (识别): what a file claims to be, by its first bytes and by its name.

Only three kinds are let in, and only when the very first byte agrees: readers that search for a
header further on are how one file passes for two (A48, A49). This decides which parser may look,
never that the file is harmless.
"""

import enum
from pathlib import PurePosixPath

from tongban.adapters.uploads.outcomes import Refusal


class FileKind(enum.Enum):
    """A kind of file that is let in (文件类型)."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


_BEGINNINGS = {
    b"\xff\xd8\xff": FileKind.JPEG,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"%PDF-": FileKind.PDF,
}
_SUFFIXES = {
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".jfif": FileKind.JPEG,
    ".png": FileKind.PNG,
    ".pdf": FileKind.PDF,
}


def recognise(content: bytes, name: str) -> FileKind | Refusal:
    """Return the kind on which first bytes and file name agree, or why there is none."""
    if not content:
        return Refusal.EMPTY
    kind = next((kind for start, kind in _BEGINNINGS.items() if content.startswith(start)), None)
    if kind is None:
        return Refusal.UNKNOWN_KIND
    named = _SUFFIXES.get(PurePosixPath(name).suffix.casefold())
    return kind if named is kind else Refusal.NAME_MISMATCH
