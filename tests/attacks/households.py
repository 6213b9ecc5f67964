"""A check of the owner's household, for its addresses to lead to, and what they answer."""

from attacks.expected import (
    HALL,
    HERS,
    HERS_DONE,
    HERS_REFUSED,
    ISSUING,
    ISSUING_READ_ONLY,
    NO_SUCH_VERB,
    ONLY_READ,
    Expected,
)
from tongban.actions.exchange.household import asking, beginning, signing
from tongban.actions.exchange.household.beginning import Named
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen

_ITEM = "subsistence_allowance"
_HALL, _COUNTER = "my/households/", "counter/households/"
_MINE, _DESK = f"{_HALL}<uuid:check>/", f"{_COUNTER}<uuid:check>/"
_ELSEWHERE = "302 403 403 404 404 403 403 403"
"""The officers of the world belong to departments that take no part in the item."""

HOUSEHOLDS_FILLED = {
    _HALL: _HALL,
    f"{_HALL}begin/<slug:item>/": f"{_HALL}begin/{_ITEM}/",
    _MINE: f"{_HALL}{{household}}/",
    f"{_MINE}give-up/": f"{_HALL}{{household}}/give-up/",
    f"{_MINE}<int:slot>/sign/": f"{_HALL}{{household}}/1/sign/",
    f"{_MINE}<int:slot>/take-back/": f"{_HALL}{{household}}/1/take-back/",
    f"{_MINE}<int:slot>/<slug:source>/<str:element>/": (
        f"{_HALL}{{household}}/1/vehicles/means.vehicles/"
    ),
    _COUNTER: _COUNTER,
    _DESK: f"{_COUNTER}{{household}}/",
    f"{_DESK}close/": f"{_COUNTER}{{household}}/close/",
    f"{_DESK}<int:slot>/paper/": f"{_COUNTER}{{household}}/1/paper/",
    f"{_DESK}<int:slot>/file/": f"{_COUNTER}{{household}}/1/file/",
}
HOUSEHOLDS_EXPECTED = {
    _HALL: Expected(HALL, NO_SUCH_VERB),
    f"{_HALL}begin/<slug:item>/": Expected(HALL, "302 422 422 403 403 403 403 403"),
    _MINE: ONLY_READ,
    f"{_MINE}give-up/": Expected(HERS, HERS_DONE),
    f"{_MINE}<int:slot>/sign/": Expected(HERS, HERS_REFUSED),
    f"{_MINE}<int:slot>/take-back/": Expected(HERS, HERS_DONE),
    f"{_MINE}<int:slot>/<slug:source>/<str:element>/": Expected(HERS, HERS_REFUSED),
    _COUNTER: Expected(ISSUING, ISSUING_READ_ONLY),
    _DESK: Expected(_ELSEWHERE, ISSUING_READ_ONLY),
    f"{_DESK}close/": Expected(ISSUING_READ_ONLY, _ELSEWHERE),
    f"{_DESK}<int:slot>/paper/": Expected(_ELSEWHERE, _ELSEWHERE),
    f"{_DESK}<int:slot>/file/": Expected(_ELSEWHERE, ISSUING_READ_ONLY),
}


def household_places(owner: Citizen, outside: Outside) -> dict[str, str]:
    """Return where a check of the owner is, who lives alone and has signed."""
    alone = (Named(name=owner.name, number=owner.person, relation="本人"),)
    check = beginning.begin(owner, _ITEM, alone, outside, listed=())
    signing.authorise(owner, check, 1, outside)
    asking.ask_due(outside)
    return {"household": str(check)}
