"""Words about bills that several pages share (缴费用语)."""

from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.payments.bills import BillStatus, Refund, RefundStatus
from tongban.store.cases.queries.filings import filed_by
from tongban.store.payments.queries import KeptBill, bill_where
from tongban.web.components import labels, messages
from tongban.web.hall.visitor import citizen_of, theirs

_TONES = {
    BillStatus.SETTLED: messages.Tone.GOOD,
    BillStatus.PARTLY_REFUNDED: messages.Tone.GOOD,
    BillStatus.DUE: messages.Tone.ATTENTION,
    BillStatus.ORDERED: messages.Tone.ATTENTION,
}


def their_bill(request: HttpRequest, bill_id: UUID) -> KeptBill:
    """Return one bill of the person who asks, or raise the NotFound that everyone else gets."""
    mine = filed_by(citizen_of(request), "filing__")
    return theirs(bill_where(mine, bill_id), request, "bill.open", bill_id)


def place(bill_id: UUID) -> str:
    """Return the page of a bill."""
    return reverse("hall:bill", args=[bill_id])


def status_tag(status: BillStatus) -> messages.Tag:
    """Return where a bill stands."""
    return messages.Tag(words=labels.label(status), tone=_TONES.get(status, messages.Tone.PLAIN))


def refund_words(refund: Refund) -> str:
    """Return what becomes of a refund, as its payer reads it."""
    words = {
        RefundStatus.ASKED: gettext("%(amount)s：办理部门已申请退给您，等待另一名工作人员批准。"),
        RefundStatus.APPROVED: gettext("%(amount)s：已批准退给您，银行正在原路退回。"),
        RefundStatus.PAID: gettext("%(amount)s：已经退回您付款的账户。"),
        RefundStatus.DECLINED: gettext("%(amount)s：没有批准退费。"),
    }[refund.status]
    said = words % {"amount": labels.money(refund.amount)}
    reason = refund.declined_because or refund.reason
    return gettext("%(said)s原因：%(reason)s") % {"said": said, "reason": reason}
