"""The window, campaigns and projects: where their pages are, and what they answer to everybody."""

from standings import seen

from attacks.expected import (
    COUNTER,
    COUNTER_READ_ONLY,
    HERS_BUT_NOT_SO,
    HERS_DONE,
    ISSUED,
    ISSUING,
    ISSUING_READ_ONLY,
    ISSUING_REFUSED,
    NO_SUCH_VERB,
    NOTHING_TO_DISPUTE,
    OPEN_TO_READ,
    Expected,
)
from tongban.actions.attending.receiving import receive
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen, Officer

ATTENDANCE = "counter/window/<uuid:attendance>/"
HERE = "counter/window/{attendance}/"
PAPERS = "counter/window/papers/"
NO_CAMPAIGN = "302 403 403 404 404 404 403 403"
NO_RECEIPT = "302 403 403 404 404 403 403 403"
DONE_THERE = "302 403 403 302 404 403 403 403"

KINDS_FILLED = {
    "counter/window/": "counter/window/",
    ATTENDANCE: HERE,
    f"{ATTENDANCE}name/": f"{HERE}name/",
    f"{ATTENDANCE}region/": f"{HERE}region/",
    f"{ATTENDANCE}paper/": f"{HERE}paper/",
    f"{ATTENDANCE}deny/<slug:code>/": f"{HERE}deny/nobodys/",
    PAPERS: PAPERS,
    f"{PAPERS}<slug:code>/": f"{PAPERS}nobodys/",
    f"{PAPERS}<slug:code>/scan/": f"{PAPERS}nobodys/scan/",
    f"{PAPERS}<slug:code>/answer/": f"{PAPERS}nobodys/answer/",
    f"{ATTENDANCE}end/": f"{HERE}end/",
    f"{ATTENDANCE}receipts/<uuid:voucher>/": f"{HERE}receipts/{{notice}}/",
    "counter/projects/": "counter/projects/?code=2603-519900-47-01-000123",
    "console/campaigns/": "console/campaigns/",
    "console/campaigns/<slug:code>/": "console/campaigns/primary_enrolment_2026/",
    "console/campaigns/<slug:code>/<slug:verb>/": (
        "console/campaigns/primary_enrolment_2026/publish/"
    ),
    "campaigns/": "campaigns/",
    "campaigns/<slug:code>/": "campaigns/primary_enrolment_2026/",
    "campaigns/<slug:code>/results.csv": "campaigns/primary_enrolment_2026/results.csv",
    "my/cases/<uuid:case_id>/campaign/": "my/cases/{case}/campaign/",
    "my/cases/<uuid:case_id>/again/": "my/cases/{case}/again/",
    "my/projects/<slug:code>/": "my/projects/2603-519900-47-01-000123/",
    "drafts/<uuid:draft_id>/join/": "drafts/{draft}/join/",
}
KINDS_EXPECTED = {
    "counter/window/": Expected(ISSUING, ISSUING_REFUSED),
    ATTENDANCE: Expected(ISSUED, ISSUING_READ_ONLY),
    f"{ATTENDANCE}name/": Expected(ISSUING_READ_ONLY, DONE_THERE),
    f"{ATTENDANCE}region/": Expected(ISSUING_READ_ONLY, DONE_THERE),
    f"{ATTENDANCE}paper/": Expected(NO_RECEIPT, NO_RECEIPT),
    f"{ATTENDANCE}deny/<slug:code>/": Expected(ISSUING_READ_ONLY, NO_RECEIPT),
    PAPERS: Expected(ISSUING, ISSUING_READ_ONLY),
    f"{PAPERS}<slug:code>/": Expected(NO_RECEIPT, ISSUING_READ_ONLY),
    f"{PAPERS}<slug:code>/scan/": Expected(NO_RECEIPT, ISSUING_READ_ONLY),
    f"{PAPERS}<slug:code>/answer/": Expected(ISSUING_READ_ONLY, NO_RECEIPT),
    f"{ATTENDANCE}end/": Expected(ISSUING_READ_ONLY, DONE_THERE),
    f"{ATTENDANCE}receipts/<uuid:voucher>/": Expected(NO_RECEIPT, ISSUING_READ_ONLY),
    "counter/projects/": Expected(COUNTER, COUNTER_READ_ONLY),
    "console/campaigns/": Expected(COUNTER, COUNTER_READ_ONLY),
    "console/campaigns/<slug:code>/": Expected(NO_CAMPAIGN, COUNTER_READ_ONLY),
    "console/campaigns/<slug:code>/<slug:verb>/": Expected(ISSUING_READ_ONLY, NO_RECEIPT),
    "campaigns/": OPEN_TO_READ,
    "campaigns/<slug:code>/": Expected("404", "405"),
    "campaigns/<slug:code>/results.csv": Expected("404", "405"),
    "my/cases/<uuid:case_id>/campaign/": Expected(NOTHING_TO_DISPUTE, NOTHING_TO_DISPUTE),
    "my/cases/<uuid:case_id>/again/": Expected(HERS_DONE, HERS_DONE),
    "my/projects/<slug:code>/": Expected(NOTHING_TO_DISPUTE, NO_SUCH_VERB),
    "drafts/<uuid:draft_id>/join/": Expected(HERS_BUT_NOT_SO, NOTHING_TO_DISPUTE),
}


def kinds_places(owner: Citizen, clerk: Officer, outside: Outside) -> dict[str, str]:
    """Return where the owner is at the window of a clerk."""
    return {"attendance": str(receive(clerk, seen(owner), outside))}
