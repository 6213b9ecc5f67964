"""Rows that were not taken (有错的行): shown with their faults, and handed out as a file."""

import csv
from collections.abc import Iterator
from itertools import zip_longest
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from tongban.actions.imports.documents import marked_workbook_of
from tongban.actions.imports.mending import titles_of
from tongban.actions.imports.reporting import TITLES, reported
from tongban.core.catalog.tables.schema import SCHEMA
from tongban.store.imports.kinds import Format
from tongban.store.imports.queries import RejectedLine, RunLine, run_for
from tongban.web.components.access import officer_required
from tongban.web.components.attachments import attachment
from tongban.web.components.component import Content
from tongban.web.components.lists import Column, DataTable, PlainList, Row
from tongban.web.components.navigation import Link
from tongban.web.console.exchange import places
from tongban.web.console.requests import KEEPERS, officer_of

_HEADINGS = {
    "name": gettext_lazy("事项名称"),
    "item_code": gettext_lazy("编码"),
    "department": gettext_lazy("部门"),
    "dept_code": gettext_lazy("部门编码"),
    "area_code": gettext_lazy("行政区划"),
    "task_type": gettext_lazy("事项类型代码"),
    "main_item": gettext_lazy("主项"),
}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@officer_required(*KEEPERS)
@require_safe
def rejected(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Hand out a workbook with its faults marked, or the rows with their faults as CSV."""
    line = run_for(officer_of(request), key)
    if is_marked(line):
        name = f"{line.name.removesuffix('.xlsx')}.错误.xlsx"
        return attachment(marked_workbook_of(line.id), _XLSX, name=name)
    response = StreamingHttpResponse(_lines(line), content_type="text/csv; charset=utf-8")
    told = content_disposition_header(as_attachment=True, filename=f"{line.name}.错误.csv")
    response["Content-Disposition"] = told or "attachment"
    return response


def is_marked(line: RunLine) -> bool:
    """Tell whether the faults can be handed back in the file itself."""
    return line.form is Format.WORKBOOK and line.file_dropped_on is None


def rejected_table(line: RunLine, rows: tuple[RejectedLine, ...]) -> DataTable:
    """Return rows with what is wrong in each."""
    return DataTable(
        caption=gettext("有错的行"),
        caption_hidden=True,
        columns=(
            Column(words=gettext("表")),
            Column(words=gettext("行"), number=True),
            Column(words=gettext("错在哪里、怎么改")),
            Column(words=gettext("改正")),
        ),
        rows=tuple(
            Row(
                cells=(
                    title_of(line, one),
                    str(one.number),
                    PlainList(items=tuple(_told(line, one))),
                    _mend(line, one),
                )
            )
            for one in rows
        ),
    )


def title_of(line: RunLine, one: RejectedLine) -> str:
    """Return what the table of a row is called."""
    table = SCHEMA.by_key.get(one.table)
    if line.form is Format.HEADINGS:
        return gettext("事项名录")
    if one.table == "document":
        return one.cells[0] if one.cells else ""
    return table.title if table else one.table


def cell_titles(line: RunLine, one: RejectedLine) -> tuple[str, ...]:
    """Return the titles of the cells of a row: in plain words, and as its own form calls them."""
    table = SCHEMA.by_key.get(one.table)
    if line.form is Format.HEADINGS:
        return tuple(str(_HEADINGS[title]) for title in titles_of(line.form, one.table))
    if table is None:
        return ()
    if line.form is Format.WORKBOOK:
        return table.titles
    return _both(table.titles, titles_of(line.form, one.table))


def _both(words: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the plain words with the name that the form gives; further columns have only that."""
    told = zip_longest(words[: len(names)], names, fillvalue="")
    return tuple(f"{word}（{name}）" if word else name for word, name in told)


def _told(line: RunLine, one: RejectedLine) -> Iterator[str]:
    titles = cell_titles(line, one)
    for cell, reason, _ in one.faults:
        named = titles[cell] if 0 <= cell < len(titles) else ""
        yield f"{named}：{reason}" if named else reason


def _mend(line: RunLine, one: RejectedLine) -> Content:
    if not titles_of(line.form, one.table) or len(one.cells) == 0:
        return gettext("在原文件里改")
    return Link(
        words=gettext("改正"),
        href=places.row(line.id, one.id),
        about=gettext("第 %(number)d 行") % {"number": one.number},
    )


class _Echo:
    """What a writer of CSV writes into: it gives back each line."""

    def write(self, line: str) -> str:
        return line


def _lines(line: RunLine) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield "\ufeff" + writer.writerow(TITLES)
    for cells in reported(line.id):
        yield writer.writerow(cells)
