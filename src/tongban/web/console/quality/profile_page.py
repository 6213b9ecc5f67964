"""Columns at a glance (字段概貌): how full, how varied, in which shapes."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.quality.profiles import ColumnProfile
from tongban.core.quality.scores import score
from tongban.store.quality.queries.checks import last_check
from tongban.web.components import lists, messages
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, show
from tongban.web.components.words import written_moment
from tongban.web.console.quality.frame import Subject, back, subject, tabs
from tongban.web.console.requests import KEEPERS


@officer_required(*KEEPERS)
@require_safe
def profile(request: HttpRequest, code: str) -> HttpResponseBase:
    """Show the columns of a dataset as the last check saw them."""
    about, found = subject(code), last_check(code)
    nothing = messages.EmptyState(
        title=gettext("还没有检查过"),
        advice=gettext("检查一次以后，这里显示每一项填了多少、有多少种值、是什么格式。"),
    )
    page = Page(
        title=gettext("字段概貌"),
        caption=about.dataset.name,
        lead=gettext("%(moment)s检查时的样子。") % {"moment": written_moment(found.began_at)}
        if found
        else "",
        back=back(),
        body=(
            tabs(about, "profile"),
            profile_table(found.profiles, about) if found else nothing,
            _explained() if found else (),
        ),
        wide=True,
    )
    return show(request, page)


def profile_table(profiles: Iterable[ColumnProfile], about: Subject) -> Component:
    """Return columns as rows of a table."""
    heads = (
        (gettext("信息项"), False),
        (gettext("填写率"), True),
        (gettext("空"), True),
        (gettext("不同的值"), True),
        (gettext("从"), False),
        (gettext("到"), False),
        (gettext("常见格式"), False),
    )
    return lists.DataTable(
        caption=gettext("字段概貌"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words, number=number) for words, number in heads),
        rows=tuple(lists.Row(cells=_cells(one, about)) for one in profiles),
    )


def _cells(one: ColumnProfile, about: Subject) -> tuple[Content, ...]:
    shapes = tuple(f"{shape}（{rows:,}）" for shape, rows in one.shapes)
    return (
        about.names.get(one.field, one.field),
        score(one.rows - one.blank, one.rows),
        f"{one.blank:,}",
        f"{one.distinct:,}",
        one.least or "—",
        one.most or "—",
        lists.PlainList(items=shapes) if shapes else "—",
    )


def _explained() -> Component:
    return messages.Inset(
        body=gettext(
            "格式里 9 是数字，A、a 是字母，字是汉字，后面是行数。最小和最大的值只对日期和数字显示，"
            "个人的号码、姓名不显示。"
        )
    )
