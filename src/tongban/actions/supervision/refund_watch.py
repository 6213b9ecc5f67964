"""Watch refunds (退费监察): what bills show, kept with the case that the money was for."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, Q

from tongban.actions.outside import Outside
from tongban.actions.watching import keep
from tongban.core.supervision.owed_refunds import owed_refunds
from tongban.core.supervision.sightings import Sighting
from tongban.store.cases.models import Case
from tongban.store.payments.events import BILLS
from tongban.store.payments.models import BilledFee, BillRow


def look_at_refunds(outside: Outside) -> int:
    """Look at the bills from which money may have to go back; return how many."""
    waiting = Q(gives_back=True) | Q(attention=True, received__gt=F("refunded"))
    bills = list(BillRow.objects.filter(waiting))
    found = shown_by_bills(bills, outside)
    for case in Case.objects.filter(pk__in=found):
        keep(case, found[case.pk], outside.now)
    return len(bills)


def shown_of_refunds(case: Case, outside: Outside) -> list[Sighting]:
    """Return what the bills of one case show in it."""
    bills = BillRow.objects.filter(pk__in=BilledFee.objects.filter(case=case).values("bill_id"))
    return shown_by_bills(bills, outside)[case.pk]


def shown_by_bills(bills: Iterable[BillRow], outside: Outside) -> dict[UUID, list[Sighting]]:
    """Return what bills show, by the case in which it is found."""
    found: defaultdict[UUID, list[Sighting]] = defaultdict(list)
    for bill in bills:
        history = BILLS.read(bill.records.all())
        shown = owed_refunds(outside.rules, history, today=outside.today, calendar=outside.calendar)
        for case, sighting in shown:
            found[UUID(case)].append(sighting)
    return found
