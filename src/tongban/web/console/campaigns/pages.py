"""The campaigns of a department (批次): how each stands, and what comes next."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.campaigns.running import applications
from tongban.core.campaigns.definitions import Campaign, Gate
from tongban.core.campaigns.lives import CampaignLife, ResultObjected
from tongban.core.people.actors import Role
from tongban.store.campaigns.queries import life_of
from tongban.web.components import campaigns as said
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.words import written_date
from tongban.web.console.requests import officer_of, outside_of

SEATS = (Role.APPROVER, Role.SUPERVISOR)
"""Whoever answers for a department, and whoever watches."""


@officer_required(*SEATS)
@require_safe
def campaigns(request: HttpRequest) -> HttpResponseBase:
    """List the campaigns that the officer's department runs; a supervisor sees all."""
    outside = outside_of(request)
    found = tuple(one for one in outside.campaigns.values() if _sees(request, one))
    cards = tuple(
        lists.Card(
            title=one.name,
            href=reverse("console:campaign", args=[one.code]),
            summary=said.when(one),
            facts=(said.stands(life_of(one.code), one.window.gate(outside.now)),),
        )
        for one in found
    )
    nothing = messages.EmptyState(title=gettext("本部门没有批次"))
    page = Page(
        title=gettext("批次办理"),
        wide=True,
        body=lists.CardList(rows=True, cards=cards) if cards else nothing,
    )
    return show(request, page)


@officer_required(*SEATS)
@require_safe
def campaign(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show one campaign: rules, result, objections, and the next thing to do."""
    what = outside_of(request).campaigns.get(code)
    if what is None or not _sees(request, what):
        raise Http404
    life = life_of(code)
    page = Page(
        title=what.name,
        wide=True,
        back=navigation.BackLink(href=reverse("console:campaigns"), words=gettext("批次办理")),
        body=(
            lists.SummaryList(rows=tuple(_rows(request, what, life))),
            *_next(request, what, life),
            *_objections(what, life),
            *said.rules(what, life),
            *((said.result(what, life),) if life.results else ()),
        ),
    )
    return show(request, page)


def _sees(request: HttpRequest, what: Campaign) -> bool:
    officer = officer_of(request)
    return officer.department == what.department or Role.SUPERVISOR in officer.roles


def _rows(request: HttpRequest, what: Campaign, life: CampaignLife) -> Iterator[lists.SummaryRow]:
    outside = outside_of(request)
    gate = what.window.gate(outside.now)
    yield lists.SummaryRow(key=gettext("报名时间"), value=said.when(what))
    yield lists.SummaryRow(key=gettext("现在"), value=said.stands(life, gate))
    if gate is not Gate.NOT_YET:
        count = gettext("%(count)d 件") % {"count": len(applications(what))}
        yield lists.SummaryRow(key=gettext("已报名"), value=count)
    until = life.objections_until(what, outside.calendar)
    if until is not None:
        yield lists.SummaryRow(key=gettext("异议截止"), value=written_date(until))


def _next(request: HttpRequest, what: Campaign, life: CampaignLife) -> Iterator[Component]:
    """Yield what may be done now; the rule that refuses anything else is the core's."""
    outside = outside_of(request)
    if officer_of(request).department != what.department or life.settled:
        return
    gate, until = what.window.gate(outside.now), life.objections_until(what, outside.calendar)
    if not life.announced and gate is Gate.NOT_YET:
        yield _button(what, "announce", gettext("公布规则和种子摘要"))
    if life.announced and gate is Gate.OVER:
        again = gettext("重新排序，公布新的一版") if life.results else gettext("排序并公布结果")
        yield _button(what, "publish", again)
    if until is not None and outside.today > until and not life.unanswered:
        yield _button(what, "settle", gettext("确定结果"))


def _button(what: Campaign, verb: str, words: str) -> Component:
    return PostForm(
        action=reverse("console:campaign_act", args=[what.code, verb]),
        body="",
        buttons=navigation.Button(words=words),
    )


def _objections(what: Campaign, life: CampaignLife) -> Iterator[Component]:
    for one in life.unanswered:
        yield Section(
            title=gettext("异议：%(number)s") % {"number": one.number},
            id=f"objection-{one.number}",
            body=_answering(what, one),
        )


def _answering(what: Campaign, one: ResultObjected) -> tuple[Component, ...]:
    tiers = (
        fields.Choice(value="", label=gettext("顺位不变")),
        *(fields.Choice(value=tier.id, label=tier.words) for tier in what.tiers),
    )
    outcomes = (
        fields.Choice(value="yes", label=gettext("成立")),
        fields.Choice(value="no", label=gettext("不成立")),
    )
    return (
        lists.Paragraph(body=one.reason),
        PostForm(
            action=reverse("console:campaign_act", args=[what.code, "answer"]),
            hidden=(("number", one.number),),
            body=(
                fields.Radios(
                    name=f"upheld-{one.number}",
                    label=gettext("异议是否成立"),
                    choices=outcomes,
                ),
                fields.Select(
                    name=f"tier-{one.number}",
                    label=gettext("改为哪个顺位"),
                    choices=tiers,
                ),
                fields.Textarea(name=f"reason-{one.number}", label=gettext("答复的理由")),
            ),
            buttons=navigation.Button(words=gettext("答复")),
        ),
    )
