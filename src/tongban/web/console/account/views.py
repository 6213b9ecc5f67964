"""How an officer signs in (工作人员的登录): the same as for citizens, idle limits apart."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.web.components import sign_ins
from tongban.web.components.access import officer_required
from tongban.web.components.sections import Page, show
from tongban.web.components.signing_out import ended
from tongban.web.console.requests import officer_of, outside_of


@officer_required()
@require_safe
def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Show how the officer signs in and where they are signed in."""
    account = officer_of(request).account
    page = Page(
        title=gettext("我的登录"),
        body=(
            sign_ins.how(account),
            sign_ins.keys(account),
            *sign_ins.providers(account),
            sign_ins.devices(
                request,
                account,
                now=outside_of(request).now,
                idle_minutes=settings.OFFICER_IDLE_MINUTES,
                end=reverse("console:end_sign_in"),
            ),
        ),
    )
    return show(request, page)


@officer_required()
@require_POST
def end(request: HttpRequest) -> HttpResponseBase:
    """End one sign-in of the officer, or all but this one."""
    return ended(request, officer_of(request), back=reverse("console:sign_in"))
