"""What the middleware puts on an officer's request (请求), and which posts keep the catalogue."""

from typing import cast

from django.http import HttpRequest

from tongban.actions.outside import Outside
from tongban.core.people.actors import Officer, Role

EDITORS = (Role.ITEM_ADMINISTRATOR,)
"""The posts that take items apart."""

REVIEWERS = (Role.ITEM_REVIEWER, Role.LEGAL_REVIEWER)
"""The posts that a version passes before it is published: the business side, then the legal one."""

KEEPERS = (*EDITORS, *REVIEWERS, Role.DATA_STEWARD, Role.SUPERVISOR, Role.REFORMER)
"""Whoever looks at the catalogue as a whole; none of them sees anyone's case here."""


def officer_of(request: HttpRequest) -> Officer:
    """Return the officer who asks; the guard of the view has made sure that it is one."""
    return cast("Officer", request.actor)  # type: ignore[attr-defined]


def outside_of(request: HttpRequest) -> Outside:
    """Return the clock, the calendar and all else that lies outside the database."""
    return cast("Outside", request.outside)  # type: ignore[attr-defined]
