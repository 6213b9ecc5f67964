"""The person's inbox (我的消息), one notice, and how they want to be told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.web.components.access import agent_admitted
from tongban.web.components.notices import NoticePlaces, acting
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of


def _places() -> NoticePlaces:
    return NoticePlaces(namespace="hall", home=places.mine())


@agent_admitted
@require_safe
def notices(request: HttpRequest) -> HttpResponseBase:
    """Show what the person was told."""
    return acting.show_inbox(request, citizen_of(request), _places())


@agent_admitted
@require_safe
def notice(request: HttpRequest, notice_id: UUID) -> HttpResponseBase:
    """Show one notice."""
    return acting.show_one(request, citizen_of(request), _places(), notice_id)


@agent_admitted
@require_POST
def notice_go(request: HttpRequest, notice_id: UUID) -> HttpResponseBase:
    """Read a notice and go on to the case."""
    return acting.go(request, citizen_of(request), notice_id)


@agent_admitted
@require_POST
def notices_read(request: HttpRequest) -> HttpResponseBase:
    """Mark everything as read."""
    return acting.go_all(request, citizen_of(request), _places())


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def notice_settings(request: HttpRequest) -> HttpResponseBase:
    """Show or keep how the person wants to be told."""
    return acting.settings(request, citizen_of(request), _places())


@agent_admitted
@require_POST
def notice_address(request: HttpRequest) -> HttpResponseBase:
    """Take a mail address, or its code."""
    return acting.address(request, citizen_of(request), _places())
