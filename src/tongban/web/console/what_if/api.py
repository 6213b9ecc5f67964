"""What-ifs for programs (推演接口): the same address as the page, answered as JSON.

`with` repeats, one change each, written as on the page; `weights` is `items` or `cases`. What an
address names that does not exist is left out, so the answer says which changes it took.
"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from tongban.actions.burden import CityBurden, city_burden
from tongban.core.graph.what_if.compare import Pair, ServiceChange
from tongban.core.vocabulary.errors import InvalidValue
from tongban.engines.burden.what_if import Answer
from tongban.web.components.access import officer_required
from tongban.web.console.requests import KEEPERS, outside_of
from tongban.web.console.what_if.answer import LISTED
from tongban.web.console.what_if.changes import read, switched
from tongban.web.console.what_if.wording import item_name, part_name

Json = dict[str, Any]


@officer_required(*KEEPERS)
@require_safe
def what_if_api(request: HttpRequest) -> HttpResponseBase:
    """Return what the changes in the address would do."""
    city = city_burden(outside_of(request), by_cases=request.GET.get("weights") == "cases")
    changes = read(request.GET.getlist("with"), city)
    try:
        answer = city.what_if(switched(changes, city), most=LISTED)
    except InvalidValue:
        return JsonResponse({"error": "these steps cannot be merged with one another"}, status=422)
    taken = [one.written for one in changes]
    return JsonResponse({**released(city), "with": taken, **_told(answer, city)})


def released(city: CityBurden) -> Json:
    """Return which release the figures are of, and whether a newer one is being counted."""
    return {"release": str(city.graph.notes["release"]), "stale": city.stale}


def _told(answer: Answer, city: CityBurden) -> Json:
    compared = answer.compared
    changed, unchanged = answer.departments.counts()
    return {
        "total": _pair(compared.figures),
        "clienteles": {one.value: _pair(pair) for one, pair in compared.clienteles.items()},
        "departments": {
            "changed": changed,
            "unchanged": unchanged,
            "first": [
                {"department": code, **_pair(pair)}
                for code, pair in answer.departments.changed(LISTED)
            ],
        },
        "items": {
            "changed": answer.changed,
            "first": [_change(one, city) for one in compared.changes],
        },
    }


def _pair(pair: Pair) -> Json:
    return {"before": pair.before._asdict(), "after": pair.after._asdict()}


def _change(change: ServiceChange, city: CityBurden) -> Json:
    item = change.service.item
    return {
        "item": item,
        "name": item_name(item, city),
        "journey": change.service.journey or None,
        **_pair(change.figures),
        "requirements": [
            {
                "requirement": one.requirement,
                "name": part_name(item, one.requirement, city),
                "before": one.before.value if one.before else None,
                "after": one.after.value if one.after else None,
            }
            for one in change.needs
        ],
    }
