"""What events about fees say to officers (收费经过): amounts with their basis, bills, reasons."""

from collections.abc import Iterator

from django.utils.translation import gettext

from tongban.core.cases.fee_events import (
    FeeCancelled,
    FeeCharged,
    FeeEvent,
    FeeNotDue,
    FeeReduced,
    FeeRefunded,
    FeeSettled,
)
from tongban.web.components import labels


def fee_words(event: FeeEvent) -> Iterator[str]:
    """Yield what an event about fees says beyond its name."""
    match event:
        case FeeCharged():
            yield from (f"{one.name} {labels.money(one.due)}（{one.basis}）" for one in event.fees)
            yield gettext("缴款单号 %(number)s") % {"number": event.bill}
        case FeeReduced():
            yield labels.money(event.amount)
            yield event.reduction
        case FeeSettled():
            yield labels.money(event.amount)
        case FeeRefunded():
            yield labels.money(event.amount)
            yield event.reason
        case FeeCancelled():
            yield event.reason
        case FeeNotDue():
            return
