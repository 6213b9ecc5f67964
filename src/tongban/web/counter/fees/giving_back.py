"""Money that goes back (退费): asked for by one officer, approved by another."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext, gettext_lazy

from tongban.actions.payments import refunding
from tongban.actions.payments.desk import APPROVING, AT_THE_WINDOW
from tongban.core.payments.bills import Bill, RefundStatus
from tongban.core.vocabulary.money import Money
from tongban.web.components import labels
from tongban.web.counter.fees.bill_act import (
    BillAct,
    BillDesk,
    Fields,
    amount_field,
    one_of,
    reason,
    yuan,
)


def _refund_fields(desk: BillDesk) -> Fields:
    bill = desk.bill
    payments = [one for one in bill.payments if bill.left_of(one)]
    cases = {one.case.id: one.case.item_name for one in bill.charges}
    wanted = bill.owed_back or Money.total(bill.left_of(one) for one in payments)
    return {
        "serial": one_of(
            gettext("退哪一笔款"),
            (
                (
                    one.serial,
                    gettext("%(serial)s，还可退 %(left)s%(why)s")
                    % {
                        "serial": one.serial,
                        "left": labels.money(bill.left_of(one)),
                        "why": f"（{one.reason}）" if one.reason else "",
                    },
                )
                for one in payments
            ),
            chosen=next((one.serial for one in payments if not one.placed), None),
        ),
        "amount": amount_field(gettext("退多少元"), gettext("不能超过还可退的金额。"), wanted),
        "case": forms.ChoiceField(
            label=gettext("为哪个办件退"),
            choices=[("", gettext("不为某个办件，例如重复付款")), *cases.items()],
            required=False,
        ),
        "reason": reason(gettext("为什么退")),
    }


def _ask_refund(desk: BillDesk, told: dict[str, Any]) -> None:
    refunding.ask(
        desk.officer,
        desk.id,
        desk.outside,
        serial=told["serial"],
        amount=yuan(told["amount"]),
        reason=told["reason"],
        case=told["case"],
        revision=desk.revision,
    )


def _asked(desk: BillDesk) -> Fields:
    choices = (
        (
            one.number,
            gettext("%(amount)s：%(reason)s，申请人 %(by)s")
            % {"amount": labels.money(one.amount), "reason": one.reason, "by": one.asked_by.name},
        )
        for one in desk.bill.refunds
        if one.status is RefundStatus.ASKED
    )
    return {"refund": one_of(gettext("哪一笔退费"), choices)}


def _asked_and_why(desk: BillDesk) -> Fields:
    return {**_asked(desk), "reason": reason(gettext("为什么不批准"))}


def _approve(desk: BillDesk, told: dict[str, Any]) -> None:
    refunding.approve(
        desk.officer, desk.id, desk.outside, refund=told["refund"], revision=desk.revision
    )


def _decline(desk: BillDesk, told: dict[str, Any]) -> None:
    refunding.decline(
        desk.officer,
        desk.id,
        desk.outside,
        refund=told["refund"],
        reason=told["reason"],
        revision=desk.revision,
    )


def _is_asked(bill: Bill) -> bool:
    return any(one.status is RefundStatus.ASKED for one in bill.refunds)


ACTS: Final = (
    BillAct(
        slug="approve-refund",
        title=gettext_lazy("批准退费"),
        done=gettext_lazy("已批准，原路退回"),
        roles=APPROVING,
        open_to=_is_asked,
        fields=_asked,
        carry_out=_approve,
    ),
    BillAct(
        slug="decline-refund",
        title=gettext_lazy("不批准退费"),
        done=gettext_lazy("没有批准，申请的人会看到原因"),
        roles=APPROVING,
        open_to=_is_asked,
        fields=_asked_and_why,
        carry_out=_decline,
    ),
    BillAct(
        slug="ask-refund",
        title=gettext_lazy("申请退费"),
        done=gettext_lazy("已申请，等另一名工作人员批准"),
        roles=AT_THE_WINDOW,
        open_to=lambda bill: any(bill.left_of(one) for one in bill.payments),
        fields=_refund_fields,
        carry_out=_ask_refund,
    ),
)
"""What waits for a second officer comes first."""
