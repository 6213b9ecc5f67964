"""How sure before an act (加强核验): held back here, asked on a page of its own, and back again.

What was being done is kept in the session, so that nothing typed is lost: after the proof one is
where one was, and a form that was sent is sent again by one press (A38).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from tongban.core.people.assurance import Assurance, StepUp, sure_enough
from tongban.core.vocabulary.citations import Citation
from tongban.web.components import labels
from tongban.web.components.component import Words

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

HELD_BACK: Final = "held_back"
"""The place in the session of what waits for a proof."""

_TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
_MOST_CHARACTERS: Final = 200_000


def held_back(
    request: HttpRequest,
    wanted: Assurance,
    *,
    why: Words,
    fresh: bool = False,
    basis: Citation | None = None,
) -> HttpResponseBase | None:
    """Return where to prove who one is before going on; None when that is sure enough."""
    proofs = getattr(request, "proofs", ())
    answer = sure_enough(wanted, proofs, now=timezone.now(), fresh=fresh)
    if not isinstance(answer, StepUp):
        return None
    request.session[HELD_BACK] = {
        "wanted": wanted.value,
        "fresh": fresh,
        "why": str(why),
        "basis": labels.citation(basis or answer.citation),
        "path": request.get_full_path(),
        "fields": _typed(request),
    }
    place = reverse("account_prove")
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(place)
    return HttpResponseRedirect(place)


def lately_proven(
    why: Words, *, wanted: Assurance = Assurance.PROVEN, reading: bool = False
) -> Callable[[View[P]], View[P]]:
    """Want a proof of the last minutes before a view acts; with `reading` before it shows, too.

    Put it under the decorator that says for whom the view is.
    """

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if reading or request.method not in {"GET", "HEAD"}:
                waiting = held_back(request, wanted, why=why, fresh=True)
                if waiting is not None:
                    return waiting
            return view(request, *args, **kwargs)

        return guarded

    return guard


def _typed(request: HttpRequest) -> list[list[Any]] | None:
    """Return what was sent with a form, to be sent again; None when only a page was opened."""
    if request.method != "POST":
        return None
    fields = [
        [name, value] for name, values in request.POST.lists() if name != _TOKEN for value in values
    ]
    return fields if sum(len(str(value)) for _, value in fields) <= _MOST_CHARACTERS else None
