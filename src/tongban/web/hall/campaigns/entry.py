"""One's own line of a result (我的报名), and the objection to it."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.campaigns.objecting import object_, own_entry
from tongban.core.campaigns.definitions import Campaign
from tongban.core.campaigns.lives import CampaignLife, CampaignNotAllowed
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.plain_text import plain_text
from tongban.store.campaigns.queries import life_of
from tongban.web.components import campaigns as said
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.component import Component
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of

LONGEST = 500


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Show how one's application was ranked, and take an objection."""
    campaign, number = own_entry(citizen_of(request), case_id, outside_of(request))
    error = ""
    if request.method == "POST":
        try:
            reason = plain_text(request.POST.get("reason", ""), longest=LONGEST)
            object_(citizen_of(request), case_id, outside_of(request), reason=reason)
        except InvalidValue:
            error = gettext("请写明异议的理由")
        except CampaignNotAllowed:
            news.warning(request, gettext("现在不能提出异议：还没有公布、已经过期，或者已经提过。"))
            return HttpResponseRedirect(reverse("hall:campaign_entry", args=[case_id]))
        else:
            news.success(request, gettext("异议已经提交，答复会在这里告诉您。"))
            return HttpResponseRedirect(reverse("hall:campaign_entry", args=[case_id]))
    life = life_of(campaign.code)
    reason_field = fields.Textarea(name="reason", label=gettext("异议的理由"), error=error)
    page = Page(
        title=gettext("我的报名"),
        caption=campaign.name,
        back=navigation.BackLink(href=places.case(case_id)),
        errors=messages.ErrorSummary.of((reason_field,)),
        body=(
            lists.SummaryList(rows=rows_of(campaign, life, number)),
            *_objection(request, campaign, life, number=number, field=reason_field),
            navigation.Link(
                words=gettext("规则和全部结果"),
                href=reverse("hall:campaign", args=[campaign.code]),
            ),
        ),
    )
    return show(request, page)


def rows_of(campaign: Campaign, life: CampaignLife, number: str) -> tuple[lists.SummaryRow, ...]:
    """Return how one application stands in its campaign."""
    line = life.line(number)
    rows = [lists.SummaryRow(key=gettext("报名编号"), value=number)]
    if line is None:
        waits = gettext("已经报名，内容已锁定。报名结束后统一排序，结果在公告页公布。")
        return (*rows, lists.SummaryRow(key=gettext("结果"), value=waits))
    final = gettext("（已确定）") if life.settled else gettext("（公示中）")
    rows += [
        lists.SummaryRow(key=gettext("结果"), value=f"{said.placed(campaign, line)}{final}"),
        lists.SummaryRow(key=gettext("顺位"), value=said.tier_words(campaign, line.tier)),
        lists.SummaryRow(key=gettext("签号"), value=line.ticket),
    ]
    answered = life.answers.get(number)
    if answered is not None:
        outcome = gettext("成立") if answered.upheld else gettext("不成立")
        rows.append(
            lists.SummaryRow(key=gettext("异议的答复"), value=f"{outcome}：{answered.reason}")
        )
    return tuple(rows)


def _objection(
    request: HttpRequest,
    campaign: Campaign,
    life: CampaignLife,
    *,
    number: str,
    field: Component,
) -> tuple[Component, ...]:
    outside = outside_of(request)
    until = life.objections_until(campaign, outside.calendar)
    if number in life.objections:
        waits = number not in life.answers
        return (lists.Paragraph(body=gettext("异议已经收到，正在核实。")),) if waits else ()
    if until is None or outside.today > until or life.settled or life.line(number) is None:
        return ()
    return (
        lists.Paragraph(
            body=gettext("对结果有异议的，请在%(day)s前提出。") % {"day": written_date(until)}
        ),
        PostForm(body=field, buttons=navigation.Button(words=gettext("提出异议"))),
    )
