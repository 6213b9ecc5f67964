"""The gate (准入): what is refused before a workbook is opened.

A workbook is a ZIP archive of XML. A small one can unfold into a large one, carry programs, or
reach out of its folder; all of that is told from the archive's own list, before anything unfolds.
"""

import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

from tongban.core.vocabulary.errors import InvalidValue

MOST_BYTES: Final = 64 * 1024**2
MOST_UNFOLDED: Final = 1024**3
MOST_PARTS: Final = 500
MOST_RATIO: Final = 250
_SMALL: Final = 1024**2
_ENCRYPTED: Final = 0x1
_SYMBOLIC_LINK: Final = 0o120000
_KIND_OF_FILE: Final = 0o170000
_PROGRAMS: Final = ("vbaproject.bin", ".exe", ".dll", ".js")


class UnreadableWorkbook(InvalidValue):
    """A file that is no workbook we open; the reason says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__("workbook", reason)


def pass_gate(path: Path) -> None:
    """Refuse a file that is too large, unfolds too far, or holds what a workbook has no need of."""
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableWorkbook(f"文件超过 {MOST_BYTES // 1024**2} MB，请分成几个文件")
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        raise UnreadableWorkbook("这不是 .xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx") from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNFOLDED:
        raise UnreadableWorkbook("工作簿展开后太大，请分成几个文件")
    for part in parts:
        _refuse_part(part)
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise UnreadableWorkbook("这不是 .xlsx 工作簿，请用 Excel 或 WPS 另存为 .xlsx")


def _refuse_part(part: zipfile.ZipInfo) -> None:
    name = PurePosixPath(part.filename.replace("\\", "/"))
    if part.flag_bits & _ENCRYPTED:
        raise UnreadableWorkbook("工作簿加了密码，请取消密码后再上传")
    if name.is_absolute() or ".." in name.parts or ":" in part.filename:
        raise UnreadableWorkbook("工作簿里有不该有的路径，请用 Excel 或 WPS 另存一份")
    if (part.external_attr >> 16) & _KIND_OF_FILE == _SYMBOLIC_LINK:
        raise UnreadableWorkbook("工作簿里有不该有的路径，请用 Excel 或 WPS 另存一份")
    if name.name.lower().endswith(_PROGRAMS):
        raise UnreadableWorkbook("工作簿带有宏或程序，请另存为不带宏的 .xlsx")
    if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
        raise UnreadableWorkbook("工作簿展开后太大，请分成几个文件")
