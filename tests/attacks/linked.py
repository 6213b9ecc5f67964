"""A library that the steward's department keeps, for addresses to lead to, and their answers."""

from librarywork import LIN, filled

from attacks.expected import (
    CONSOLE,
    CONSOLE_READ_ONLY,
    STEWARDING,
    STEWARDING_READ_ONLY,
    STEWARDING_REFUSED,
    Expected,
)
from tongban.actions.outside import Outside
from tongban.core.libraries.reviewing import PairStatus
from tongban.core.people.actors import Officer
from tongban.store.libraries.queries import entity_by_number, pairs_for

LIBRARIES_FILLED = {
    "console/libraries/": "console/libraries/",
    "console/libraries/<slug:code>/": "console/libraries/population/",
    "console/libraries/<slug:code>/find/": "console/libraries/population/find/?number=1",
    "console/libraries/<slug:code>/build/": "console/libraries/population/build/",
    "console/libraries/<slug:code>/review/": "console/libraries/population/review/",
    "console/libraries/pairs/<uuid:key>/": "console/libraries/pairs/{library_pair}/",
    "console/libraries/pairs/<uuid:key>/<slug:verb>/": (
        "console/libraries/pairs/{library_pair}/decide/"
    ),
    "console/libraries/entities/<slug:code>/": "console/libraries/entities/{library_entity}/",
    "console/libraries/entities/<slug:code>/<slug:verb>/": (
        "console/libraries/entities/{library_entity}/propose/"
    ),
}
_ACTS = Expected(STEWARDING_READ_ONLY, STEWARDING_REFUSED)
_READ = Expected(STEWARDING, STEWARDING_READ_ONLY)
LIBRARIES_EXPECTED = {
    "console/libraries/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/libraries/<slug:code>/": Expected(CONSOLE, CONSOLE_READ_ONLY),
    "console/libraries/<slug:code>/find/": _READ,
    "console/libraries/<slug:code>/build/": Expected(
        STEWARDING_READ_ONLY, "302 403 403 403 403 403 302 403"
    ),
    "console/libraries/<slug:code>/review/": _READ,
    "console/libraries/pairs/<uuid:key>/": _READ,
    "console/libraries/pairs/<uuid:key>/<slug:verb>/": _ACTS,
    "console/libraries/entities/<slug:code>/": _READ,
    "console/libraries/entities/<slug:code>/<slug:verb>/": _ACTS,
}


def library_places(steward: Officer, outside: Outside) -> dict[str, str]:
    """Return an entity and a doubtful pair of a library."""
    filled(outside, keeper=steward.department)
    pair = pairs_for(steward, "population", status=PairStatus.OPEN)[0]
    return {
        "library_pair": str(pair.id),
        "library_entity": str(entity_by_number(steward, "population", LIN)),
    }
