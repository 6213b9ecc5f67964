"""How sure before an act of a citizen (办事前核验): as the city configured it, act by act (A38)."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

from tongban.core.people.assurance_levels import OnlineAct
from tongban.web.components.assurance import held_back
from tongban.web.components.component import Words
from tongban.web.hall.visitor import outside_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def sure_enough_to(
    act: OnlineAct, why: Words, *, reading: bool = False
) -> Callable[[View[P]], View[P]]:
    """Want what the city wants of an act before a view acts; with `reading` before it shows, too.

    Put it under the decorator that says for whom the view is.
    """

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if reading or request.method not in {"GET", "HEAD"}:
                waiting = held_back_from(request, act, why)
                if waiting is not None:
                    return waiting
            return view(request, *args, **kwargs)

        return guarded

    return guard


def held_back_from(request: HttpRequest, act: OnlineAct, why: Words) -> HttpResponseBase | None:
    """Return where to prove who one is before an act; None when that is sure enough."""
    wanted = outside_of(request).assurance.wanted(act)
    return held_back(request, wanted.level, why=why, fresh=wanted.fresh, basis=wanted.citation)
