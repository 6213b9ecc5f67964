"""What is kept, held, copied and assessed of people, for those who try every address."""

from attacks.expected import (
    HALL,
    HERS_DONE,
    NO_SUCH_VERB,
    ONLY_READ,
    OPEN_TO_READ,
    Expected,
)
from tongban.actions.my_data import asking
from tongban.actions.my_data.copying import make_waiting, order
from tongban.actions.outside import Outside
from tongban.actions.retention import holding
from tongban.core.people.actors import Citizen, Officer
from tongban.core.people.holds import HoldScope
from tongban.core.people.rights import RightKind

RECORDS = "302 403 403 403 403 200 200 403"
RECORDS_READ_ONLY = "302 403 403 403 403 405 405 403"
RECORDS_REFUSED = "302 403 403 403 403 422 422 403"
ASSESSING = "302 403 403 403 403 403 200 200"
ASSESSING_READ_ONLY = "302 403 403 403 403 403 405 405"
NOT_KEPT_HERE = "302 403 403 403 403 403 403 403"
RECORDS_TOO_LATE = "302 403 403 403 403 409 409 403"

GUARDED_FILLED = {
    "items/<slug:code>/privacy/": "items/food_business_licence/privacy/",
    "console/impact/": "console/impact/",
    "console/impact/<slug:item>/": "console/impact/food_business_licence/",
    "console/impact/<slug:item>/<slug:verb>/": "console/impact/food_business_licence/submit/",
    "my/data/": "my/data/",
    "my/data/copy/": "my/data/copy/",
    "my/data/copy/progress/": "my/data/copy/progress/",
    "my/data/copy/<uuid:copy>/": "my/data/copy/{data_copy}/",
    "my/data/requests/new/<slug:kind>/": "my/data/requests/new/correction/",
    "my/data/requests/<uuid:key>/": "my/data/requests/{right}/",
    "my/data/requests/<uuid:key>/withdraw/": "my/data/requests/{right}/withdraw/",
    "my/consents/": "my/consents/",
    "console/rights/": "console/rights/",
    "console/rights/answered/": "console/rights/answered/",
    "console/rights/<uuid:key>/": "console/rights/{right}/",
    "console/rights/<uuid:key>/answer/": "console/rights/{right}/answer/",
    "console/retention/": "console/retention/",
    "console/retention/report/": "console/retention/report/",
    "console/retention/holds/": "console/retention/holds/",
    "console/retention/holds/new/": "console/retention/holds/new/",
    "console/retention/holds/<uuid:hold>/": "console/retention/holds/{hold}/",
    "console/retention/holds/<uuid:hold>/<slug:verb>/": "console/retention/holds/{hold}/agree/",
}
GUARDED_EXPECTED = {
    "items/<slug:code>/privacy/": OPEN_TO_READ,
    "console/impact/": Expected(ASSESSING, ASSESSING_READ_ONLY),
    "console/impact/<slug:item>/": Expected(ASSESSING, ASSESSING_READ_ONLY),
    "console/impact/<slug:item>/<slug:verb>/": Expected(
        ASSESSING_READ_ONLY, "302 403 403 403 403 403 422 422"
    ),
    "my/data/": Expected(HALL, NO_SUCH_VERB),
    "my/data/copy/": Expected(NO_SUCH_VERB, "302 302 302 403 403 403 403 403"),
    "my/data/copy/progress/": Expected(HALL, NO_SUCH_VERB),
    "my/data/copy/<uuid:copy>/": ONLY_READ,
    "my/data/requests/new/<slug:kind>/": Expected(HALL, "302 422 422 403 403 403 403 403"),
    "my/data/requests/<uuid:key>/": ONLY_READ,
    "my/data/requests/<uuid:key>/withdraw/": Expected(NO_SUCH_VERB, HERS_DONE),
    "my/consents/": Expected(HALL, NO_SUCH_VERB),
    "console/rights/": Expected(NOT_KEPT_HERE, NOT_KEPT_HERE),
    "console/rights/answered/": Expected(NOT_KEPT_HERE, NOT_KEPT_HERE),
    "console/rights/<uuid:key>/": Expected(NOT_KEPT_HERE, NOT_KEPT_HERE),
    "console/rights/<uuid:key>/answer/": Expected(NOT_KEPT_HERE, NOT_KEPT_HERE),
    "console/retention/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/report/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/holds/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/holds/new/": Expected(RECORDS, RECORDS_REFUSED),
    "console/retention/holds/<uuid:hold>/": Expected(RECORDS, RECORDS_READ_ONLY),
    "console/retention/holds/<uuid:hold>/<slug:verb>/": Expected(
        RECORDS_READ_ONLY, RECORDS_TOO_LATE
    ),
}


def guarded_places(owner: Citizen, steward: Officer, outside: Outside) -> dict[str, str]:
    """Return where a hold, a copy of the owner's data and a request of theirs are."""
    hold = holding.ask(
        steward, outside, scope=HoldScope.KIND, target="jobs", reason="审计", basis="审计通知书"
    )
    copy = order(owner, outside)
    make_waiting(outside, days=3650)
    right = asking.ask(owner, outside, kind=RightKind.CORRECTION, words="手机号码换了")
    return {"hold": str(hold), "data_copy": str(copy), "right": str(right)}
