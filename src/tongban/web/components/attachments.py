"""Files to keep (附件): they leave as attachments that no browser runs.

Their kind is stated, never guessed, and a policy of their own forbids them to load or run anything.
"""

from typing import Final

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PDF: Final = "application/pdf"


def attachment(content: bytes, media_type: str, *, name: str) -> HttpResponse:
    """Return bytes as a file to keep."""
    response = HttpResponse(content, content_type=media_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
