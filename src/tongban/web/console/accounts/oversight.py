"""Oversight (查阅监督): alerts not seen yet, looks outside cases, what administrators did."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tongban.actions import looking
from tongban.actions.targets import published
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.people.actors import Officer, Role
from tongban.core.people.breaking_glass import Finding
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed
from tongban.store.audit.queries import AdministratorAct, acts_by
from tongban.store.people.glass_queries import (
    AlertLine,
    KeptGlass,
    alerts_for,
    all_glass,
)
from tongban.store.people.posting_queries import MOST, administrators
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.whole_number import whole_number
from tongban.web.components.words import written_moment
from tongban.web.console.accounts.listing import department_name
from tongban.web.console.accounts.words import ALERTS, FINDINGS, REASONS
from tongban.web.console.requests import officer_of, outside_of

OVERSEEING = (Role.SUPERVISOR, Role.AUDIT_ADMINISTRATOR)
_ACTIONS = {
    "posting.opened": gettext_lazy("开户，没有任何岗位"),
    "posting.role_granted": gettext_lazy("授予岗位"),
    "posting.role_withdrawn": gettext_lazy("收回岗位"),
    "posting.moved": gettext_lazy("调动"),
    "posting.suspended": gettext_lazy("停用账户"),
    "posting.restored": gettext_lazy("恢复使用"),
    "system.register": gettext_lazy("登记接入系统"),
    "system.renew_secret": gettext_lazy("更换接入系统的密钥"),
    "system.remove": gettext_lazy("移除接入系统"),
    "person.reviewed": gettext_lazy("复核紧急查阅"),
    "alert.seen": gettext_lazy("处理告警"),
}


@officer_required(*OVERSEEING)
@require_safe
def oversight(request: HttpRequest) -> HttpResponseBase:
    """Show what nobody has seen yet, then looks outside cases, the latest first."""
    officer, catalogue = officer_of(request), published().catalogue
    page = Page(
        title=gettext("查阅监督"),
        lead=gettext("没有办件的查阅须说明事由、限时一人；这里逐件复核，本人也看得到。"),
        body=(
            Section(title=gettext("没有看过的告警"), id="alerts", body=_alerts(officer, catalogue)),
            Section(title=gettext("紧急查阅"), id="glass", body=_looks(officer, catalogue)),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(*OVERSEEING)
@require_POST
def alert_seen(request: HttpRequest, alert: int) -> HttpResponseBase:
    """Take note of an alert."""
    looking.seen(officer_of(request), alert, outside_of(request))
    news.success(request, gettext("已记录您看过这条告警。"))
    return HttpResponseRedirect(reverse("console:oversight"))


@officer_required(Role.AUDIT_ADMINISTRATOR)
@require_POST
def judge(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Keep what the review of a look came to."""
    try:
        finding = Finding(request.POST.get("finding", ""))
        opinion = request.POST.get("opinion", "")
        looking.judge(officer_of(request), key, finding, outside_of(request), opinion=opinion)
    except ValueError:
        news.warning(request, gettext("请选择复核结论。"))
    except InvalidValue:
        news.warning(request, gettext("复核意见最多 500 个字。"))
    except (Conflict, NotAllowed):
        news.warning(request, gettext("这次查阅已经复核过，或者不能由您复核。"))
    else:
        news.success(request, gettext("已复核。"))
    return HttpResponseRedirect(f"{reverse('console:oversight')}#glass")


@officer_required(Role.AUDIT_ADMINISTRATOR)
@require_safe
def admin_acts(request: HttpRequest) -> HttpResponseBase:
    """Show all that administrators did, the latest first, as it stands in the sealed records."""
    before = whole_number(request.GET.get("before", ""))
    acts = acts_by(administrators(), before=before)
    older = f"?{urlencode({'before': acts[-1].id})}" if len(acts) == MOST else ""
    body: Content = (
        (_acts(acts), navigation.Pagination(older=older))
        if acts
        else messages.EmptyState(
            title=gettext("还没有管理员操作"), advice=gettext("管理员的每次操作都会列在这里。")
        )
    )
    page = Page(
        title=gettext("管理员操作记录"),
        back=navigation.BackLink(href=reverse("console:accounts")),
        body=body,
        wide=True,
    )
    return show(request, page)


def _alerts(officer: Officer, catalogue: Catalogue) -> Content:
    waiting = alerts_for(officer)
    if not waiting:
        return messages.EmptyState(
            title=gettext("没有新的告警"), advice=gettext("紧急查阅和大批量查询会立即出现在这里。")
        )
    return lists.DataTable(
        caption=gettext("没有看过的告警"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (
                gettext("时间"),
                gettext("告警"),
                gettext("工号"),
                gettext("部门"),
                gettext("操作"),
            )
        ),
        rows=tuple(_alert(one, catalogue) for one in waiting),
    )


def _alert(one: AlertLine, catalogue: Catalogue) -> lists.Row:
    return lists.Row(
        cells=(
            written_moment(one.at),
            ALERTS.get(one.kind, one.kind),
            one.officer,
            department_name(catalogue, one.department),
            PostForm(
                body="",
                action=reverse("console:alert_seen", args=[one.id]),
                buttons=navigation.Button(
                    words=gettext("看过了"),
                    kind=navigation.ButtonKind.SECONDARY,
                    about=one.officer,
                ),
            ),
        )
    )


def _looks(officer: Officer, catalogue: Catalogue) -> Content:
    found = all_glass(officer)
    if not found:
        return messages.EmptyState(
            title=gettext("没有紧急查阅"), advice=gettext("办件以外的查阅会逐件列在这里。")
        )
    return tuple(_look(officer, one, catalogue) for one in found)


def _look(officer: Officer, kept: KeptGlass, catalogue: Catalogue) -> Component:
    glass = kept.glass
    rows = [
        lists.SummaryRow(
            key=gettext("工作人员"),
            value=f"{department_name(catalogue, glass.department)} {glass.officer}",
        ),
        lists.SummaryRow(key=gettext("事由"), value=REASONS[glass.reason]),
        lists.SummaryRow(key=gettext("说明"), value=glass.words),
        lists.SummaryRow(key=gettext("可看到"), value=written_moment(glass.until)),
    ]
    if glass.finding is not None:
        rows.append(
            lists.SummaryRow(
                key=gettext("复核结论"),
                value=f"{FINDINGS[glass.finding]} {glass.opinion}".strip(),
                source=glass.reviewed_by,
            )
        )
    may_judge = glass.finding is None and Role.AUDIT_ADMINISTRATOR in officer.roles
    return Section(
        title=written_moment(glass.opened_at),
        body=(
            lists.SummaryList(rows=tuple(rows)),
            _judging(kept) if may_judge else "",
        ),
    )


def _judging(kept: KeptGlass) -> Component:
    form = f"judge-{kept.id}"
    return PostForm(
        body=(
            fields.Radios(
                name="finding",
                label=gettext("复核结论"),
                choices=tuple(
                    fields.Choice(value=one.value, label=words) for one, words in FINDINGS.items()
                ),
                inline=True,
                form=form,
            ),
            fields.TextInput(name="opinion", label=gettext("意见"), optional=True, form=form),
        ),
        action=reverse("console:judge_look", args=[kept.id]),
        buttons=navigation.Button(
            words=gettext("复核"), kind=navigation.ButtonKind.SECONDARY, about=kept.glass.officer
        ),
    )


def _acts(acts: tuple[AdministratorAct, ...]) -> Component:
    return lists.DataTable(
        caption=gettext("管理员操作记录"),
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (
                gettext("时间"),
                gettext("管理员"),
                gettext("操作"),
                gettext("对象"),
                gettext("理由"),
                gettext("封存"),
            )
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    written_moment(one.at),
                    one.actor.removeprefix("officer:"),
                    _ACTIONS.get(one.action, one.action),
                    one.subject.removeprefix("officer:"),
                    one.ground or "—",
                    gettext("已封存") if one.sealed else gettext("待封存"),
                )
            )
            for one in acts
        ),
    )
