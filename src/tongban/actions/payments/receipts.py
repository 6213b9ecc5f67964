"""Receipts (缴费凭证): what was paid, for what and by what right, as a page that says it is a show.

An electronic bill of the treasury (财政电子票据) is made out by the treasury's own system;
this page stands in its place in a demonstration and says so.
"""

from collections.abc import Iterator

from tongban.actions.outside import Outside
from tongban.actions.vouchers.issuing import PLATFORM
from tongban.adapters.documents import DocumentKind, Matter, Row, Voucher
from tongban.core.cases.acts import day_of
from tongban.core.payments.bills import Bill, Payment
from tongban.core.vocabulary.errors import NotFound

_NOT_REAL = "本凭证由示范系统生成，仅用于演示，不是财政票据，不能报销。"


def print_receipt(bill: Bill, payer: str, outside: Outside) -> bytes:
    """Return the receipt of a settled bill as PDF, the same bytes each time.

    Raises:
        NotFound: when nothing was paid.
        Unavailable: when no Chinese font is installed.
    """
    payment = bill.placed
    if payment is None:
        raise NotFound("nothing was paid")
    return outside.press.render(receipt_of(bill, payment, payer))


def receipt_of(bill: Bill, payment: Payment, payer: str) -> Voucher:
    """Return what the receipt says."""
    return Voucher(
        kind=DocumentKind.PAID,
        number=bill.number,
        department=PLATFORM,
        addressee=payer,
        dated_on=day_of(payment.at),
        paragraphs=(
            f"已收到您缴纳的 {payment.amount.label}。",
            _NOT_REAL,
        ),
        rows=(
            Row(label="缴款单号", value=bill.number),
            Row(label="缴费方式", value=payment.way.label),
            Row(label="流水号", value=payment.serial),
            Row(label="合计", value=payment.amount.label),
            *_gone_back(bill, payment),
        ),
        matters_heading="收费项目",
        matters=tuple(_matters(bill)),
    )


def _matters(bill: Bill) -> Iterator[Matter]:
    for one in bill.charges:
        less = f"，减免 {one.reduced.label}（{one.reduction}）" if one.reduced else ""
        yield Matter(
            title=f"{one.name} {one.due.label}",
            explanation=(
                f"{one.case.item_name}，办件编号 {one.case.number}，标准 {one.standard.label}{less}"
            ),
            basis=one.basis,
        )


def _gone_back(bill: Bill, payment: Payment) -> Iterator[Row]:
    back = bill.refunded_of_placed
    if back:
        yield Row(label="已退", value=back.label)
        yield Row(label="实收", value=(payment.amount - back).label)
