"""What events about fees mean for the applicant (收费经过): amounts, the bill, why."""

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


def fee_told(event: FeeEvent) -> str:
    """Return what an event about fees means, blank where its label says it all."""
    match event:
        case FeeCharged():
            fees = "、".join(f"{one.name} {labels.money(one.due)}" for one in event.fees)
            return gettext("%(fees)s。缴款单号：%(number)s") % {"fees": fees, "number": event.bill}
        case FeeReduced():
            return gettext("少缴 %(amount)s：%(reduction)s（%(basis)s）") % {
                "amount": labels.money(event.amount),
                "reduction": event.reduction,
                "basis": event.basis,
            }
        case FeeSettled():
            return labels.money(event.amount)
        case FeeRefunded():
            return gettext("%(amount)s：%(reason)s") % {
                "amount": labels.money(event.amount),
                "reason": event.reason,
            }
        case FeeCancelled():
            return event.reason
        case FeeNotDue():
            return ""
