"""Who is there, and for how long (会话): the actor, the idle and absolute limits, nothing cached.

Limits live on the server: closing the laptop or copying the cookie does not stretch them.
"""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control

from tongban.core.people.actors import Actor, Officer
from tongban.project import wiring
from tongban.project.middleware.devices import device_of
from tongban.store.people.sessions import BEGAN, DEVICE, SEEN

Answer = Callable[[HttpRequest], HttpResponse]
ACTING_FOR = "acting_for"
_NOTE_EVERY_SECONDS = 60


def actor(get_response: Answer) -> Answer:
    """Put on each request the actor behind it: a frozen value, or None for the public."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.actor = wiring.actor_for(  # type: ignore[attr-defined]
                request.user, acting_for=request.session.get(ACTING_FOR)
            )
        return get_response(request)

    return respond


def session_limits(get_response: Answer) -> Answer:
    """End a session that stood idle too long or lasted too long, then answer as to a stranger."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            _keep_or_end(request, now=int(time.time()))
        return get_response(request)

    return respond


def no_store(get_response: Answer) -> Answer:
    """Forbid every cache to keep a page that was made for someone."""

    def respond(request: HttpRequest) -> HttpResponse:
        signed_in = request.user.is_authenticated
        response = get_response(request)
        if signed_in or request.user.is_authenticated:
            add_never_cache_headers(response)
            patch_cache_control(response, no_store=True, private=True)
        return response

    return respond


def _keep_or_end(request: HttpRequest, *, now: int) -> None:
    session = request.session
    began = session.setdefault(BEGAN, now)
    seen = session.setdefault(SEEN, now)
    if DEVICE not in session:
        session[DEVICE] = device_of(request.headers.get("User-Agent", ""))
    someone: Actor | None = request.actor  # type: ignore[attr-defined]
    if now - began > settings.SESSION_HOURS * 3600 or now - seen > _idle_seconds(someone):
        logout(request)
        request.actor = None  # type: ignore[attr-defined]
    elif now - seen > _NOTE_EVERY_SECONDS:
        session[SEEN] = now


def _idle_seconds(someone: Actor | None) -> int:
    minutes = (
        settings.OFFICER_IDLE_MINUTES
        if isinstance(someone, Officer)
        else settings.CITIZEN_IDLE_MINUTES
    )
    return int(minutes) * 60
