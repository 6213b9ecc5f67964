"""Where people see how they sign in (我的登录): citizens in the hall, officers in the console."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from tongban.core.people.actors import Citizen
from tongban.project.sign_in.pages import actor_of
from tongban.project.sign_in.signed_in import signed_in


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Lead to the page of whoever is signed in."""
    hall = isinstance(actor_of(request), Citizen)
    return HttpResponseRedirect(reverse("hall:sign_in" if hall else "console:sign_in"))
