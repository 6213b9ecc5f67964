"""What may be handed in for a requirement (材料的几种交法): all of one list, or any other list."""

from dataclasses import replace
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.core.authoring.edits import ReplacePart
from tongban.core.authoring.sections import Part, Section
from tongban.core.catalog.evidence import EvidenceRequirement
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.lists import PlainList
from tongban.web.components.messages import ErrorSummary, FieldError
from tongban.web.components.navigation import BackLink, Button, Link
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import Page, PostForm
from tongban.web.components.sections import Section as PageSection
from tongban.web.components.whole_number import whole_number
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.parts.shown import CodedInput, Offered
from tongban.web.console.items.parts.sources import papers_of
from tongban.web.console.items.saving import Refused, save
from tongban.web.console.items.showing import show
from tongban.web.console.requests import KEEPERS

Ways = tuple[tuple[str, ...], ...]


def ways_summary(desk: Desk, section: Section, part: Part) -> tuple[Component, ...]:
    """Return what may be handed in, with the way to change it; nothing for other parts."""
    if section is not Section.REQUIREMENTS or not isinstance(part, EvidenceRequirement):
        return ()
    body: Content = (
        _told(desk, part.alternatives),
        Link(words=gettext("修改可以交什么"), href=places.ways(desk.key, part.id)),
    )
    return (PageSection(title=gettext("可以交什么"), body=body),)


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def ways(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the lists of a requirement; a post adds a paper or takes one out."""
    desk = desk_of(request, key)
    row = desk.copy.row(Section.REQUIREMENTS, request.GET.get("key", ""))
    if row is None:
        raise NotFound("no such requirement")
    before = cast("EvidenceRequirement", row)
    if request.method != "POST":
        return _page(request, desk, before)
    changed, error = _changed(request, desk, before.alternatives)
    if error:
        return _page(request, desk, before, error=error)
    part = replace(before, alternatives=changed)
    edit = ReplacePart(section=Section.REQUIREMENTS, key=before.id, part=part)
    outcome = save(request, desk, edit)
    if isinstance(outcome, Refused):
        return _page(request, desk, before, error=outcome.words)
    messages.success(request, gettext("已保存。"))
    return HttpResponseRedirect(places.ways(key, before.id))


def _changed(request: HttpRequest, desk: Desk, lists: Ways) -> tuple[Ways, str]:
    """Return the lists after the act that was posted, or why it cannot be."""
    way = whole_number(request.POST.get("way", ""))
    if request.POST.get("act") == "remove":
        return _without(lists, way, request.POST.get("paper", ""))
    written = request.POST.get(f"paper_{'' if way is None else way}", "").strip()
    papers = papers_of(desk.catalogue)
    code = papers.find(written) if written else None
    if code is None:
        near = "、".join(papers.near(written)) if written else ""
        asked = gettext("没有找到“%(written)s”。您要找的是不是：%(near)s？")
        return lists, (
            asked % {"written": written, "near": near} if near else gettext("请从列表里选一种材料")
        )
    if way is None:
        return (*lists, (code,)), ""
    if way >= len(lists) or code in lists[way]:
        return lists, gettext("这一种已经在里面了")
    return tuple((*one, code) if place == way else one for place, one in enumerate(lists)), ""


def _without(lists: Ways, way: int | None, paper: str) -> tuple[Ways, str]:
    kept = tuple(
        tuple(code for code in one if place != way or code != paper)
        for place, one in enumerate(lists)
    )
    left = tuple(one for one in kept if one)
    return (left, "") if left else (lists, gettext("至少要留一种材料；不要这项材料，请删除整项"))


def _page(
    request: HttpRequest, desk: Desk, row: EvidenceRequirement, *, error: str = ""
) -> HttpResponseBase:
    back = BackLink(href=places.row(desk.key, Section.REQUIREMENTS, row.id), words=row.name)
    body: Content = (
        *(_way(desk, row, place) for place in range(len(row.alternatives))),
        _another(desk, row),
        Offered(name="papers", choices=papers_of(desk.catalogue).offered),
    )
    return show(
        request,
        Page(
            title=gettext("可以交什么"),
            caption=row.name,
            lead=gettext("每一种交法里的材料要一起交；几种交法任选一种。"),
            back=back,
            above=bar(desk),
            errors=ErrorSummary(errors=(FieldError(words=error),)) if error else None,
            body=body,
            wide=True,
        ),
    )


def _way(desk: Desk, row: EvidenceRequirement, place: int) -> Component:
    here = places.ways(desk.key, row.id)
    papers = tuple(_paper(desk, here, place, code) for code in row.alternatives[place])
    adding = PostForm(
        action=here,
        hidden=(*desk.hidden, ("way", str(place))),
        body=CodedInput(
            name=f"paper_{place}", label=gettext("还要一起交"), offered="papers", optional=True
        ),
        buttons=Button(words=gettext("加进这一种"), kind=ButtonKind.SECONDARY),
    )
    title = gettext("第 %(number)d 种交法") % {"number": place + 1}
    body: Content = (PlainList(items=papers), adding if desk.writable else "")
    return PageSection(title=title, body=body)


def _paper(desk: Desk, here: str, place: int, code: str) -> Content:
    name = desk.names.evidence[code].name if code in desk.names.evidence else code
    if not desk.writable:
        return name
    button = Button(words=gettext("去掉"), kind=ButtonKind.SECONDARY, about=name)
    return (name, desk.post(here, button, act="remove", way=str(place), paper=code))


def _another(desk: Desk, row: EvidenceRequirement) -> Content:
    if not desk.writable:
        return ""
    form = PostForm(
        action=places.ways(desk.key, row.id),
        hidden=desk.hidden,
        body=CodedInput(name="paper_", label=gettext("或者交"), offered="papers", optional=True),
        buttons=Button(words=gettext("增加一种交法"), kind=ButtonKind.SECONDARY),
    )
    return PageSection(title=gettext("另一种交法"), body=form)


def _told(desk: Desk, lists: Ways) -> PlainList:
    evidence = desk.names.evidence
    named = (
        "＋".join(evidence[code].name if code in evidence else code for code in one)
        for one in lists
    )
    return PlainList(items=tuple(named))
