"""Files on their way in (上传): how large they may be, and the names that are kept."""

from collections.abc import Iterable

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from tongban.actions.cases.applicant import Paper
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.components.sentences import said
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
            return said(f"“{kept_name(file)}”超过 {limit}，请压缩后再上传")
    return ""


def uploaded_under(requirement: str) -> str:
    """Return the name of the input for a paper."""
    return f"paper-{requirement}"


def read_papers(
    request: HttpRequest, requirements: Iterable[str]
) -> tuple[dict[str, list[Paper]], dict[str, str]]:
    """Return the files that were sent, by requirement, and what to say of those too large."""
    papers: dict[str, list[Paper]] = {}
    errors: dict[str, str] = {}
    for requirement in requirements:
        files = request.FILES.getlist(uploaded_under(requirement))
        if heavy := too_large(files):
            errors[requirement] = heavy
        elif files:
            papers[requirement] = [(one.read(), kept_name(one)) for one in files]
    return papers, errors


def kept_name(file: UploadedFile) -> str:
    """Return the name under which a file is kept: its own, as plain text, its ending included."""
    try:
        name = plain_text(file.name or "")
    except InvalidValue:
        return _NAMELESS
    return name[-_LONGEST_NAME:] or _NAMELESS
