"""The gate (准入): what is refused before a file is opened.

A Word document and a workbook are ZIP archives: a small one can unfold into a large one, carry
programs, or be locked. All of that is told from the archive's own list, before anything unfolds.
"""

import io
import zipfile
from pathlib import PurePosixPath
from typing import Final

from tongban.adapters.guide_documents.refusals import UnreadableGuide

MOST_BYTES: Final = 5 * 1024**2
MOST_UNFOLDED: Final = 64 * 1024**2
MOST_PARTS: Final = 500
MOST_RATIO: Final = 200
_SMALL: Final = 1024**2
_ENCRYPTED: Final = 0x1
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAMS: Final = ("vbaproject.bin", ".exe", ".dll", ".js")


def refuse_too_large(content: bytes) -> None:
    """Refuse a file that is larger than any guide."""
    if not content:
        raise UnreadableGuide("文件是空的，请重新选择")
    if len(content) > MOST_BYTES:
        raise UnreadableGuide(
            f"文件超过 {MOST_BYTES // 1024**2} MB；请只保留指南文字，去掉图片和附件"
        )


def pass_archive(content: bytes, *, needs: str) -> None:
    """Refuse an archive that is damaged, locked, unfolds too far or is not of the kind it says."""
    if content.startswith(_OLD_OFFICE):
        raise UnreadableGuide("这是旧格式或者加了密码的文件；请另存为不加密的 .docx 或 .xlsx")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise UnreadableGuide(
            "文件损坏，或者扩展名和内容不符；请用 Word、Excel 或 WPS 另存一份"
        ) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNFOLDED:
        raise UnreadableGuide("文件展开后太大；请只保留指南文字")
    for part in parts:
        _refuse_part(part)
    if not any(part.filename == needs for part in parts):
        raise UnreadableGuide("扩展名和内容不符；请用 Word、Excel 或 WPS 另存一份")


def _refuse_part(part: zipfile.ZipInfo) -> None:
    name = PurePosixPath(part.filename.replace("\\", "/"))
    if part.flag_bits & _ENCRYPTED:
        raise UnreadableGuide("文件加了密码；请取消密码后再上传")
    if name.is_absolute() or ".." in name.parts or ":" in part.filename:
        raise UnreadableGuide("文件里有不该有的路径；请用 Word、Excel 或 WPS 另存一份")
    if name.name.lower().endswith(_PROGRAMS):
        raise UnreadableGuide("文件带有宏或程序；请另存为不带宏的 .docx 或 .xlsx")
    if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
        raise UnreadableGuide("文件展开后太大；请只保留指南文字")
