"""What is kept, held, copied and assessed of people, for those who try every address."""

from attacks.expected import Expected
from tongban.actions.outside import Outside
from tongban.actions.retention import holding
from tongban.core.people.actors import Officer
from tongban.core.people.holds import HoldScope

RECORDS = "302 403 403 403 403 200 200 403"
RECORDS_READ_ONLY = "302 403 403 403 403 405 405 403"
RECORDS_REFUSED = "302 403 403 403 403 422 422 403"
RECORDS_TOO_LATE = "302 403 403 403 403 409 409 403"

GUARDED_FILLED = {
    "console/retention/": "console/retention/",
    "console/retention/report/": "console/retention/report/",
    "console/retention/holds/": "console/retention/holds/",
    "console/retention/holds/new/": "console/retention/holds/new/",
    "console/retention/holds/<uuid:hold>/": "console/retention/holds/{hold}/",
    "console/retention/holds/<uuid:hold>/<slug:verb>/": "console/retention/holds/{hold}/agree/",
}
GUARDED_EXPECTED = {
    "console/retention/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/report/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/holds/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/holds/new/": Expected(RECORDS, RECORDS_REFUSED),
    "console/retention/holds/<uuid:hold>/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/holds/<uuid:hold>/<slug:verb>/": Expected(
        RECORDS_READ_ONLY, RECORDS_TOO_LATE
    ),
}


def guarded_places(steward: Officer, outside: Outside) -> dict[str, str]:
    """Return where a hold on a kind of record is."""
    hold = holding.ask(
        steward, outside, scope=HoldScope.KIND, target="jobs", reason="审计", basis="审计通知书"
    )
    return {"hold": str(hold)}
