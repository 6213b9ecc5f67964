"""The joint handlings (联办清单) in which the officer's department takes part."""

from datetime import datetime

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.store.joint.queries import PAGE, MatterLine, duties_of, matters_of
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date
from tongban.web.counter.joint.waiting import duty_table
from tongban.web.counter.requests import READERS, officer_of, outside_of


@officer_required(*READERS)
@require_safe
def joints(request: HttpRequest) -> HttpResponseBase:
    """List what goes on, or what has ended, above it what waits for this department."""
    officer, outside = officer_of(request), outside_of(request)
    ended = request.GET.get("show") == "ended"
    found = matters_of(officer, ended=ended, before=_before(request.GET.get("before", "")))
    waiting = () if ended else duties_of(officer)
    page = Page(
        title=gettext("并联审批"),
        wide=True,
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        body=(
            _tabs(ended=ended),
            Section(title=gettext("等本部门办的"), id="waiting", body=duty_table(waiting, outside))
            if waiting
            else "",
            _table(found[:PAGE]) if found else _nothing(ended=ended),
            _older(found, ended=ended),
        ),
    )
    return show(request, page)


def _before(written: str) -> datetime | None:
    """Return the moment that an address names; a spoilt address begins at the first page."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _tabs(*, ended: bool) -> Component:
    here = reverse("counter:joints")
    return navigation.Tabs(
        label=gettext("并联审批"),
        tabs=(
            navigation.Tab(words=gettext("正在办理"), href=here, current=not ended),
            navigation.Tab(words=gettext("已经办完"), href=f"{here}?show=ended", current=ended),
        ),
    )


def _table(found: tuple[MatterLine, ...]) -> Component:
    departments = published().catalogue.departments
    return lists.DataTable(
        caption=gettext("联办，新的在前"),
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("联办")),
            lists.Column(words=gettext("方式")),
            lists.Column(words=gettext("牵头部门")),
            lists.Column(words=gettext("启动日期")),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    (
                        navigation.Link(
                            words=one.title, href=reverse("counter:joint", args=[one.id])
                        ),
                        lists.Paragraph(body=one.number),
                    ),
                    labels.label(one.mode),
                    departments[one.lead].short_name,
                    plain_date(one.begun_at.date()),
                )
            )
            for one in found
        ),
    )


def _older(found: tuple[MatterLine, ...], *, ended: bool) -> Content:
    if len(found) <= PAGE:
        return ""
    kept = {"show": "ended"} if ended else {}
    place = urlencode({**kept, "before": found[PAGE - 1].begun_at.isoformat()})
    return navigation.Link(words=gettext("更早的"), href=f"?{place}")


def _nothing(*, ended: bool) -> Component:
    return messages.EmptyState(
        title=gettext("没有办完的联办") if ended else gettext("没有正在办理的联办"),
        advice=gettext("几个部门一起办的申请会出现在这里；规则由联办配置决定。"),
    )
