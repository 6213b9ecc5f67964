"""The checks (核对清单) of the items in which the officer's department takes part."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.exchange.household.signing import items_handled
from tongban.actions.targets import published
from tongban.store.exchange.queries.households import HouseholdLine, checks_for
from tongban.web.components import households as words
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import plain_date
from tongban.web.counter.requests import HANDLERS, officer_of, outside_of


@officer_required(*HANDLERS)
@require_safe
def households(request: HttpRequest) -> HttpResponseBase:
    """List the checks that go on, or those that have ended; nobody is named here."""
    ended = request.GET.get("show") == "ended"
    items = items_handled(officer_of(request))
    found = checks_for(items, ended=ended) if items else ()
    page = Page(
        title=gettext("家庭经济状况核对"),
        wide=True,
        back=navigation.BackLink(href=reverse("counter:inbox"), words=gettext("返回待办")),
        body=(
            navigation.Tabs(
                tabs=(
                    navigation.Tab(
                        words=gettext("正在进行"),
                        href=reverse("counter:households"),
                        current=not ended,
                    ),
                    navigation.Tab(
                        words=gettext("已经终结"),
                        href=f"{reverse('counter:households')}?show=ended",
                        current=ended,
                    ),
                ),
                label=gettext("核对"),
            ),
            _table(request, found) if found else _nothing(),
        ),
    )
    return show(request, page)


def _table(request: HttpRequest, found: tuple[HouseholdLine, ...]) -> Content:
    catalogue, today = published().catalogue, outside_of(request).today
    columns = (
        lists.Column(words=gettext("核对编号"), one_line=True),
        lists.Column(words=gettext("事项")),
        lists.Column(words=gettext("成员"), number=True),
        lists.Column(words=gettext("发起日期")),
        lists.Column(words=gettext("进展")),
    )
    return lists.DataTable(
        caption=gettext("核对，新的在前"),
        caption_hidden=True,
        columns=columns,
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=one.number, href=reverse("counter:household", args=[one.id])
                    ),
                    catalogue.items[one.item].name,
                    str(len(one.check.members)),
                    plain_date(one.check.begun_on),
                    words.stage_tag(one.check.stage(today)),
                )
            )
            for one in found
        ),
    )


def _nothing() -> Content:
    return messages.EmptyState(
        title=gettext("没有核对"),
        advice=gettext("申请人在网上发起核对以后，会出现在这里。"),
    )
