"""Documents (材料): files for a draft that a system wrote down, through the gate of uploads.

What is published names no application, so `additionalMetadata` does: a JSON object with `fileId`
(the draft), `applicantId` and `requirement` (the paper that the item asks).
"""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse

from tongban.actions.clients.filing import PaperOfDraft, hand_in
from tongban.adapters.uploads import Refused
from tongban.core.exchange.clients import ApiClient, ApiScope
from tongban.core.vocabulary import strict_json
from tongban.core.vocabulary.errors import InvalidValue, Reason
from tongban.core.vocabulary.plain_text import plain_text
from tongban.web.api.govstack.answering import spoken, system_error, told
from tongban.web.api.outside import outside_of

MOST_BYTES: Final = 20 * 1024 * 1024
_MOST_FILES: Final = 5
_LONGEST_NAME: Final = 100


@spoken("POST", scope=ApiScope.CASES_FILE, most_bytes=MOST_BYTES)
def documents(request: HttpRequest, client: ApiClient) -> HttpResponse:
    """Take files for one paper of a draft; each is refused or kept as the gate rebuilt it."""
    paper = _paper(request)
    files = request.FILES.getlist("file")
    if not 0 < len(files) <= _MOST_FILES:
        raise InvalidValue("file", Reason.FORMAT)
    kept: list[str] = []
    for one in files:
        outcome = hand_in(client, paper, outside_of(request), content=one.read(), name=_name(one))
        if isinstance(outcome, Refused):
            code, words = outcome.reason.value, outcome.words
            return system_error(HTTPStatus.BAD_REQUEST, code=code, words=words)
        kept.append(outcome.file)
    return told(
        {
            "code": HTTPStatus.OK.value,
            "type": "document",
            "message": ", ".join(kept),
            "url": f"urn:uuid:{kept[-1]}",
        }
    )


def _paper(request: HttpRequest) -> PaperOfDraft:
    said: Any = strict_json.parse(request.GET.get("additionalMetadata", "").encode())
    try:
        return PaperOfDraft(
            draft=UUID(said["fileId"]),
            applicant=UUID(said["applicantId"]),
            requirement=str(said["requirement"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InvalidValue("additionalMetadata", Reason.FORMAT) from None


def _name(file: UploadedFile) -> str:
    return plain_text(file.name or "")[-_LONGEST_NAME:]
