"""Notices, delivery of results, archives: where they are and what they answer (告知的预期)."""

from attacks.expected import (
    COUNTER,
    COUNTER_READ_ONLY,
    DESK,
    HALL,
    HERS,
    HERS_DONE,
    HERS_REFUSED,
    ISSUING,
    ISSUING_READ_ONLY,
    NO_SUCH_VERB,
    NOBODY,
    Expected,
)
from tongban.core.people.actors import Citizen, Officer
from tongban.store.notices.queries import notices_for

NOTHING = "00000000-0000-4000-8000-000000000000"
NO_PACKAGE = "302 403 403 404 404 403 403 403"
DONE_IN_THE_HALL = "302 302 302 403 403 403 403 403"
REFUSED_IN_THE_HALL = "302 422 422 403 403 403 403 403"
DONE_AT_THE_COUNTER = "302 403 403 302 302 302 403 403"
REFUSED_AT_THE_COUNTER = "302 403 403 422 422 422 403 403"
NOTIFIED_FILLED = {
    "my/notices/": "my/notices/",
    "my/notices/read/": "my/notices/read/",
    "my/notices/settings/": "my/notices/settings/",
    "my/notices/address/": "my/notices/address/",
    "my/notices/<uuid:notice_id>/": "my/notices/{notice_told}/",
    "my/notices/<uuid:notice_id>/go/": "my/notices/{notice_told}/go/",
    "my/cases/<uuid:case_id>/delivery/": "my/cases/{case}/delivery/",
    "counter/notices/": "counter/notices/",
    "counter/notices/read/": "counter/notices/read/",
    "counter/notices/settings/": "counter/notices/settings/",
    "counter/notices/address/": "counter/notices/address/",
    "counter/notices/<uuid:notice_id>/": "counter/notices/{duty_told}/",
    "counter/notices/<uuid:notice_id>/go/": "counter/notices/{duty_told}/go/",
    "counter/archives/": "counter/archives/",
    "counter/archives/order/": "counter/archives/order/",
    "counter/archives/<uuid:case>/": "counter/archives/{case}/",
    "counter/archives/<uuid:case>/verify/": "counter/archives/{case}/verify/",
    "console/notices/": "console/notices/",
    "console/notices/sent/": "console/notices/sent/?channel=sms&standing=dead",
    "console/notices/bots/": "console/notices/bots/",
    "console/notices/bots/<uuid:bot>/end/": f"console/notices/bots/{NOTHING}/end/",
    "console/notices/templates/": "console/notices/templates/",
    "console/notices/<uuid:delivery>/again/": f"console/notices/{NOTHING}/again/",
}
NOTIFIED_EXPECTED = {
    "my/notices/": Expected(HALL, NO_SUCH_VERB),
    "my/notices/read/": Expected(NO_SUCH_VERB, DONE_IN_THE_HALL),
    "my/notices/settings/": Expected(HALL, REFUSED_IN_THE_HALL),
    "my/notices/address/": Expected(NO_SUCH_VERB, DONE_IN_THE_HALL),
    "my/notices/<uuid:notice_id>/": Expected(HERS, NO_SUCH_VERB),
    "my/notices/<uuid:notice_id>/go/": Expected(NO_SUCH_VERB, HERS_DONE),
    "my/cases/<uuid:case_id>/delivery/": Expected(HERS, HERS_REFUSED),
    "counter/notices/": Expected(COUNTER, COUNTER_READ_ONLY),
    "counter/notices/read/": Expected(COUNTER_READ_ONLY, DONE_AT_THE_COUNTER),
    "counter/notices/settings/": Expected(COUNTER, REFUSED_AT_THE_COUNTER),
    "counter/notices/address/": Expected(COUNTER_READ_ONLY, DONE_AT_THE_COUNTER),
    "counter/notices/<uuid:notice_id>/": Expected(DESK, COUNTER_READ_ONLY),
    "counter/notices/<uuid:notice_id>/go/": Expected(
        COUNTER_READ_ONLY, "302 403 403 302 404 302 403 403"
    ),
    "counter/archives/": Expected(ISSUING, ISSUING_READ_ONLY),
    "counter/archives/order/": Expected(ISSUING_READ_ONLY, "302 403 403 302 302 403 403 403"),
    "counter/archives/<uuid:case>/": Expected(NO_PACKAGE, ISSUING_READ_ONLY),
    "counter/archives/<uuid:case>/verify/": Expected(ISSUING_READ_ONLY, NO_PACKAGE),
    "console/notices/": Expected(NOBODY, NOBODY),
    "console/notices/sent/": Expected(NOBODY, NOBODY),
    "console/notices/bots/": Expected(NOBODY, NOBODY),
    "console/notices/bots/<uuid:bot>/end/": Expected(NOBODY, NOBODY),
    "console/notices/templates/": Expected(NOBODY, NOBODY),
    "console/notices/<uuid:delivery>/again/": Expected(NOBODY, NOBODY),
}


def notice_places(owner: Citizen, officer: Officer) -> dict[str, str]:
    """Return what the owner and the department were told last."""
    return {
        "notice_told": str(notices_for(owner)[0].id),
        "duty_told": str(notices_for(officer)[0].id),
    }
