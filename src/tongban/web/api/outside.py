"""What the interface may reach (外部): what the middleware put on the request."""

from typing import cast

from django.http import HttpRequest

from tongban.actions.outside import Outside


def outside_of(request: HttpRequest) -> Outside:
    """Return what lies outside the database: clock, calendar, seal, index."""
    return cast("Outside", request.outside)  # type: ignore[attr-defined]
