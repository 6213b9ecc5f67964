"""Trouble told honestly (故障应答): too large is 413, a busy database 503 with a time to retry.

A full disk is told like a busy database: nothing was kept, and reading goes on (F07).
"""

import errno
import sys
from collections.abc import Callable
from typing import Final

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from tongban.project import errors
from tongban.web.components.whole_number import whole_number

Answer = Callable[[HttpRequest], HttpResponse]
RETRY_SECONDS = 5
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORM_OVERHEAD = 1024 * 1024
_log = structlog.get_logger("tongban.faults")


def body_limit(get_response: Answer) -> Answer:
    """Refuse a request by its announced length, before a byte of it is read."""
    limit = settings.UPLOAD_MEGABYTES * 1024 * 1024 + _FORM_OVERHEAD

    def respond(request: HttpRequest) -> HttpResponse:
        announced = whole_number(request.META.get("CONTENT_LENGTH") or "0")
        if announced is None or announced > limit:
            return errors.too_large(request)
        return get_response(request)

    return respond


class BusyDatabase:
    """Answer 503 when a statement, a lock or the connection timed out; nothing was kept."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass through."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Turn a database that has no time for us into a page that says when to come again."""
        full = isinstance(fault, OSError) and fault.errno in _FULL
        if full or isinstance(fault, OperationalError | InterfaceError):
            return _busy(request, fault)
        return None


def failed(request: HttpRequest) -> HttpResponse:
    """Answer what no view caught: without its database nobody is known, before any view is asked.

    Django comes here with the exception still being handled.
    """
    fault = sys.exception()
    if isinstance(fault, OperationalError | InterfaceError):
        return _busy(request, fault)
    return errors.failed(request)


def _busy(request: HttpRequest, fault: Exception) -> HttpResponse:
    _log.warning("database busy", exc_info=fault)
    response = errors.unavailable(request)
    response["Retry-After"] = str(RETRY_SECONDS)
    return response
