"""Paying (缴费): an order is made, the payer goes to the bank's page, and this page waits.

The way to the bank is a link and no form of ours: nothing that is typed here leaves for the bank.
"""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template import engines
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from tongban.actions.payments.ordering import order
from tongban.core.payments.bills import BillStatus
from tongban.core.people.assurance_levels import OnlineAct
from tongban.core.vocabulary.errors import NotAllowed, Unavailable
from tongban.core.vocabulary.money import Money
from tongban.store.payments.queries import KeptBill
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.words import written_moment
from tongban.web.hall.bills.wording import place, their_bill
from tongban.web.hall.proving import sure_enough_to
from tongban.web.hall.visitor import citizen_of, outside_of

_UNDER_WAY = (BillStatus.ORDERED, BillStatus.PAID)


@agent_admitted
@sure_enough_to(OnlineAct.PAY, gettext_lazy("缴费"))
@require_POST
def pay(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    """Order the payment, then show the way to the bank."""
    their_bill(request, bill_id)
    try:
        order(citizen_of(request), bill_id, outside_of(request))
    except Unavailable:
        told = gettext("银行现在没有应答，没有扣款。请过一会儿再试，也可以到窗口缴费。")
        news.warning(request, told)
        return HttpResponseRedirect(place(bill_id))
    except NotAllowed:
        return HttpResponseRedirect(place(bill_id))  # paid meanwhile, or nothing owed
    return HttpResponseRedirect(reverse("hall:bill_waiting", args=[bill_id]))


@agent_admitted
@require_safe
def waiting(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    """Show the way to the bank and wait for the money; once it is there, the bill itself."""
    kept = their_bill(request, bill_id)
    if kept.bill.status not in _UNDER_WAY:
        return HttpResponseRedirect(place(bill_id))
    return show(request, _page(kept))


@agent_admitted
@require_safe
def progress(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    """Answer whether the money is there, alone; once something happened, renew the page."""
    kept = their_bill(request, bill_id)
    if kept.bill.status not in _UNDER_WAY:
        return HttpResponseClientRefresh()
    template = engines["django"].from_string("{% load components %}{% render part %}")
    return HttpResponse(template.render({"part": _progress(kept)}, request))


def _page(kept: KeptBill) -> Page:
    return Page(
        title=gettext("去银行付款 %(amount)s") % {"amount": labels.money(_amount(kept))},
        caption=gettext("缴款单号 %(number)s") % {"number": kept.bill.number},
        back=navigation.BackLink(href=place(kept.id)),
        body=(
            _way(kept),
            _progress(kept),
            lists.Paragraph(
                body=gettext(
                    "付款后一般几秒钟到账。没有到账也不要重复付款：平台会一直向银行查询，多收的会退给您。"
                )
            ),
            navigation.Buttons(
                items=(
                    navigation.Link(
                        words=gettext("看看到账没有"),
                        href=reverse("hall:bill_waiting", args=[kept.id]),
                    ),
                    navigation.Link(words=gettext("返回缴费单"), href=place(kept.id)),
                )
            ),
        ),
    )


def _way(kept: KeptBill) -> Component:
    """Return the link to the bank, or the way to ask for it once more."""
    found = kept.bill.open_order
    if kept.address and found is not None:
        return lists.PlainList(
            ordered=True,
            items=(
                navigation.Button(words=gettext("打开银行的付款页"), href=kept.address),
                gettext("在银行页面付款，%(until)s前有效。")
                % {"until": written_moment(found.until)},
                gettext("付完回到本页，到账后会自动显示。"),
            ),
        )
    return PostForm(
        action=reverse("hall:pay_bill", args=[kept.id]),
        body=lists.Paragraph(body=gettext("还没有拿到银行的付款页。")),
        buttons=navigation.Button(words=gettext("再试一次")),
    )


def _progress(kept: KeptBill) -> Component:
    paid = kept.bill.status is BillStatus.PAID
    return messages.Progress(
        title=gettext("银行说已经付款，正在核对") if paid else gettext("等待付款"),
        poll=reverse("hall:bill_progress", args=[kept.id]),
        advice=gettext("本页会自动更新，您也可以离开，稍后再来查看。"),
    )


def _amount(kept: KeptBill) -> Money:
    found = kept.bill.open_order
    return found.amount if found is not None else kept.bill.total
