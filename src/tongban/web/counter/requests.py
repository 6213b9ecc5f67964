"""What the middleware puts on a request of an officer (请求): who asks, and what lies outside."""

from typing import cast

from django.http import HttpRequest

from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer, Role

HANDLERS = (Role.WINDOW, Role.EXAMINER, Role.APPROVER)
"""The posts that work on cases."""

READERS = (*HANDLERS, Role.SUPERVISOR)
"""The posts that look into cases: whoever keeps the catalogue or the data has no ground to."""

TOLD = (*READERS, Role.HOTLINE)
"""The posts that are told of what waits for them."""


def officer_of(request: HttpRequest) -> Officer:
    """Return the officer who asks; the guard of the view has made sure that it is one."""
    return cast("Officer", request.actor)  # type: ignore[attr-defined]


def outside_of(request: HttpRequest) -> Outside:
    """Return the clock, the calendar and all else that lies outside the database."""
    return cast("Outside", request.outside)  # type: ignore[attr-defined]
