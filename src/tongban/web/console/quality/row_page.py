"""One row (一行): what stands in it, what is wrong, and what a steward does about it.

Every look is written down, with whom the row is about.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from tongban.actions.quality.repairing import faulty_fields, look
from tongban.core.quality.cells import cell
from tongban.core.quality.repairs import LONGEST_CELL, RowStatus
from tongban.store.quality.queries.books import opened_book
from tongban.store.quality.queries.queue import OpenedRow
from tongban.web.components import fields, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, SideBySide, show
from tongban.web.components.words import written_date
from tongban.web.console.quality import places
from tongban.web.console.quality.frame import STEWARDS, Subject, subject, tag
from tongban.web.console.quality.queue_page import place_of, reasons
from tongban.web.console.quality.words import EVENTS, ROWS, SOURCES, WAYS
from tongban.web.console.requests import officer_of

_SHORT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed into a form that was not taken, and why it was not."""

    cells: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    errors: tuple[str, ...] = ()


@officer_required(*STEWARDS)
@require_safe
def row(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show one row of the department's own data."""
    return show(request, page_of(request, look(officer_of(request), key)))


def page_of(request: HttpRequest, found: OpenedRow, typed: Typed | None = None) -> Page:
    """Return the page of a row."""
    about = subject(found.line.dataset)
    said = typed or Typed()
    errors = messages.ErrorSummary.of((), said.errors) if said.errors else None
    return Page(
        title=place_of(found.line),
        caption=about.dataset.name,
        back=navigation.BackLink(
            href=places.queue(about.code, status=found.line.status.value),
            words=gettext("待处理的行"),
        ),
        errors=errors,
        body=SideBySide(
            main=(_facts(found, about), *_cells(found, about), *_history(found)),
            beside=tuple(_acts(request, found, about, said)),
            label=gettext("处理"),
        ),
        wide=True,
    )


def _facts(found: OpenedRow, about: Subject) -> Component:
    line = found.line
    rules = {rule.code: rule for rule in opened_book(about.code).book.in_force}
    rows: list[tuple[str, Content]] = [
        (gettext("状态"), tag(ROWS[line.status])),
        (gettext("来源"), str(SOURCES[line.source])),
        (
            gettext("为什么退回"),
            lists.PlainList(items=reasons(line, rules, about.names)),
        ),
    ]
    if line.way is not None and found.state.proposed_by:
        rows.append((gettext("处理方式"), str(WAYS[line.way])))
    if found.state.reason:
        rows.append((gettext("说明"), found.state.reason))
    if line.ticket is not None:
        link = navigation.Link(words=gettext("校核工单"), href=places.ticket(line.ticket))
        rows.append((gettext("已请核实"), link))
    return lists.SummaryList(
        rows=tuple(lists.SummaryRow(key=key, value=value) for key, value in rows)
    )


def _cells(found: OpenedRow, about: Subject) -> Iterator[Component]:
    """Yield what stands in the row, and beside it what it shall be."""
    if found.line.forgotten_on is not None:
        words = gettext("保存期满，内容已在%(day)s清除。")
        yield messages.Inset(body=words % {"day": written_date(found.line.forgotten_on)})
        return
    after = found.after
    heads = (gettext("信息项"), gettext("原来的内容"), *((gettext("改后的内容"),) if after else ()))
    yield Section(
        title=gettext("这一行的内容"),
        body=lists.DataTable(
            caption=gettext("这一行的内容"),
            caption_hidden=True,
            columns=tuple(lists.Column(words=words) for words in heads),
            rows=tuple(
                lists.Row(
                    cells=(
                        about.names.get(one, one),
                        text or "—",
                        *((_after(found, one),) if after else ()),
                    )
                )
                for one, text in found.cells.items()
            ),
        ),
    )


def _after(found: OpenedRow, one: str) -> Content:
    if cell(found.cells, one) == cell(found.after, one):
        return gettext("不变")
    return found.after.get(one) or "—"


def _acts(
    request: HttpRequest, found: OpenedRow, about: Subject, typed: Typed
) -> Iterator[Component]:
    if found.line.forgotten_on is not None:
        return
    if found.line.status is RowStatus.WAITING:
        yield _repair(found, about, typed)
        if found.line.ticket is None:
            yield _ask(found)
    if found.line.status is RowStatus.PROPOSED:
        yield from _second(request, found)


def _repair(found: OpenedRow, about: Subject, typed: Typed) -> Component:
    faulty = faulty_fields(found)
    rest = tuple(one for one in found.cells if one not in faulty)
    others = tuple(_input(found, one, about, typed) for one in rest)
    words = gettext("提交，等另一人复核") if found.line.personal else gettext("提交")
    return Section(
        title=gettext("核实、改正、补齐"),
        body=PostForm(
            action=places.row_act(found.line.id, "propose"),
            body=(
                *(_input(found, one, about, typed) for one in faulty),
                messages.Details(summary=gettext("其他信息项"), body=others) if others else (),
                fields.Textarea(
                    name="reason",
                    label=gettext("说明"),
                    hint=gettext("没有改动的，写明怎样核实无误。"),
                    value=typed.reason,
                    optional=True,
                    rows=3,
                    limit=500,
                ),
            ),
            buttons=navigation.Button(words=words),
        ),
    )


def _input(found: OpenedRow, one: str, about: Subject, typed: Typed) -> fields.Field:
    label = about.names.get(one, one)
    value = typed.cells.get(one, found.cells.get(one) or "")
    name = f"cell-{one}"
    if len(value) > _SHORT or "\n" in value:
        return fields.Textarea(name=name, label=label, value=value, rows=3, limit=LONGEST_CELL)
    return fields.TextInput(name=name, label=label, value=value)


def _ask(found: OpenedRow) -> Component:
    words = gettext("请业务处室核实")
    return messages.Details(
        summary=words,
        body=(
            lists.Paragraph(body=gettext("开一张校核工单，按校核的期限答复。")),
            PostForm(
                action=places.row_act(found.line.id, "ask"),
                body="",
                buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
            ),
        ),
    )


def _second(request: HttpRequest, found: OpenedRow) -> Iterator[Component]:
    """Yield what the second steward does; whoever proposed it can only take it back."""
    own = found.state.proposed_by == officer_of(request).staff_number
    if own:
        yield messages.Inset(body=gettext("这是您提出的，请另一位数据管理员复核。"))
    else:
        yield PostForm(
            action=places.row_act(found.line.id, "agree"),
            body="",
            buttons=navigation.Button(words=gettext("复核同意")),
        )
    words = gettext("撤回") if own else gettext("退回")
    form = PostForm(
        action=places.row_act(found.line.id, "return"),
        body=fields.Textarea(name="reason", label=gettext("理由"), rows=3, limit=500),
        buttons=navigation.Button(words=words, kind=navigation.ButtonKind.SECONDARY),
    )
    yield messages.Details(summary=words, body=form)


def _history(found: OpenedRow) -> Iterator[Component]:
    moments = tuple(
        lists.Moment(
            title=EVENTS[one.name], at=one.at, by=one.by.name, body=getattr(one, "reason", "")
        )
        for one in reversed(found.history)
    )
    if moments:
        yield Section(title=gettext("经过"), body=lists.Timeline(moments=moments))
