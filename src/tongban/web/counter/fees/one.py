"""One bill before an officer (缴费单): own charges, money, history, and what to do."""

from collections.abc import Iterator
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions import audit
from tongban.core.payments.bill_events import AnyBillEvent
from tongban.core.payments.bills import Bill
from tongban.core.payments.charges import FeeCharge
from tongban.core.payments.hands import BANK, PAYER
from tongban.core.people.actors import Officer
from tongban.core.people.histories import SYSTEM
from tongban.store.payments.queries import KeptBill, bill_for
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, SideBySide, show
from tongban.web.components.words import written_moment
from tongban.web.counter.fees.forms import BillDesk, open_acts
from tongban.web.counter.fees.listing import status_tag
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of


@officer_required(*HANDLERS)
@require_safe
def bill(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    """Show one bill, with the ways to what its state lets this officer do."""
    kept = found_bill(request, bill_id)
    officer = officer_of(request)
    audit.note(officer, "bill.read", str(bill_id), concerned=kept.concerned)
    page = Page(
        title=gettext("缴费单 %(number)s") % {"number": kept.bill.number},
        caption=kept.filing_title,
        wide=True,
        back=navigation.BackLink(href=reverse("counter:fees"), words=gettext("返回收费")),
        above=_standing(kept),
        body=SideBySide(
            main=(
                Section(
                    title=gettext("本部门的收费项目"),
                    id="charges",
                    body=_charges(kept.bill, officer),
                ),
                *_money(kept.bill),
                Section(title=gettext("经过"), id="past", body=_past(kept)),
            ),
            beside=_ways(kept, officer),
            label=gettext("办理"),
            beside_first=True,
        ),
    )
    return show(request, page)


def found_bill(request: HttpRequest, bill_id: UUID) -> KeptBill:
    """Return a bill by which the officer's department collects, or what everyone else gets."""
    kept = bill_for(officer_of(request), bill_id)
    if kept is None:
        raise Http404
    return kept


def desk_of(request: HttpRequest, kept: KeptBill, revision: int) -> BillDesk:
    """Return a bill before the officer who asks."""
    return BillDesk(
        officer=officer_of(request),
        id=kept.id,
        bill=kept.bill,
        outside=outside_of(request),
        revision=revision,
    )


def _standing(kept: KeptBill) -> Component:
    bill = kept.bill
    facts: list[tuple[str, Content]] = [
        (gettext("状态"), status_tag(bill.status)),
        (gettext("应缴"), labels.money(bill.total)),
        (gettext("已收"), labels.money(bill.received)),
        (gettext("已退"), labels.money(bill.refunded)),
        (gettext("申报编号"), kept.filing_number),
    ]
    if bill.owed_back:
        facts.append((gettext("应退还"), labels.money(bill.owed_back)))
    return navigation.IdentityBar(facts=tuple(facts))


def _ways(kept: KeptBill, officer: Officer) -> Component:
    acts = open_acts(kept.bill, officer)
    if not acts:
        return Section(
            title=gettext("办理"),
            id="acts",
            body=lists.Paragraph(body=gettext("现在不需要您办理。")),
        )
    return Section(
        title=gettext("办理"),
        id="acts",
        body=tuple(
            navigation.Buttons(
                items=(
                    navigation.Button(
                        words=one.title,
                        href=reverse("counter:fee_act", args=[kept.id, one.slug]),
                        kind=navigation.ButtonKind.PRIMARY
                        if one is acts[0]
                        else navigation.ButtonKind.SECONDARY,
                    ),
                )
            )
            for one in acts
        ),
    )


def _charges(bill: Bill, officer: Officer) -> Component:
    own = tuple(one for one in bill.charges if one.case.department == officer.department)
    return lists.DataTable(
        caption=gettext("本部门的收费项目"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("收费项目")),
            lists.Column(words=gettext("办件")),
            lists.Column(words=gettext("依据")),
            lists.Column(words=gettext("应缴"), number=True),
        ),
        rows=tuple(lists.Row(cells=_cells(one, bill)) for one in own),
    )


def _cells(charge: FeeCharge, bill: Bill) -> tuple[Content, ...]:
    """Return a charge with the way to its case, and what was taken off it."""
    case = navigation.Link(
        words=charge.case.item_name,
        href=f"{reverse('counter:cases')}?number={charge.case.number}",
        about=charge.case.number,
    )
    less = gettext("标准 %(standard)s，减免：%(reduction)s") % {
        "standard": labels.money(charge.standard),
        "reduction": charge.reduction,
    }
    return (
        charge.name,
        (case, lists.Paragraph(body=bill.taken_off.get(charge.case.id, ""))),
        charge.basis,
        (labels.money(charge.due), lists.Paragraph(body=less) if charge.reduced else ""),
    )


def _money(bill: Bill) -> Iterator[Component]:
    if bill.payments:
        yield Section(
            title=gettext("收款"),
            id="payments",
            body=lists.PlainList(
                items=tuple(
                    gettext("%(moment)s，%(way)s，%(amount)s，流水号 %(serial)s%(why)s")
                    % {
                        "moment": written_moment(one.at),
                        "way": labels.label(one.way),
                        "amount": labels.money(one.amount),
                        "serial": one.serial,
                        "why": f"（{one.reason}）" if one.reason else "",
                    }
                    for one in bill.payments
                )
            ),
        )
    if bill.refunds:
        yield Section(
            title=gettext("退费"),
            id="refunds",
            body=lists.PlainList(
                items=tuple(
                    (
                        f"{labels.money(one.amount)}，{one.reason} ",
                        messages.Tag(words=labels.label(one.status)),
                        f" {one.declined_because or one.proof}",
                    )
                    for one in bill.refunds
                )
            ),
        )


def _past(kept: KeptBill) -> Component:
    return lists.Timeline(
        moments=tuple(
            lists.Moment(title=labels.label(event), at=event.at, by=_doer(event))
            for event in reversed(kept.history)
        )
    )


def _doer(event: AnyBillEvent) -> str:
    known = {
        SYSTEM.staff_number: gettext("系统自动办理"),
        PAYER.staff_number: gettext("申请人"),
        BANK.staff_number: gettext("银行"),
    }
    return known.get(event.by.staff_number, event.by.name)
