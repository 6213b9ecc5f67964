"""A bill (缴费单): what is charged for and by what right, what happened to it, what to do next."""

from collections.abc import Iterator
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.payments.receipts import print_receipt
from tongban.actions.payments.reducing import reductions_of
from tongban.core.payments.bills import Bill, BillStatus
from tongban.core.payments.charges import FeeCharge
from tongban.store.cases.queries.filings import filed_by
from tongban.store.payments.queries import KeptBill, bills_where, payer_of
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.attachments import PDF, attachment
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_moment
from tongban.web.hall import places
from tongban.web.hall.bills.standing import asks_for_money
from tongban.web.hall.bills.wording import place, refund_words, status_tag, their_bill
from tongban.web.hall.visitor import citizen_of, outside_of


@agent_admitted
@require_safe
def bills(request: HttpRequest) -> HttpResponseBase:
    """List the person's bills, those that wait for money among them."""
    found = bills_where(filed_by(citizen_of(request), "filing__"))
    page = Page(
        title=gettext("我的缴费"),
        back=navigation.Breadcrumbs(
            links=(navigation.Link(words=gettext("我的"), href=places.mine()),),
            here=gettext("我的缴费"),
        ),
        body=lists.CardList(
            rows=True,
            cards=tuple(
                lists.Card(
                    title=one.title,
                    href=place(one.id),
                    summary=gettext("缴款单号 %(number)s") % {"number": one.number},
                    facts=(status_tag(one.status), labels.money(one.total)),
                )
                for one in found
            ),
        )
        if found
        else messages.EmptyState(
            title=gettext("没有缴费单"),
            advice=gettext("多数事项不收费。要收费的，受理以后缴费单会出现在这里和办件页上。"),
        ),
    )
    return show(request, page)


@agent_admitted
@require_safe
def bill(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    """Show one bill to its payer."""
    kept = their_bill(request, bill_id)
    page = Page(
        title=gettext("缴费单"),
        caption=gettext("缴款单号 %(number)s") % {"number": kept.bill.number},
        back=navigation.Breadcrumbs(
            links=(
                navigation.Link(words=gettext("我的"), href=places.mine()),
                navigation.Link(words=kept.filing_title, href=places.filing(kept.filing)),
            ),
            here=gettext("缴费单"),
        ),
        above=_wanted(request, kept),
        body=(
            lists.SummaryList(rows=tuple(_standing(kept.bill))),
            Section(title=gettext("收费项目"), id="charges", body=_charges(kept.bill)),
            *_refunds(kept.bill),
            Section(title=gettext("经过"), id="past", body=_past(kept)),
        ),
    )
    return show(request, page)


@agent_admitted
@require_safe
def receipt(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    """Hand out the receipt of a settled bill as PDF."""
    kept = their_bill(request, bill_id)
    content = print_receipt(kept.bill, payer_of(bill_id), outside_of(request))
    return attachment(content, PDF, name=f"{kept.bill.number}.pdf")


def _wanted(request: HttpRequest, kept: KeptBill) -> Content:
    """Return what the payer does next, on top of the page."""
    bill = kept.bill
    if bill.status is BillStatus.DUE and not bill.asked:
        return (_pay(kept), _less(request, kept))
    if bill.status in (BillStatus.ORDERED, BillStatus.PAID):
        return messages.Notification(
            title=gettext("付款还没有完成"),
            body=navigation.Button(
                words=gettext("继续付款，或者看看到账没有"),
                href=reverse("hall:bill_waiting", args=[kept.id]),
            ),
            kind=messages.NotificationKind.ATTENTION,
        )
    if bill.asked:
        return messages.Notification(
            title=gettext("正在核对您的减免申请"),
            body=gettext("核对完以前先不用缴费。结果会写在本页。"),
        )
    if bill.placed is not None:
        return messages.Notification(
            title=gettext("已经缴清，不用再做什么"),
            body=navigation.Link(
                words=gettext("下载缴费凭证（PDF，示范）"),
                href=reverse("hall:bill_receipt", args=[kept.id]),
            ),
        )
    return ""


def _pay(kept: KeptBill) -> Component:
    return messages.Notification(
        title=gettext("请缴费 %(amount)s") % {"amount": labels.money(kept.bill.total)},
        body=PostForm(
            action=reverse("hall:pay_bill", args=[kept.id]),
            body=lists.Paragraph(body=asks_for_money()),
            buttons=navigation.Button(words=gettext("去缴费")),
        ),
        kind=messages.NotificationKind.ATTENTION,
    )


def _less(request: HttpRequest, kept: KeptBill) -> Content:
    offered = reductions_of(kept.bill, outside_of(request).fees)
    if not offered:
        return ""
    return messages.Details(
        summary=gettext("符合减免条件？"),
        body=(
            lists.PlainList(
                items=tuple(
                    gettext("%(name)s。依据：%(basis)s")
                    % {"name": one.name, "basis": labels.citation(one.basis)}
                    for _, one in offered
                )
            ),
            navigation.Link(
                words=gettext("申请减免"), href=reverse("hall:bill_reduction", args=[kept.id])
            ),
        ),
    )


def _standing(bill: Bill) -> Iterator[lists.SummaryRow]:
    yield lists.SummaryRow(key=gettext("状态"), value=status_tag(bill.status))
    yield lists.SummaryRow(key=gettext("应缴"), value=labels.money(bill.total))
    if bill.placed is not None:
        yield lists.SummaryRow(
            key=gettext("已缴"),
            value=gettext("%(amount)s，%(day)s，%(way)s")
            % {
                "amount": labels.money(bill.placed.amount),
                "day": written_moment(bill.placed.at),
                "way": labels.label(bill.placed.way),
            },
        )
    if bill.owed_back:
        yield lists.SummaryRow(
            key=gettext("应退给您"),
            value=gettext("%(amount)s。办理部门会办理退费，您不用申请。")
            % {"amount": labels.money(bill.owed_back)},
        )


def _charges(bill: Bill) -> Component:
    return lists.DataTable(
        caption=gettext("收费项目"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("收费项目")),
            lists.Column(words=gettext("为哪件事")),
            lists.Column(words=gettext("依据")),
            lists.Column(words=gettext("金额"), number=True),
        ),
        rows=tuple(lists.Row(cells=_cells(one, bill)) for one in bill.charges),
    )


def _cells(charge: FeeCharge, bill: Bill) -> tuple[Content, ...]:
    amount: Content = labels.money(charge.due)
    if charge.reduced:
        amount = (
            labels.money(charge.due),
            lists.Paragraph(
                body=gettext("标准 %(standard)s，减免：%(reduction)s")
                % {"standard": labels.money(charge.standard), "reduction": charge.reduction}
            ),
        )
    if why := bill.taken_off.get(charge.case.id):
        amount = gettext("不收了：%(why)s") % {"why": why}
    case = navigation.Link(words=charge.case.item_name, href=places.case(UUID(charge.case.id)))
    return (charge.name, case, charge.basis, amount)


def _refunds(bill: Bill) -> Iterator[Component]:
    if bill.refunds:
        yield Section(
            title=gettext("退费"),
            id="refunds",
            body=lists.PlainList(items=tuple(map(refund_words, bill.refunds))),
        )


def _past(kept: KeptBill) -> Component:
    return lists.Timeline(
        moments=tuple(
            lists.Moment(title=labels.label(event), at=event.at) for event in reversed(kept.history)
        )
    )
