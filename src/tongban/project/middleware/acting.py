"""In whose name (办事身份): the request after an authority has ended is not carried out.

It is led to where the person sees in whose name they may act, with the reason; whatever they were
about to do in the other's name is not done in their own (民法典 §173, §175).
"""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django_htmx.http import HttpResponseClientRedirect

from tongban.core.people.actors import Actor, Citizen
from tongban.project.middleware.sessions import ACTING_FOR
from tongban.store.people.standing import standing_of
from tongban.web.hall.mandates.wording import why_not

Answer = Callable[[HttpRequest], HttpResponse]
_ENDED: Final = "您不能再以刚才的名义办事，现在是您本人。"


def lost_authority(get_response: Answer) -> Answer:
    """Lead whoever may no longer act for another to the page of names, once."""

    def respond(request: HttpRequest) -> HttpResponse:
        actor: Actor | None = request.actor  # type: ignore[attr-defined]
        reference = request.session.get(ACTING_FOR) if isinstance(actor, Citizen) else None
        if not isinstance(actor, Citizen) or not reference or actor.representing is not None:
            return get_response(request)
        request.session.cycle_key()
        request.session[ACTING_FOR] = None
        messages.warning(request, _why(actor, str(reference)))
        address = reverse("hall:acting")
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRedirect(address)
        return HttpResponseRedirect(address)

    return respond


def _why(actor: Citizen, reference: str) -> str:
    standing = standing_of(actor.account, actor.person, reference, today=timezone.localdate())
    reason = "" if standing is None or standing.holds else why_not(standing)
    return f"{reason}{gettext(_ENDED)}"
