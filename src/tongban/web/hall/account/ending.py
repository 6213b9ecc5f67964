"""Sign out elsewhere (让其他设备退出), for citizens."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_POST

from tongban.web.components.access import agent_admitted
from tongban.web.components.signing_out import ended
from tongban.web.hall.visitor import citizen_of


@agent_admitted
@require_POST
def end(request: HttpRequest) -> HttpResponseBase:
    """End one sign-in of the person, or all but this one."""
    return ended(request, citizen_of(request), back=reverse("hall:sign_in"))
