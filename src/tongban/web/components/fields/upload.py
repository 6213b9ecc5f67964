"""A file (上传): what is accepted is said before it is chosen, never after."""

from dataclasses import dataclass
from typing import ClassVar

from tongban.web.components.component import Words
from tongban.web.components.fields.field import Field


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """A file handed in before, so that nobody sends it twice."""

    name: str
    octets: int
    href: str = ""
    remove: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FileUpload(Field):
    """A file of one of `kinds` (as file name endings), of at most `limit` octets."""

    template: ClassVar[str] = "components/fields/file_upload.html"
    described_parts: ClassVar[tuple[str, ...]] = ("limit", "hint", "error")

    kinds: tuple[str, ...] = ("pdf", "jpg", "png")
    limit: int
    several: bool = False
    stored: tuple[StoredFile, ...] = ()
    advice: Words = ""

    @property
    def accept(self) -> str:
        """What the browser's file dialog offers."""
        return ",".join(f".{kind}" for kind in self.kinds)

    @property
    def kinds_shown(self) -> str:
        """The kinds of file, as read."""
        return "、".join(kind.upper() for kind in self.kinds)
