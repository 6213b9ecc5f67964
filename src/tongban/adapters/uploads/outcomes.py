"""What the gate says of a file (上传结果): a rebuilt copy, or a refusal with what to do."""

import enum
from dataclasses import dataclass
from typing import TypeAlias


class Refusal(enum.Enum):
    """Why a file is not taken (拒收原因). The value is stable; `words` are for the person."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_KIND = "unknown_kind"
    NAME_MISMATCH = "name_mismatch"
    TOO_MANY_PIXELS = "too_many_pixels"
    ANIMATED = "animated"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_COMPLEX = "too_complex"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    ACTIVE_CONTENT = "active_content"
    EMBEDDED_FILE = "embedded_file"
    TOO_SLOW = "too_slow"


_WORDS = {
    Refusal.EMPTY: "这个文件是空的。请重新选择文件再上传。",
    Refusal.TOO_LARGE: "文件太大，无法上传。请压缩，或拍照时选择较低的清晰度后再上传。",
    Refusal.UNKNOWN_KIND: "只能上传 JPG、PNG 图片或 PDF 文件。请转换格式，或直接拍照上传。",
    Refusal.NAME_MISMATCH: "文件的扩展名与实际内容不一致。请用正确的格式另存后再上传。",
    Refusal.TOO_MANY_PIXELS: "图片的尺寸过大。请缩小图片，或拍照时选择较低的清晰度后再上传。",
    Refusal.ANIMATED: "不能上传动态图片。请保存为普通图片后再上传。",
    Refusal.TOO_MANY_PAGES: "PDF 的页数太多。请只保留需要的页面，或分成几个文件上传。",
    Refusal.TOO_COMPLEX: "这个 PDF 过于复杂，无法安全处理。请用“打印为 PDF”另存后再上传。",
    Refusal.ENCRYPTED: "这个 PDF 设有密码或加密保护。请取消加密，另存一份后再上传。",
    Refusal.DAMAGED: "文件已损坏或不完整，无法打开。请重新导出、扫描或拍照后再上传。",
    Refusal.ACTIVE_CONTENT: "这个 PDF 含有脚本或自动动作。请用“打印为 PDF”另存后再上传。",
    Refusal.EMBEDDED_FILE: "这个 PDF 夹带了附件，不能接收。请去掉附件，把每份材料单独上传。",
    Refusal.TOO_SLOW: "文件处理超时。请用“打印为 PDF”或截图另存一份较小的文件后再上传。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """A new file with the same look and nothing else: this, never the original, is stored."""

    content: bytes
    media_type: str
    suffix: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The file is not taken, with a stable reason and a sentence on what to do (拒收)."""

    reason: Refusal

    @property
    def words(self) -> str:
        """Return the sentence for the person who uploaded the file."""
        return _WORDS[self.reason]


UploadOutcome: TypeAlias = Rebuilt | Refused
