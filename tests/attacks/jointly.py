"""A joint handling of what the owner filed, in which the officer's department was asked."""

from datetime import timedelta

from city.people import officer
from city.stories import DRAINS

from attacks.expected import (
    COUNTER,
    COUNTER_READ_ONLY,
    DESK,
    HERS,
    HERS_DONE,
    ISSUED_REFUSED,
    NO_SUCH_VERB,
    ONLY_READ,
    Expected,
)
from tongban.actions.joint import opinions
from tongban.actions.joint.reading import own
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen, Role

_MINE, _DESK = "my/filings/<uuid:filing_id>/", "counter/joint/"

JOINT_FILLED = {
    _DESK: _DESK,
    f"{_DESK}<uuid:matter>/": f"{_DESK}{{joint}}/",
    f"{_DESK}<uuid:matter>/<slug:slug>/": f"{_DESK}{{joint}}/answer/",
    f"{_MINE}together/": "my/filings/{joint_filing}/together/",
    f"{_MINE}visit/confirm/": "my/filings/{joint_filing}/visit/confirm/",
    f"{_MINE}visit/decline/": "my/filings/{joint_filing}/visit/decline/",
}
JOINT_EXPECTED = {
    _DESK: Expected(COUNTER, COUNTER_READ_ONLY),
    f"{_DESK}<uuid:matter>/": Expected(DESK, COUNTER_READ_ONLY),
    f"{_DESK}<uuid:matter>/<slug:slug>/": Expected(
        "302 403 403 200 404 403 403 403", ISSUED_REFUSED
    ),
    f"{_MINE}together/": ONLY_READ,
    f"{_MINE}visit/confirm/": Expected(NO_SUCH_VERB, HERS_DONE),
    f"{_MINE}visit/decline/": Expected(HERS, HERS_DONE),
}


def joint_places(owner: Citizen, outside: Outside, *, asked: str) -> dict[str, str]:
    """Return where a joint handling is in which a department was asked for its opinion."""
    filing = DRAINS.filed(owner, outside).id
    matter = own(owner, filing)
    assert matter is not None
    opinions.ask(
        officer("housing", Role.EXAMINER, staff="joint"),
        matter.id,
        outside,
        department=asked,
        about="经营场所是否已经登记",
        due_on=outside.today + timedelta(days=7),
    )
    return {"joint": str(matter.id), "joint_filing": str(filing)}
