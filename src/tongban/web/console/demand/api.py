"""The demand list for programs (清单接口): the same address as the page, answered as JSON."""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from tongban.web.components.access import officer_required
from tongban.web.console.demand.listing import Line, lines
from tongban.web.console.demand.views import found_for
from tongban.web.console.requests import KEEPERS
from tongban.web.console.what_if.api import released


@officer_required(*KEEPERS)
@require_safe
def demand_api(request: HttpRequest) -> HttpResponseBase:
    """Return the list that the address asks for, the proof, and the curve of what is possible."""
    asked, city, found = found_for(request)
    choice = found.choice
    return JsonResponse(
        {
            **released(city),
            "asked": dict(asked.pairs()) | {"refused": list(asked.refused)},
            "handed_in": found.asked,
            "spared": choice.submissions,
            "bound": choice.bound,
            "proven": choice.proven,
            "lines": [_line(one) for one in lines(found, city)],
            "curve": [one._asdict() for one in choice.curve],
        }
    )


def _line(line: Line) -> dict[str, Any]:
    return {
        "interface": line.code,
        "name": line.name,
        "holder": line.holder,
        "papers": line.papers,
        "items": {"total": line.all_items, "first": line.items},
        "spared": line.spared,
        "spared_so_far": line.so_far,
    }
