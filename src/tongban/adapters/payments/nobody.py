"""No bank (没有接入银行): nothing is collected online; fees are paid at a window."""

from collections.abc import Mapping
from datetime import date, datetime

from tongban.core.payments.bank import FoundOrder, GivenBack, PaymentNotice, PaymentSlip, RefundSlip
from tongban.core.payments.reconciliation import Movement
from tongban.core.vocabulary.errors import InvalidValue, Reason, Unavailable


class NoBank:
    """Collects nothing."""

    def open(self, slip: PaymentSlip) -> str:
        """Raise: nothing can be paid online."""
        raise Unavailable(f"no bank collects {slip.order}")

    def find(self, order: str) -> FoundOrder:
        """Raise: there is nobody to ask."""
        raise Unavailable(f"no bank knows {order}")

    def close(self, order: str) -> FoundOrder:
        """Raise: there is nobody to ask."""
        raise Unavailable(f"no bank knows {order}")

    def refund(self, slip: RefundSlip) -> GivenBack:
        """Raise: nothing goes back by a bank."""
        raise Unavailable(f"no bank gives back {slip.refund}")

    def ledger(self, day: date) -> tuple[Movement, ...]:
        """Raise: there is no ledger."""
        raise Unavailable(f"no bank has a ledger of {day}")

    def believe(self, headers: Mapping[str, str], body: bytes, *, now: datetime) -> PaymentNotice:
        """Believe nobody."""
        del headers, body, now
        raise InvalidValue("signature", Reason.CHECK)
