"""Files on their way in (上传): how large they may be, and the names that are kept."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.words import written_size

_LONGEST_NAME = 100
_NAMELESS = "材料"


def most_octets() -> int:
    """Return how large one file may be."""
    return int(settings.UPLOAD_MEGABYTES) * 1024 * 1024


def too_large(files: list[UploadedFile]) -> str:
    """Say which file is too large and what to do, or nothing."""
    for file in files:
        if (file.size or 0) > most_octets():
            limit = written_size(most_octets())
            return f"“{kept_name(file)}”超过 {limit}，请压缩后再上传"
    return ""


def kept_name(file: UploadedFile) -> str:
    """Return the name under which a file is kept: its own, as plain text, its ending included."""
    try:
        name = plain_text(file.name or "")
    except InvalidValue:
        return _NAMELESS
    return name[-_LONGEST_NAME:] or _NAMELESS
