"""How many files a person may send (上传频率): so many forms with files a minute, then 429.

A paper is looked into by a process of its own; one account must not keep them all busy. It is
refused by its announced kind, before a byte of it is read.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tongban.project import errors
from tongban.web.components.rates import too_often

Answer = Callable[[HttpRequest], HttpResponse]


def upload_limit(get_response: Answer) -> Answer:
    """Refuse the form with files that is one too many for its sender this minute."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.content_type == "multipart/form-data":
            now = timezone.now()
            if too_often("upload", _sender(request), most=settings.UPLOADS_A_MINUTE, now=now):
                return errors.too_many_files(request)
        return get_response(request)

    return respond


def _sender(request: HttpRequest) -> str:
    """Return the account, or for whoever has none the address of the connection."""
    if request.user.is_authenticated:
        return f"account-{request.user.pk}"
    return str(request.META.get("REMOTE_ADDR", ""))
