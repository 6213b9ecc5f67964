"""How I sign in (我的登录): by what, and every browser in which I am signed in now."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.web.components import navigation, sign_ins
from tongban.web.components.access import agent_admitted
from tongban.web.components.sections import Page, show
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of


@agent_admitted
@require_safe
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Show how the person signs in and where they are signed in."""
    account = citizen_of(request).account
    page = Page(
        title=gettext("我的登录"),
        back=navigation.BackLink(href=places.mine()),
        body=(
            sign_ins.how(account),
            sign_ins.keys(account),
            *sign_ins.providers(account),
            sign_ins.devices(
                request,
                account,
                now=outside_of(request).now,
                idle_minutes=settings.CITIZEN_IDLE_MINUTES,
                end=reverse("hall:end_sign_in"),
            ),
        ),
    )
    return show(request, page)
