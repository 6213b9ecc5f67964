"""Who is at the window (窗口代填): on the pages of applying a clerk writes for whoever is there.

The clerk stays signed in as themselves. Only where an application is asked about, written and
filed does a request count as the person's, and only while the attendance stands; everything else
that is the person's stays closed to the window.
"""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext

from tongban.actions.attending.names import person_at_window
from tongban.core.people.actors import Officer
from tongban.web.components.window import ATTENDANCE

Answer = Callable[[HttpRequest], HttpResponse]
PAGES: Final = frozenset(
    {
        "question",
        "checklist",
        "begin",
        "draft",
        "refresh",
        "draft_question",
        "draft_items",
        "form",
        "save",
        "dispute",
        "paper",
        "commitments",
        "check",
        "draft_delivery",
        "join",
        "discard",
        "file",
    }
)
"""Where an application is asked about, written and filed."""


class AtWindow:
    """Put the person at the window on requests for pages of applying."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass through."""
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., object], *_arguments: object
    ) -> HttpResponse | None:
        """Let the clerk write for whoever is there; lead back when nobody is any more."""
        clerk = request.actor  # type: ignore[attr-defined]
        kept = request.session.get(ATTENDANCE) if isinstance(clerk, Officer) else None
        if kept is None or not _of_applying(request.resolver_match):
            return None
        person = person_at_window(clerk, UUID(kept), request.outside)  # type: ignore[attr-defined]
        if person is not None:
            request.actor = person  # type: ignore[attr-defined]
            return None
        del request.session[ATTENDANCE]
        messages.warning(request, gettext("这次窗口接待已经结束，请重新核验身份。"))
        return HttpResponseRedirect(reverse("counter:window"))


def _of_applying(match: ResolverMatch | None) -> bool:
    return match is not None and match.namespace == "hall" and match.url_name in PAGES
