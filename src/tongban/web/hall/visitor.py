"""Who opens a page, and what it may reach (来访者): what the middleware put on the request."""

from typing import TypeVar, cast

from django.http import HttpRequest

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.errors import NotFound

Found = TypeVar("Found")


def citizen_of(request: HttpRequest) -> Citizen:
    """Return the citizen who opens a page that only citizens open."""
    return cast("Citizen", request.actor)  # type: ignore[attr-defined]


def outside_of(request: HttpRequest) -> Outside:
    """Return what lies outside the database: clock, calendar, registers, gate, seal."""
    return cast("Outside", request.outside)  # type: ignore[attr-defined]


def theirs(found: Found | None, request: HttpRequest, action: str, subject: object) -> Found:
    """Return what was found; note the attempt when it is not there or not theirs.

    Raises:
        NotFound: the same for what never was and for what belongs to somebody else.
    """
    if found is None:
        note(citizen_of(request), action, str(subject), outcome="not_found")
        raise NotFound(f"{action}: nothing under {subject} for this person")
    return found
