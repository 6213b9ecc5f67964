"""The bills of a department (缴费单列表): those that want an officer first, nobody named."""

from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.core.payments.bills import BillStatus
from tongban.store.payments.queries import PAGE, BillLine, bills_for, open_differences, waiting_for
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.counter.requests import HANDLERS, officer_of

_SHOWN: Final = {
    "waiting": gettext_lazy("等我们处理"),
    "due": gettext_lazy("未缴"),
    "settled": gettext_lazy("已缴清"),
    "all": gettext_lazy("全部"),
}


@officer_required(*HANDLERS)
@require_safe
def fees(request: HttpRequest) -> HttpResponseBase:
    """List the bills by which the officer's department collects."""
    officer = officer_of(request)
    chosen = request.GET.get("show", "waiting")
    chosen = chosen if chosen in _SHOWN else "waiting"
    before = _moment(request.GET.get("before", ""))
    found = bills_for(
        officer,
        attention=chosen == "waiting",
        status=chosen if chosen in ("due", "settled") else "",
        before=before,
    )
    place = reverse("counter:fees")
    page = Page(
        title=gettext("收费"),
        wide=True,
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        body=(
            _tabs(chosen, waiting_for(officer)),
            _table(found) if found else _nothing(),
            navigation.Pagination(
                newer=f"{place}?{urlencode({'show': chosen})}" if before else "",
                older=_older(found, chosen),
            ),
            navigation.Link(
                words=gettext("对账，%(count)d 项差异待处理")
                % {"count": open_differences(officer)},
                href=reverse("counter:ledgers"),
            ),
        ),
    )
    return show(request, page)


def _tabs(chosen: str, waiting: int) -> Component:
    place = reverse("counter:fees")
    said = {name: str(words) for name, words in _SHOWN.items()}
    said["waiting"] = gettext("%(words)s（%(count)s）") % {
        "words": said["waiting"],
        "count": waiting,
    }
    return navigation.Tabs(
        label=gettext("缴费单"),
        tabs=tuple(
            navigation.Tab(
                words=words,
                href=f"{place}?{urlencode({'show': name})}",
                current=name == chosen,
            )
            for name, words in said.items()
        ),
    )


def _table(found: tuple[BillLine, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("缴费单，新的在前"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("缴款单号"), one_line=True),
            lists.Column(words=gettext("为哪件事")),
            lists.Column(words=gettext("开具时间")),
            lists.Column(words=gettext("金额"), number=True),
            lists.Column(words=gettext("状态")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(words=one.number, href=reverse("counter:fee", args=[one.id])),
                    (one.title, lists.Paragraph(body=one.filing_number)),
                    written_moment(one.drawn_at),
                    labels.money(one.total),
                    status_tag(one.status),
                )
            )
            for one in found
        ),
    )


def status_tag(status: BillStatus) -> messages.Tag:
    """Return where a bill stands."""
    good = status in (BillStatus.SETTLED, BillStatus.PARTLY_REFUNDED)
    tone = messages.Tone.GOOD if good else messages.Tone.PLAIN
    return messages.Tag(words=labels.label(status), tone=tone)


def _nothing() -> Component:
    return messages.EmptyState(
        title=gettext("没有缴费单"),
        advice=gettext("要收费的办件受理以后，缴费单自动开出，出现在这里。"),
        ways=(
            navigation.Link(
                words=gettext("查看全部缴费单"), href=f"{reverse('counter:fees')}?show=all"
            ),
        ),
    )


def _older(found: tuple[BillLine, ...], chosen: str) -> str:
    if len(found) < PAGE:
        return ""
    told = {"show": chosen, "before": found[-1].drawn_at.isoformat()}
    return f"{reverse('counter:fees')}?{urlencode(told)}"


def _moment(written: str) -> datetime | None:
    """Return the moment in an address, or None for anything that is not one with its zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
