"""The first page of the exchange (导入导出): what can be done, and what came in lately."""

from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.core.people.actors import Officer
from tongban.store.imports.queries import PAGE, RunLine, runs_for
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import Card, CardList, Column, DataTable, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import Link, Pagination
from tongban.web.components.sections import Page, Section, show
from tongban.web.components.words import written_moment
from tongban.web.console.exchange import places
from tongban.web.console.exchange.wording import FORMS, state
from tongban.web.console.requests import EDITORS, KEEPERS, officer_of


@officer_required(*KEEPERS)
@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    """Show what can be done, and the imports that the officer may see."""
    officer = officer_of(request)
    lines = runs_for(officer, before=_moment(request.GET.get("before", "")))
    older = f"?{urlencode({'before': lines[-1].began_at.isoformat()})}" if _full(lines) else ""
    body: Content = (
        _cards(officer),
        Section(
            title=gettext("导入记录"),
            body=(_table(lines), Pagination(older=older)) if lines else _nothing(),
        ),
    )
    return show(request, Page(title=gettext("导入导出"), body=body, wide=True))


def _cards(officer: Officer) -> CardList:
    editor = not officer.roles.isdisjoint(EDITORS)
    cards = [
        Card(
            title=gettext("导出事项"),
            href=places.exporting(),
            summary=gettext("选格式和范围，下载现行事项。"),
        ),
        Card(
            title=gettext("事项名录"),
            href=places.headings(),
            summary=gettext("只有名称和编码、还没有拆分的事项，从这里开始编制。"),
        ),
    ]
    upload = Card(
        title=gettext("导入文件"),
        href=places.uploading(),
        summary=gettext("读入后先核对，再转为编制稿送审；不会直接改动现行事项。"),
    )
    return CardList(cards=(upload, *cards) if editor else tuple(cards))


def _table(lines: tuple[RunLine, ...]) -> DataTable:
    return DataTable(
        caption=gettext("导入记录，新的在前"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("文件")),
            Column(words=gettext("格式")),
            Column(words=gettext("状态")),
            Column(words=gettext("读入"), number=True),
            Column(words=gettext("收下"), number=True),
            Column(words=gettext("有错"), number=True),
            Column(words=gettext("导入人")),
            Column(words=gettext("时间")),
        ),
        rows=tuple(
            Row(
                cells=(
                    Link(words=one.name, href=places.run(one.id)),
                    FORMS[one.form.value],
                    state(one),
                    str(one.rows_read),
                    str(one.items_taken),
                    str(one.rows_rejected),
                    one.by_name,
                    written_moment(one.began_at),
                )
            )
            for one in lines
        ),
    )


def _nothing() -> EmptyState:
    return EmptyState(
        title=gettext("还没有导入过文件"),
        advice=gettext("可以先导出一份工作簿作为样式，在里面填写，再导入。"),
    )


def _full(lines: tuple[RunLine, ...]) -> bool:
    return len(lines) == PAGE


def _moment(written: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
