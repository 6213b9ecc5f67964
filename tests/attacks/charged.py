"""A bill of the owner, for its addresses to lead to, and what they answer."""

from dataclasses import replace

from city.handling import Desk
from paymentwork import CARD, PRACTICES, bills_of

from attacks.expected import (
    HALL,
    HERS_DONE,
    ISSUING,
    ISSUING_READ_ONLY,
    NO_SUCH_VERB,
    NOTHING_TO_DISPUTE,
    ONLY_READ,
    Expected,
)
from tongban.actions.outside import Outside
from tongban.core.people.actors import Citizen
from tongban.store.payments.models import DifferenceRow

_HALL, _COUNTER = "my/bills/", "counter/fees/"
_MINE, _DESK = f"{_HALL}<uuid:bill_id>/", f"{_COUNTER}<uuid:bill_id>/"
_ELSEWHERE = "302 403 403 404 404 403 403 403"
"""The officers of the world belong to departments that do not collect by the bill."""

_WATCHING = "302 403 403 404 404 200 403 403"
"""Whoever watches over all sees every difference."""

CHARGED_FILLED = {
    _HALL: _HALL,
    _MINE: f"{_HALL}{{bill}}/",
    f"{_MINE}pay/": f"{_HALL}{{bill}}/pay/",
    f"{_MINE}waiting/": f"{_HALL}{{bill}}/waiting/",
    f"{_MINE}progress/": f"{_HALL}{{bill}}/progress/",
    f"{_MINE}reduction/": f"{_HALL}{{bill}}/reduction/",
    f"{_MINE}receipt/": f"{_HALL}{{bill}}/receipt/",
    "payments/notices/": "payments/notices/",
    _COUNTER: _COUNTER,
    f"{_COUNTER}ledgers/": f"{_COUNTER}ledgers/",
    f"{_COUNTER}ledgers/reconcile/": f"{_COUNTER}ledgers/reconcile/",
    f"{_COUNTER}ledgers/<int:difference>/": f"{_COUNTER}ledgers/{{difference}}/",
    _DESK: f"{_COUNTER}{{bill}}/",
    f"{_DESK}<slug:verb>/": f"{_COUNTER}{{bill}}/note-payment/",
}
CHARGED_EXPECTED = {
    _HALL: Expected(HALL, NO_SUCH_VERB),
    _MINE: ONLY_READ,
    f"{_MINE}pay/": Expected(NO_SUCH_VERB, HERS_DONE),
    f"{_MINE}waiting/": Expected(HERS_DONE, NO_SUCH_VERB),
    f"{_MINE}progress/": ONLY_READ,
    f"{_MINE}reduction/": Expected(HERS_DONE, HERS_DONE),
    f"{_MINE}receipt/": Expected(NOTHING_TO_DISPUTE, NO_SUCH_VERB),
    "payments/notices/": Expected("405", "403"),
    _COUNTER: Expected(ISSUING, ISSUING_READ_ONLY),
    f"{_COUNTER}ledgers/": Expected(
        "302 403 403 200 200 200 403 403", "302 403 403 405 405 405 403 403"
    ),
    f"{_COUNTER}ledgers/reconcile/": Expected(
        "302 403 403 405 405 405 403 403", "302 403 403 302 302 302 403 403"
    ),
    f"{_COUNTER}ledgers/<int:difference>/": Expected(_WATCHING, "302 403 403 404 404 422 403 403"),
    _DESK: Expected(_ELSEWHERE, ISSUING_READ_ONLY),
    f"{_DESK}<slug:verb>/": Expected(_ELSEWHERE, _ELSEWHERE),
}


def charged_places(owner: Citizen, outside: Outside) -> dict[str, str]:
    """Return where a bill of the owner is, and a difference about it."""
    collecting = replace(outside, fees=PRACTICES)
    filing = CARD.filed(owner, collecting)
    Desk.of("public_security", collecting).accept(filing.cases[0].id)
    [bill] = bills_of(filing.id)
    difference = DifferenceRow.objects.create(
        day=outside.today,
        kind="only_at_bank",
        serial="YH1",
        direction="in",
        bill=bill,
        here=0,
        at_bank=1,
        found_at=outside.now,
    )
    return {"bill": str(bill.pk), "difference": str(difference.pk)}
