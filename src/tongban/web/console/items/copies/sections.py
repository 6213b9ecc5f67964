"""The rows of one part (分部列表): read them, put them in order, add and remove."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.core.authoring.edits import Edit, MovePart, RemovePart
from tongban.core.authoring.inspecting import Issue
from tongban.core.authoring.sections import Part, Section
from tongban.core.authoring.wording import title_of
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import Column, DataTable, Row
from tongban.web.components.messages import EmptyState
from tongban.web.components.navigation import Button, Buttons, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.cards import card, step_graph
from tongban.web.console.items.copies.dividing import dividing, division
from tongban.web.console.items.copies.leads import lead_of
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.findings import findings_list, of_place
from tongban.web.console.items.saving import Refused, save, saved_words
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import word
from tongban.web.console.requests import KEEPERS


def section_named(name: str) -> Section:
    """Return the section that an address names."""
    try:
        return Section(name)
    except ValueError:
        raise NotFound(f"no section {name!r}") from None


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, key: UUID, name: str) -> HttpResponseBase:
    """Show the rows of a section; a post moves or removes one."""
    desk, part = desk_of(request, key), section_named(name)
    if request.method != "POST":
        return _page(request, desk, part)
    edits = _asked(request, desk, part)
    if not edits:
        return HttpResponseRedirect(places.section(key, part))
    outcome = save(request, desk, *edits)
    if isinstance(outcome, Refused):
        return _page(request, desk, part, outcome.shown)
    removed = isinstance(edits[0], RemovePart)
    words = gettext("已删除。删错了可以撤销。") if removed else saved_words(outcome)
    messages.success(request, words)
    return HttpResponseRedirect(places.section(key, part))


def _asked(request: HttpRequest, desk: Desk, part: Section) -> tuple[Edit, ...]:
    row, act = request.POST.get("key", ""), request.POST.get("act", "")
    if act == "divide" and part is Section.HANDLED:
        return division(desk, request.POST.get("element", ""))
    keys = [part.key(one) for one in desk.copy.rows(part)]
    if row not in keys:
        return ()
    match act:
        case "remove":
            return (RemovePart(section=part, key=row),)
        case "up":
            return (MovePart(section=part, key=row, to=max(0, keys.index(row) - 1)),)
        case "down":
            return (MovePart(section=part, key=row, to=keys.index(row) + 1),)
        case _:
            return ()


def _page(
    request: HttpRequest, desk: Desk, part: Section, refused: Content = ""
) -> HttpResponseBase:
    rows, issues = desk.copy.rows(part), desk.issues()
    body: Content = (
        _drawing(desk, part),
        _rows(desk, part, rows, issues) if rows else _nothing(part),
        _adding(desk, part),
        dividing(desk) if part is Section.HANDLED else "",
    )
    return show(
        request,
        Page(
            title=word(part.label),
            lead=lead_of(part),
            back=desk.back,
            above=(bar(desk), refused),
            body=body,
            wide=True,
        ),
    )


def _drawing(desk: Desk, part: Section) -> Content:
    if part is not Section.STEPS:
        return ""
    names = desk.names
    return (
        step_graph(desk.copy.item.steps),
        DataTable(
            caption=gettext("环节先后，用表格看"),
            columns=(
                Column(words=gettext("环节")),
                Column(words=gettext("部门")),
                Column(words=gettext("等哪些环节")),
                Column(words=gettext("时限"), one_line=True),
            ),
            rows=tuple(
                Row(
                    cells=(
                        step.name,
                        names.departments[step.department].name
                        if step.department in names.departments
                        else step.department,
                        "、".join(names.steps.get(one, one) for one in step.waits_for)
                        or gettext("一开始就办"),
                        step.limit.label,
                    )
                )
                for step in desk.copy.item.steps
            ),
        ),
    )


def _rows(
    desk: Desk, part: Section, rows: Sequence[Part], issues: tuple[Issue, ...]
) -> tuple[Component, ...]:
    return tuple(
        card(row, desk.names, below=(_found(desk, part, row, issues), *_acts(desk, part, row)))
        for row in rows
    )


def _found(desk: Desk, part: Section, row: Part, issues: tuple[Issue, ...]) -> Content:
    own = of_place(issues, part.place(part.key(row)))
    return findings_list(own, desk.key) if own else ""


def _acts(desk: Desk, part: Section, row: Part) -> tuple[Component, ...]:
    key, title = part.key(row), title_of(row, desk.names)
    if not desk.writable:
        return ()
    here = places.section(desk.key, part)
    asked = (
        ("up", gettext("上移"), ButtonKind.SECONDARY),
        ("down", gettext("下移"), ButtonKind.SECONDARY),
        ("remove", gettext("删除"), ButtonKind.WARNING),
    )
    return (
        Buttons(
            items=(
                Link(words=gettext("修改"), href=places.row(desk.key, part, key), about=title),
                *(
                    desk.post(here, Button(words=words, kind=kind, about=title), key=key, act=act)
                    for act, words, kind in asked
                ),
            )
        ),
    )


def _adding(desk: Desk, part: Section) -> Content:
    if not desk.writable:
        return ""
    words = gettext("增加一项")
    return Buttons(items=(Button(words=words, href=places.row(desk.key, part)),))


def _nothing(part: Section) -> EmptyState:
    return EmptyState(
        title=gettext("还没有%(part)s") % {"part": word(part.label)},
        advice=gettext("没有就不用填；有就一项一项增加。"),
    )
