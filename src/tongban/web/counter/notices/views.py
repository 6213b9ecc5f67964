"""The inbox of a unit (部门消息), one notice, and how an officer wants to be told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.web.components.access import officer_required
from tongban.web.components.notices import NoticePlaces, acting
from tongban.web.counter.requests import READERS, TOLD, officer_of


def _places(request: HttpRequest) -> NoticePlaces:
    """Return where notices stand; the hotline has its work elsewhere than those of cases."""
    home = "counter:inbox" if officer_of(request).roles & set(READERS) else "console:feedback"
    return NoticePlaces(namespace="counter", home=reverse(home))


@officer_required(*TOLD)
@require_safe
def notices(request: HttpRequest) -> HttpResponseBase:
    """Show what the unit was told."""
    return acting.show_inbox(request, officer_of(request), _places(request))


@officer_required(*TOLD)
@require_safe
def notice(request: HttpRequest, notice_id: UUID) -> HttpResponseBase:
    """Show one notice."""
    return acting.show_one(request, officer_of(request), _places(request), notice_id)


@officer_required(*TOLD)
@require_POST
def notice_go(request: HttpRequest, notice_id: UUID) -> HttpResponseBase:
    """Read a notice and go on to the case."""
    return acting.go(request, officer_of(request), notice_id)


@officer_required(*TOLD)
@require_POST
def notices_read(request: HttpRequest) -> HttpResponseBase:
    """Mark everything as read."""
    return acting.go_all(request, officer_of(request), _places(request))


@officer_required(*TOLD)
@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request: HttpRequest) -> HttpResponseBase:
    """Show or keep how the officer wants to be told."""
    return acting.settings(request, officer_of(request), _places(request))


@officer_required(*TOLD)
@require_POST
def notice_address(request: HttpRequest) -> HttpResponseBase:
    """Take a mail address, or its code."""
    return acting.address(request, officer_of(request), _places(request))
