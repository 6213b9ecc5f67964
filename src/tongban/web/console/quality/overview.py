"""Every dataset with its quality (质量一览): the own department's first, the worst score first."""

from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.targets import published
from tongban.core.catalog.datasets import Dataset
from tongban.store.quality.queries.books import BookLine, book_lines
from tongban.store.quality.queries.checks import CheckLine, last_checks
from tongban.store.quality.queries.queue import waiting_by_dataset
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import plain_date
from tongban.web.console.data.frame import tabs
from tongban.web.console.data.names import Names
from tongban.web.console.quality import places
from tongban.web.console.quality.words import points
from tongban.web.console.requests import KEEPERS, officer_of

_NEVER = 101
"""Stands behind every score."""


@officer_required(*KEEPERS)
@require_safe
def overview(request: HttpRequest) -> HttpResponseBase:
    """Show how good the data are, department by department."""
    catalogue = published().catalogue
    own = officer_of(request).department
    listed = _Listed()
    mine = [one for one in catalogue.datasets.values() if one.holder == own]
    others = [
        one for one in catalogue.datasets.values() if one.holder != own and one.code in listed.known
    ]
    called = Names(catalogue)
    page = Page(
        title=gettext("数据质量"),
        lead=gettext("数据由谁提供，质量就由谁负责：写规则、检查、把退回的行核实、改正、补齐。"),
        body=(
            tabs(request, "quality"),
            Section(
                title=gettext("本部门的数据"),
                body=listed.table(mine, called)
                if mine
                else messages.EmptyState(title=gettext("本部门没有在数据目录里提供数据")),
            ),
            Section(
                title=gettext("其他部门的数据"),
                body=listed.table(others, called)
                if others
                else messages.EmptyState(
                    title=gettext("还没有其他部门检查过数据"),
                    advice=gettext("有部门写好规则、检查过以后，会出现在这里。"),
                ),
            ),
        ),
        wide=True,
    )
    return show(request, page)


class _Listed:
    """What the list tells of datasets (列表内容), read once."""

    def __init__(self) -> None:
        self._books = book_lines()
        self._checks = last_checks()
        self._waiting = waiting_by_dataset()

    @property
    def known(self) -> set[str]:
        """Return the datasets that there is something to tell of."""
        return {*self._books, *self._checks}

    def table(self, datasets: list[Dataset], called: Names) -> lists.DataTable:
        """Return datasets as rows, the lowest score first."""
        heads = (
            (gettext("数据"), False),
            (gettext("提供部门"), False),
            (gettext("得分"), True),
            (gettext("检查的行"), True),
            (gettext("退回的行"), True),
            (gettext("待处理"), True),
            (gettext("启用的规则"), True),
            (gettext("最近检查"), False),
        )
        ordered = sorted(datasets, key=lambda one: (self._points(one.code), one.name))
        return lists.DataTable(
            caption=gettext("数据质量"),
            caption_hidden=True,
            columns=tuple(lists.Column(words=words, number=number) for words, number in heads),
            rows=tuple(self._row(one, called) for one in ordered),
        )

    def _points(self, code: str) -> int:
        found = self._checks.get(code)
        return _NEVER if found is None or found.points is None else found.points

    def _row(self, one: Dataset, called: Names) -> lists.Row:
        name = navigation.Link(words=one.name, href=places.dataset(one.code))
        holder = called.department(one.holder)
        waiting = str(self._waiting.get(one.code, 0))
        checked = _checked(self._checks.get(one.code))
        rules = _rules(self._books.get(one.code))
        return lists.Row(cells=(name, holder, *checked[:3], waiting, rules, checked[3]))


def _checked(line: CheckLine | None) -> tuple[Content, Content, Content, Content]:
    if line is None:
        return "—", "—", "—", gettext("还没有检查过")
    return points(line.total), f"{line.rows:,}", f"{line.rejected:,}", plain_date(_day(line))


def _day(line: CheckLine) -> date:
    return timezone.localdate(line.began_at)


def _rules(book: BookLine | None) -> str:
    return "0" if book is None else str(book.rules)
