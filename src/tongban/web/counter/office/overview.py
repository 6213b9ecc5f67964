"""The office in one page (日常办公): the ways to what an officer sets up."""

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.people.actors import Officer, Role
from tongban.store.officework.queries import batches_of
from tongban.web.components import lists, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_moment
from tongban.web.counter.office.words import VERBS
from tongban.web.counter.requests import HANDLERS, officer_of


@officer_required(*HANDLERS)
@require_safe
def office(request: HttpRequest) -> HttpResponseBase:
    """Show the ways to everything that an officer sets up, and their latest batches."""
    officer = officer_of(request)
    cards = lists.CardList(
        cards=tuple(
            lists.Card(title=title, href=reverse(name), summary=told)
            for title, name, told in _ways(officer)
        )
    )
    batches: tuple[Content, ...] = tuple(
        navigation.Link(
            words=gettext("%(verb)s，%(count)s 件，%(moment)s")
            % {
                "verb": VERBS[one.verb],
                "count": one.tally.total,
                "moment": written_moment(one.begun_at),
            },
            href=reverse("counter:batch_result", args=[one.id]),
        )
        for one in batches_of(officer)
    )
    body: Content = cards
    if batches:
        latest = lists.PlainList(items=batches)
        body = (cards, Section(title=gettext("最近的批量办理"), body=latest))
    return show(request, Page(title=gettext("日常办公"), body=body, wide=True))


def _ways(officer: Officer) -> list[tuple[str, str, str]]:
    """Return what an officer sets up, each with its address and what it is for."""
    ways = [
        (
            gettext("全部办件"),
            "counter:all_cases",
            gettext("本部门主办、经办的办件，可以筛选、排序、导出。"),
        ),
        (gettext("外出与代理"), "counter:absences", gettext("登记外出，由同事代办；回来销假。")),
        (
            gettext("回避"),
            "counter:interests",
            gettext("登记本人，由系统核对近亲属；核对过的办件自动拦住。"),
        ),
        (gettext("意见模板"), "counter:templates", gettext("本部门常用的意见，办理时直接选用。")),
    ]
    if Role.APPROVER in officer.roles:
        ways.append(
            (gettext("工作量"), "counter:workload", gettext("每个人手头有多少工作，可以重新分派。"))
        )
    return ways
