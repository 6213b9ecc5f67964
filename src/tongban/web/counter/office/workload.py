"""Workload (工作量): what lies on whom, and work given to somebody else."""

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.officework import assigning
from tongban.core.officework.views import Shown
from tongban.core.officework.workload import BASIS, CAPACITY, Load
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.cases.queries.work import WorkLine, held_by
from tongban.web.components import fields, labels, lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, Section, show
from tongban.web.components.whole_number import whole_number
from tongban.web.counter import refusals
from tongban.web.counter.lists import columns
from tongban.web.counter.requests import officer_of, outside_of


@officer_required(Role.APPROVER)
@require_safe
def workload(request: HttpRequest) -> HttpResponseBase:
    """Show what lies on each officer of the department, and the work of one of them."""
    officer, outside = officer_of(request), outside_of(request)
    known = assigning.loads(officer, outside.today)
    chosen = request.GET.get("of", "")
    one = next((load for load in known if load.staff_number == chosen and chosen), None)
    page = Page(
        title=gettext("工作量"),
        lead=gettext("每人手头一般不超过 %(count)s 件。依据：%(basis)s。")
        % {"count": CAPACITY, "basis": labels.citation(BASIS)},
        back=navigation.BackLink(href=reverse("counter:office"), words=gettext("返回日常办公")),
        body=(_table(known), _works(request, known, one)),
        wide=True,
    )
    return show(request, page)


@officer_required(Role.APPROVER)
@require_POST
def assign(request: HttpRequest) -> HttpResponseBase:
    """Give one piece of work to an officer."""
    work = whole_number(request.POST.get("work", ""))
    to = request.POST.get(f"to-{work}", "")
    if work is None or not to.isprintable():
        raise Http404
    try:
        assigning.assign(officer_of(request), work, to, outside_of(request))
    except NotFound as missing:
        raise Http404 from missing
    except NotAllowed as refused:
        flash.warning(request, refusals.sentence(refused))
    except Conflict:
        flash.warning(request, gettext("这项工作已经在对方手里。"))
    else:
        flash.success(request, gettext("已分派。"))
    return HttpResponseRedirect(reverse("counter:workload"))


def _table(known: tuple[Load, ...]) -> Component:
    heads = (
        gettext("工作人员"),
        gettext("手头工作"),
        gettext("今天到期"),
        gettext("已超期"),
        gettext("还能接"),
    )
    return lists.DataTable(
        caption=gettext("本部门每个人的工作量"),
        columns=tuple(
            lists.Column(words=words, number=place > 0) for place, words in enumerate(heads)
        ),
        rows=tuple(_row(one) for one in known),
    )


def _row(one: Load) -> lists.Row:
    if not one.staff_number:
        way = f"{reverse('counter:inbox')}?show=unclaimed"
        name: Content = navigation.Link(words=gettext("还没有人领取"), href=way)
    else:
        link = navigation.Link(words=one.name, href=f"?of={one.staff_number}#works")
        away = messages.Tag(words=gettext("外出")) if one.away else ""
        over = (
            messages.Tag(words=gettext("超过一般件数"), tone=messages.Tone.ATTENTION)
            if one.over
            else ""
        )
        name = (link, away, over)
    room = str(one.room) if one.staff_number else ""
    return lists.Row(cells=(name, str(one.open), str(one.due_today), str(one.overdue), room))


def _works(request: HttpRequest, known: tuple[Load, ...], one: Load | None) -> Content:
    if one is None:
        return lists.Paragraph(body=gettext("点开一个人，可以把手头的工作重新分派。"))
    officer = officer_of(request)
    works = held_by(officer, one.staff_number)
    title = gettext("%(name)s手头的工作") % {"name": one.name}
    if not works:
        return Section(
            title=title, id="works", body=messages.EmptyState(title=gettext("手头没有工作"))
        )
    others = tuple(
        fields.Choice(
            value=load.staff_number,
            label=gettext("%(name)s（手头 %(count)s 件）")
            % {"name": load.name, "count": load.open},
        )
        for load in known
        if load.staff_number not in ("", one.staff_number) and not load.away
    )
    table = lists.DataTable(
        caption=title,
        caption_hidden=True,
        columns=tuple(
            lists.Column(words=words)
            for words in (gettext("办件"), gettext("要做的事"), gettext("到期"), gettext("分派给"))
        ),
        rows=tuple(_work_row(request, work, others) for work in works),
    )
    return Section(title=title, id="works", body=table)


def _work_row(request: HttpRequest, work: WorkLine, others: tuple[fields.Choice, ...]) -> lists.Row:
    officer, outside = officer_of(request), outside_of(request)
    cells = tuple(
        columns.work_cell(work, one, officer=officer, outside=outside)
        for one in (Shown.CASE, Shown.WORK, Shown.DUE)
    )
    giving = PostForm(
        body=fields.Select(name=f"to-{work.id}", label=gettext("分派给"), choices=others),
        action=reverse("counter:assign"),
        hidden=(("work", str(work.id)),),
        buttons=navigation.Button(
            words=gettext("分派"), kind=navigation.ButtonKind.SECONDARY, about=work.case_number
        ),
    )
    return lists.Row(cells=(*cells, giving if others else ""))
