"""An act about a bill carried out (办理): its form, the one action, and what came of it."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages as news
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext

from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.payments.queries import KeptBill
from tongban.web.components import messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.sentences import refusal
from tongban.web.components.whole_number import whole_number
from tongban.web.counter.fees.forms import ACTS, LONGEST, BillAct, BillForm
from tongban.web.counter.fees.one import desk_of, found_bill
from tongban.web.counter.requests import HANDLERS, officer_of

_SAME = "bill.same_person"


@officer_required(*HANDLERS)
def act(request: HttpRequest, bill_id: UUID, verb: str) -> HttpResponseBase:
    """Show the form of an act, or carry it out; what was typed stays when it cannot be done."""
    if verb not in ACTS:
        raise Http404
    kept, wanted = found_bill(request, bill_id), ACTS[verb]
    if not officer_of(request).roles & wanted.roles:
        raise PermissionDenied
    posted = (request.POST,) if request.method == "POST" else ()
    seen = whole_number(request.POST.get("revision", "")) if posted else kept.bill.length
    desk = desk_of(request, kept, -1 if seen is None else seen)
    if not wanted.open_to(kept.bill):
        return _too_late(request, bill_id)
    form = BillForm(desk, wanted.fields, *posted)
    if not form.is_bound or not form.is_valid():
        return show(request, _page(kept, wanted, form))
    try:
        wanted.carry_out(desk, _plain(form.cleaned_data))
    except Conflict:
        return _too_late(request, bill_id)
    except (InvalidValue, NotAllowed) as refused:
        told = _not_done(refused)
        return show(request, _page(kept, wanted, form, told=told), status=HTTPStatus.CONFLICT)
    news.success(request, gettext("%(done)s。") % {"done": wanted.done})
    return HttpResponseRedirect(reverse("counter:fee", args=[bill_id]))


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    """Return what was told with every text cleaned."""
    return {
        name: plain_text(value, multiline=True, longest=LONGEST)
        if isinstance(value, str) and value
        else value
        for name, value in told.items()
    }


def _not_done(refused: InvalidValue | NotAllowed) -> Content:
    if isinstance(refused, InvalidValue):
        words = refusal(refused)
    elif refused.rule == _SAME:
        words = gettext("要由另一名工作人员办理：登记、申请的人不能自己确认、批准。")
    else:
        words = gettext("缴费单的状态或者金额不允许这样办理，请返回查看最新情况。")
    return messages.Notification(
        title=gettext("没有办理成功"), body=words, kind=messages.NotificationKind.ATTENTION
    )


def _too_late(request: HttpRequest, bill_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("缴费单刚刚有了变化，请看最新情况再办理。"))
    return HttpResponseRedirect(reverse("counter:fee", args=[bill_id]))


def _page(kept: KeptBill, wanted: BillAct, form: BillForm, *, told: Content = "") -> Page:
    place = reverse("counter:fee", args=[kept.id])
    return Page(
        title=wanted.title,
        caption=gettext("缴款单号 %(number)s") % {"number": kept.bill.number},
        back=navigation.BackLink(href=place, words=gettext("返回缴费单")),
        above=told,
        errors=errors_of(form) if form.is_bound and not told else None,
        body=PostForm(
            body=fields_of(form),
            hidden=(("revision", str(kept.bill.length)),),
            buttons=(
                navigation.Button(words=wanted.title),
                navigation.Link(words=gettext("返回缴费单"), href=place),
            ),
        ),
    )
