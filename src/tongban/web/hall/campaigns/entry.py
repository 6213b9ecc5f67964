"""One's own line of a result (我的报名), and the objection to it."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.campaigns.objecting import object_, own_entry
from tongban.core.campaigns.definitions import Campaign
from tongban.core.campaigns.lives import CampaignLife, CampaignNotAllowed, ResultLine
from tongban.core.vocabulary.calendars import WorkingCalendar
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
            lists.SummaryList(rows=rows_of(campaign, life, number, outside_of(request).calendar)),
            *_objection(request, campaign, life, number=number, field=reason_field),
            navigation.Link(
                words=gettext("规则和全部结果"),
                href=reverse("hall:campaign", args=[campaign.code]),
            ),
        ),
    )
    return show(request, page)


def rows_of(
    campaign: Campaign, life: CampaignLife, number: str, calendar: WorkingCalendar
) -> tuple[lists.SummaryRow, ...]:
    """Return how one application stands in its campaign, and what comes next by when."""
    line = life.line(number)
    rows = [lists.SummaryRow(key=gettext("报名编号"), value=number)]
    follows = lists.SummaryRow(key=gettext("接下来"), value=_next(campaign, life, line, calendar))
    if line is None:
        waits = gettext("已经报名，内容已锁定。")
        return (*rows, lists.SummaryRow(key=gettext("结果"), value=waits), follows)
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
    return (*rows, follows)


def _next(
    campaign: Campaign, life: CampaignLife, line: ResultLine | None, calendar: WorkingCalendar
) -> str:
    """Return what comes next, and by when."""
    if line is None:
        return gettext("报名到%(day)s结束，然后统一排序、公布结果；公布以后发消息告诉您。") % {
            "day": written_date(campaign.window.closes_on)
        }
    if not life.settled:
        until = life.objections_until(campaign, calendar)
        return gettext("公示到%(day)s；处理完异议以后确定结果，再发消息告诉您。") % {
            "day": written_date(until) if until else ""
        }
    if line.unit:
        return gettext("由主管部门作出录取决定、发通知，最晚日期见这件办件的“接下来”。")
    return gettext("由主管部门作出决定，告诉您理由和救济途径。")


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
