"""Reconciled days (对账): what each ledger came to, and the differences until somebody explains."""

from datetime import timedelta
from typing import Final

from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tongban.actions.payments.reconciling import RECONCILING, reconcile, resolve
from tongban.core.vocabulary.errors import Conflict, InvalidValue, Unavailable
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.payments.queries import (
    DifferenceLine,
    difference_for,
    differences_for,
    reconciled_days,
)
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.sentences import refusal
from tongban.web.components.words import plain_date, written_moment
from tongban.web.counter.requests import officer_of, outside_of

LONGEST: Final = 400
_SEATS: Final = tuple(RECONCILING)


@officer_required(*_SEATS)
@require_safe
def ledgers(request: HttpRequest) -> HttpResponseBase:
    """List the days that were reconciled, above them what is still to be explained."""
    officer = officer_of(request)
    waiting = differences_for(officer)
    page = Page(
        title=gettext("对账"),
        wide=True,
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        lead=lists.Paragraph(
            body=gettext(
                "每天自动把前一天的银行流水和本平台的收退款放在一起核对。"
                "只有银行有的，先按流水补记；还不一样的，列为差异，由工作人员说明怎样处理。"
            )
        ),
        body=(
            Section(
                title=gettext("待处理的差异"),
                id="open",
                body=_differences(waiting) if waiting else _none(),
            ),
            Section(title=gettext("对过账的日子"), id="days", body=_days()),
            PostForm(
                action=reverse("counter:reconcile"),
                body="",
                buttons=navigation.Button(
                    words=gettext("现在核对今天和昨天"), kind=navigation.ButtonKind.SECONDARY
                ),
            ),
            *_explained(differences_for(officer, resolved=True)),
        ),
    )
    return show(request, page)


@officer_required(*_SEATS)
@require_POST
def reconcile_now(request: HttpRequest) -> HttpResponseBase:
    """Lay the ledgers of yesterday and of today so far side by side."""
    outside = outside_of(request)
    try:
        for day in (outside.today - timedelta(days=1), outside.today):
            reconcile(day, outside)
    except Unavailable:
        news.warning(request, gettext("银行现在没有应答，请过一会儿再核对。"))
    except Conflict:
        news.warning(request, gettext("同事刚刚办理过，请看最新情况。"))
    else:
        news.success(request, gettext("核对完了。"))
    return HttpResponseRedirect(reverse("counter:ledgers"))


@officer_required(*_SEATS)
@require_http_methods(["GET", "HEAD", "POST"])
def resolution(request: HttpRequest, difference: int) -> HttpResponseBase:
    """Show one difference, and take what became of it."""
    officer = officer_of(request)
    found = difference_for(officer, difference)
    if found is None:
        raise Http404
    if request.method != "POST":
        return show(request, _page(found))
    written = request.POST.get("reason", "")
    try:
        reason = plain_text(written, multiline=True, longest=LONGEST)
        resolve(officer, difference, outside_of(request), reason=reason)
    except InvalidValue as wrong:
        return show(request, _page(found, written=written, error=refusal(wrong)))
    except Conflict:
        news.warning(request, gettext("同事刚刚办理过，请看最新情况。"))
        return HttpResponseRedirect(reverse("counter:ledgers"))
    news.success(request, gettext("已说明处理结果。"))
    return HttpResponseRedirect(reverse("counter:ledgers"))


def _differences(found: tuple[DifferenceLine, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("差异"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("日期")),
            lists.Column(words=gettext("哪里不同")),
            lists.Column(words=gettext("流水号"), one_line=True),
            lists.Column(words=gettext("本平台"), number=True),
            lists.Column(words=gettext("银行"), number=True),
            lists.Column(words=gettext("怎么办")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    plain_date(one.day),
                    labels.label(one.kind),
                    one.serial,
                    labels.money(one.here),
                    labels.money(one.at_bank),
                    navigation.Link(
                        words=gettext("说明处理结果"),
                        href=reverse("counter:difference", args=[one.id]),
                        about=one.serial,
                    ),
                )
            )
            for one in found
        ),
    )


def _none() -> Component:
    return messages.EmptyState(
        title=gettext("没有待处理的差异"), advice=gettext("发现差异时会列在这里。")
    )


def _days() -> Component:
    days = reconciled_days()
    if not days:
        return lists.Paragraph(body=gettext("还没有对过账。有人网上缴费以后，每天自动核对。"))
    return lists.DataTable(
        caption=gettext("对过账的日子，新的在前"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("日期")),
            lists.Column(words=gettext("银行流水笔数"), number=True),
            lists.Column(words=gettext("本平台净收"), number=True),
            lists.Column(words=gettext("银行净收"), number=True),
            lists.Column(words=gettext("核对时间")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    plain_date(one.day),
                    str(one.movements),
                    labels.money(one.here),
                    labels.money(one.at_bank),
                    written_moment(one.compared_at),
                )
            )
            for one in days
        ),
    )


def _explained(found: tuple[DifferenceLine, ...]) -> tuple[Component, ...]:
    if not found:
        return ()
    told = lists.PlainList(
        items=tuple(
            gettext("%(day)s，%(kind)s，%(serial)s：%(reason)s（%(by)s）")
            % {
                "day": plain_date(one.day),
                "kind": labels.label(one.kind),
                "serial": one.serial,
                "reason": one.reason,
                "by": one.resolved_by,
            }
            for one in found
        )
    )
    return (messages.Details(summary=gettext("已经处理的差异"), body=told),)


def _page(found: DifferenceLine, *, written: str = "", error: str = "") -> Page:
    reason = fields.Textarea(name="reason", label=gettext("怎样处理的"), value=written, error=error)
    return Page(
        title=gettext("差异：%(kind)s") % {"kind": labels.label(found.kind)},
        back=navigation.BackLink(href=reverse("counter:ledgers"), words=gettext("返回对账")),
        errors=messages.ErrorSummary.of((reason,)),
        body=(lists.SummaryList(rows=tuple(_rows(found))), _form(found, reason)),
    )


def _rows(found: DifferenceLine) -> list[lists.SummaryRow]:
    told: list[tuple[str, Content]] = [
        (gettext("日期"), plain_date(found.day)),
        (gettext("收支方向"), labels.label(found.direction)),
        (gettext("流水号"), found.serial),
        (gettext("订单号"), found.order),
        (gettext("本平台"), labels.money(found.here)),
        (gettext("银行"), labels.money(found.at_bank)),
    ]
    if found.bill is not None:
        place = reverse("counter:fee", args=[found.bill])
        told.append((gettext("缴费单"), navigation.Link(words=gettext("打开"), href=place)))
    return [lists.SummaryRow(key=key, value=value) for key, value in told]


def _form(found: DifferenceLine, reason: fields.Textarea) -> Content:
    if found.resolved_at is not None:
        words = gettext("已经处理：%(reason)s") % {"reason": found.reason}
        return messages.Inset(body=words)
    return PostForm(body=reason, buttons=navigation.Button(words=gettext("说明处理结果")))
