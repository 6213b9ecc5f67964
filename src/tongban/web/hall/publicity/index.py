"""The three lists (清单目录), and for each the departments that have published it."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.departments import Department
from tongban.core.vocabulary.errors import NotFound
from tongban.store.overviews.queries.editions import (
    PAGE,
    Extent,
    Published,
    extents,
    latest_editions,
)
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import public
from tongban.web.components.component import Component, Content
from tongban.web.components.fields import TextInput
from tongban.web.components.sections import Page, show
from tongban.web.components.words import plain_date
from tongban.web.hall.publicity import places

LONGEST = 100
"""No department has a longer name; what is longer is cut before it is looked for."""
_ABOUT: dict[str, str | Promise] = {
    "powers": gettext_lazy("部门依法可以办理的许可、给付、确认等权力，每项写明依据。"),
    "responsibilities": gettext_lazy("每个环节由谁负责、多长时间、依据什么、到哪里投诉。"),
    "public_services": gettext_lazy("不属于行政权力的服务，谁都可以申请。"),
}


@public
@require_safe
def public_lists(request: HttpRequest) -> HttpResponseBase:
    """Show the three lists, and how far each is published."""
    extent = extents()
    cards = tuple(
        lists.Card(
            title=title,
            href=places.offices(name),
            summary=_ABOUT[name],
            facts=(_extent(extent.get(name)),),
        )
        for name, title in places.TITLES.items()
    )
    page = Page(
        title=gettext("权责清单和公共服务目录"),
        lead=lists.Paragraph(body=gettext("各部门公布的清单，可以按部门查看、下载和打印。")),
        body=(
            lists.CardList(cards=cards, rows=True),
            navigation.Link(words=gettext("开放数据：办结统计"), href=reverse("hall:open_data")),
        ),
    )
    return show(request, page)


@public
@require_safe
def public_list(request: HttpRequest, name: str) -> HttpResponseBase:
    """Show the departments that have published a list, those whose name has `q` in it."""
    if name not in places.TITLES:
        raise NotFound(f"no list {name!r}")
    words = request.GET.get("q", "").strip()[:LONGEST]
    after = request.GET.get("after", "").replace("\x00", "")
    departments = published().catalogue.departments
    among = None if not words else [one.code for one in departments.values() if words in one.name]
    found = latest_editions(name, after=after, among=among)
    following = found[PAGE - 1].department if found[PAGE:] else ""
    page = Page(
        title=places.TITLES[name],
        back=navigation.BackLink(href=places.lists(), words=gettext("权责清单和公共服务目录")),
        body=(
            _search(name, words),
            _table(name, found[:PAGE], departments) if found else _none(name, words, after),
            navigation.Pagination(
                newer=places.offices(name, q=words) if after else "",
                older=places.offices(name, q=words, after=following) if following else "",
                newer_words=gettext("从头看起"),
                older_words=gettext("下一页"),
            ),
        ),
    )
    return show(request, page)


def _extent(extent: Extent | None) -> str:
    if extent is None:
        return gettext("还没有公布")
    return gettext("%(count)d 个部门已公布，最近一次 %(day)s") % {
        "count": extent.departments,
        "day": plain_date(extent.last_on),
    }


def _search(name: str, words: str) -> Component:
    field = TextInput(name="q", label=gettext("部门名称"), value=words, width="medium")
    clear = places.offices(name) if words else ""
    return navigation.FilterBar(fields=(field,), clear=clear, words=gettext("查找"))


def _table(
    name: str, found: tuple[Published, ...], departments: Mapping[str, Department]
) -> Component:
    return lists.DataTable(
        caption=places.TITLES[name],
        caption_hidden=True,
        columns=(
            lists.Column(words=gettext("部门")),
            lists.Column(words=gettext("行数"), number=True),
            lists.Column(words=gettext("公布日期"), one_line=True),
        ),
        rows=tuple(
            lists.Row(
                cells=(
                    navigation.Link(
                        words=office(one.department, departments),
                        href=places.edition(name, one.department),
                    ),
                    f"{one.lines:,}",
                    plain_date(one.published_on),
                )
            )
            for one in found
        ),
    )


def _none(name: str, words: str, after: str) -> Content:
    ways = (navigation.Link(words=gettext("查看全部办事事项"), href=reverse("hall:items")),)
    if words or after:
        return messages.EmptyState(
            title=gettext("没有找到已公布的部门"),
            advice=gettext("换一个名称，或者看全部部门。"),
            ways=(navigation.Link(words=gettext("全部部门"), href=places.offices(name)),),
        )
    return messages.EmptyState(
        title=gettext("这份清单还没有公布"),
        advice=gettext("部门审核确认后会在这里公布。现在可以先看办事指南。"),
        ways=ways,
    )


def office(code: str, departments: Mapping[str, Department]) -> str:
    """Return what a department is called, its code when it is gone."""
    department = departments.get(code)
    return department.name if department is not None else code
