"""An entry on a list about the owner, for addresses of credit to lead to, and what they answer."""

from dataclasses import replace
from datetime import timedelta

from city.people import officer
from creditwork import new_entry

from attacks.expected import (
    HALL,
    HERS,
    HERS_REFUSED,
    NO_SUCH_VERB,
    STEWARDING,
    STEWARDING_READ_ONLY,
    STEWARDING_REFUSED,
    Expected,
)
from tongban.actions.credit import listing
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen, Officer, Role

CREDIT_FILLED = {
    "my/credit/": "my/credit/",
    "my/credit/<uuid:entry>/": "my/credit/{credit}/",
    "console/credit/": "console/credit/",
    "console/credit/all/": "console/credit/all/?list=penalties",
    "console/credit/new/": "console/credit/new/",
    "console/credit/<uuid:entry>/": "console/credit/{credit}/",
    "console/credit/<uuid:entry>/<slug:verb>/": "console/credit/{credit}/annul/",
}
CREDIT_EXPECTED = {
    "my/credit/": Expected(HALL, NO_SUCH_VERB),
    "my/credit/<uuid:entry>/": Expected(HERS, HERS_REFUSED),
    "console/credit/": Expected(STEWARDING, STEWARDING_READ_ONLY),
    "console/credit/all/": Expected(STEWARDING, STEWARDING_READ_ONLY),
    "console/credit/new/": Expected(STEWARDING, STEWARDING_REFUSED),
    "console/credit/<uuid:entry>/": Expected(STEWARDING, STEWARDING_READ_ONLY),
    "console/credit/<uuid:entry>/<slug:verb>/": Expected(STEWARDING_READ_ONLY, STEWARDING_REFUSED),
}


def credit_places(owner: Citizen, steward: Officer, outside: Outside) -> dict[str, str]:
    """Return an entry about the owner that closes nothing to them."""
    colleague = officer(steward.department, Role.DATA_STEWARD, staff="d2")
    recent = outside.today - timedelta(days=30)
    new = replace(new_entry(owner.person, outside, onto="minor_offences"), decided_on=recent)
    entry = listing.propose(colleague, new, outside)
    listing.confirm(steward, entry, outside)
    return {"credit": str(entry)}
