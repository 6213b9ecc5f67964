"""Money that comes (收款): noted and confirmed at a window, less of it where the law lets it."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.payments import reducing, window
from tongban.actions.payments.desk import AT_THE_WINDOW, JUDGING
from tongban.core.payments.bill_events import PaymentWay
from tongban.core.payments.bills import Bill, BillStatus
from tongban.web.components import labels
from tongban.web.components.component import Words
from tongban.web.counter.fees.bill_act import (
    BillAct,
    BillDesk,
    Fields,
    amount_field,
    one_of,
    reason,
    yuan,
)


def _payment_fields(desk: BillDesk) -> Fields:
    return {
        "slip": forms.CharField(label=gettext("缴款凭条编号"), max_length=20),
        "amount": amount_field(
            gettext("收到多少元"), gettext("要和缴费单的金额一样。"), desk.bill.total
        ),
    }


def _note(desk: BillDesk, told: dict[str, Any]) -> None:
    window.note_payment(
        desk.officer,
        desk.id,
        desk.outside,
        slip=told["slip"],
        amount=yuan(told["amount"]),
        revision=desk.revision,
    )


def _noted(desk: BillDesk) -> Fields:
    choices = (
        (
            one.serial,
            gettext("%(serial)s，%(amount)s，登记人 %(by)s")
            % {"serial": one.serial, "amount": labels.money(one.amount), "by": one.by.name},
        )
        for one in desk.bill.reports
        if one.way is PaymentWay.WINDOW
    )
    return {"serial": one_of(gettext("哪一笔"), choices)}


def _noted_and_why(desk: BillDesk) -> Fields:
    return {**_noted(desk), "reason": reason(gettext("为什么划掉"))}


def _confirm(desk: BillDesk, told: dict[str, Any]) -> None:
    window.confirm_payment(
        desk.officer, desk.id, desk.outside, serial=told["serial"], revision=desk.revision
    )


def _drop(desk: BillDesk, told: dict[str, Any]) -> None:
    window.drop_payment(
        desk.officer,
        desk.id,
        desk.outside,
        serial=told["serial"],
        reason=told["reason"],
        revision=desk.revision,
    )


def _claims(desk: BillDesk) -> Iterator[tuple[str, str]]:
    names = {one.id: one.name for one in desk.bill.charges}
    for one in desk.bill.asked:
        found = reducing.reduction_named(desk.bill, desk.outside.fees, one.charge, one.reduction)
        yield (
            f"{one.charge}/{one.reduction}",
            gettext("%(fee)s：%(reduction)s。申请人说：%(evidence)s")
            % {"fee": names[one.charge], "reduction": found.name, "evidence": one.evidence},
        )


def _claim_fields(label: Words) -> Callable[[BillDesk], Fields]:
    def fields(desk: BillDesk) -> Fields:
        return {"which": one_of(gettext("哪一项"), _claims(desk)), "reason": reason(label)}

    return fields


def _grant_claim(desk: BillDesk, told: dict[str, Any]) -> None:
    charge, _, reduction = told["which"].partition("/")
    reducing.grant(
        desk.officer,
        desk.id,
        desk.outside,
        charge=charge,
        reduction=reduction,
        found=told["reason"],
        revision=desk.revision,
    )


def _decline_claim(desk: BillDesk, told: dict[str, Any]) -> None:
    charge, _, reduction = told["which"].partition("/")
    reducing.decline(
        desk.officer,
        desk.id,
        desk.outside,
        charge=charge,
        reduction=reduction,
        reason=told["reason"],
        revision=desk.revision,
    )


def _is_noted(bill: Bill) -> bool:
    return any(one.way is PaymentWay.WINDOW for one in bill.reports)


ACTS: Final = (
    BillAct(
        slug="confirm-payment",
        title=gettext_lazy("确认窗口收款"),
        done=gettext_lazy("已确认，缴费单已缴清"),
        roles=AT_THE_WINDOW,
        open_to=_is_noted,
        fields=_noted,
        carry_out=_confirm,
    ),
    BillAct(
        slug="drop-payment",
        title=gettext_lazy("划掉没有收到的款"),
        done=gettext_lazy("已划掉"),
        roles=AT_THE_WINDOW,
        open_to=_is_noted,
        fields=_noted_and_why,
        carry_out=_drop,
    ),
    BillAct(
        slug="grant-reduction",
        title=gettext_lazy("准予减免"),
        done=gettext_lazy("已减免，申请人会看到"),
        roles=JUDGING,
        open_to=lambda bill: bool(bill.asked),
        fields=_claim_fields(gettext_lazy("核对了什么")),
        carry_out=_grant_claim,
    ),
    BillAct(
        slug="decline-reduction",
        title=gettext_lazy("不予减免"),
        done=gettext_lazy("没有减免，申请人会看到原因"),
        roles=JUDGING,
        open_to=lambda bill: bool(bill.asked),
        fields=_claim_fields(gettext_lazy("为什么不减免")),
        carry_out=_decline_claim,
    ),
)
"""What waits for somebody comes first."""

LAST: Final = (
    BillAct(
        slug="note-payment",
        title=gettext_lazy("登记窗口收款"),
        done=gettext_lazy("已登记，等另一名工作人员确认"),
        roles=AT_THE_WINDOW,
        open_to=lambda bill: bill.status is BillStatus.DUE and not bill.asked,
        fields=_payment_fields,
        carry_out=_note,
    ),
)
"""What may be done and need not be."""
