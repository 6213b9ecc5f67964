"""What everybody reads of campaigns (批次公告和结果): nothing here names anybody."""

import csv
from io import StringIO

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.campaigns.definitions import Campaign
from tongban.store.campaigns.queries import life_of
from tongban.web.components import campaigns as said
from tongban.web.components import labels, lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_date
from tongban.web.hall import places
from tongban.web.hall.visitor import outside_of


@public
@require_safe
def campaigns(request: HttpRequest) -> HttpResponseBase:
    """List the campaigns of the city."""
    outside = outside_of(request)
    cards = tuple(
        lists.Card(
            title=one.name,
            href=reverse("hall:campaign", args=[one.code]),
            summary=said.when(one),
            facts=(said.stands(life_of(one.code), one.window.gate(outside.now)),),
        )
        for one in outside.campaigns.values()
    )
    page = Page(
        title=gettext("批次报名"),
        lead=gettext("有名额、按批次办的事：什么时候报、招多少、谁在前面，都提前公布。"),
        body=lists.CardList(rows=True, cards=cards)
        if cards
        else messages.EmptyState(title=gettext("现在没有批次报名")),
    )
    return show(request, page)


@public
@require_safe
def campaign(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the rules of a campaign, and its result once there is one."""
    what, life = _known(request, code), life_of(code)
    gate = what.window.gate(outside_of(request).now)
    until = life.objections_until(what, outside_of(request).calendar)
    rows = [
        lists.SummaryRow(key=gettext("报名时间"), value=said.when(what)),
        lists.SummaryRow(key=gettext("现在"), value=said.stands(life, gate)),
        lists.SummaryRow(key=gettext("依据"), value=labels.citation(what.basis)),
    ]
    if until is not None:
        rows.append(lists.SummaryRow(key=gettext("异议截止"), value=written_date(until)))
    page = Page(
        title=what.name,
        back=navigation.BackLink(href=reverse("hall:campaigns"), words=gettext("批次报名")),
        body=(
            lists.SummaryList(rows=tuple(rows)),
            navigation.Link(
                words=gettext("报名要准备什么"), href=places.guide(places.ITEM, what.item)
            ),
            *said.rules(what, life),
            *((said.result(what, life), _file(code)) if life.results else ()),
        ),
    )
    return show(request, page)


@public
@require_safe
def results(request: HttpRequest, code: str) -> HttpResponseBase:
    """Hand out the newest edition as a table for programs."""
    what, life = _known(request, code), life_of(code)
    if life.result is None:
        raise Http404
    written = StringIO()
    rows = csv.writer(written)
    rows.writerow(("number", "unit", "tier", "ticket", "waits_at"))
    for one in life.result.lines:
        rows.writerow((one.number, one.unit, one.tier, one.ticket, " ".join(one.waits_at)))
    response = HttpResponse(f"\ufeff{written.getvalue()}", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{what.code}.csv"'
    return response


def _known(request: HttpRequest, code: str) -> Campaign:
    found = outside_of(request).campaigns.get(code)
    if found is None:
        raise Http404
    return found


def _file(code: str) -> navigation.Link:
    return navigation.Link(
        words=gettext("下载结果（CSV）"), href=reverse("hall:campaign_results", args=[code])
    )
