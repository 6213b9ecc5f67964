"""Ended cases and their packages (归档清单): ordered one by one or a page at once."""

from datetime import date
from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.archives.listing import PAGE, ArchivedCase, ended_cases
from tongban.actions.archives.making import order
from tongban.actions.targets import published
from tongban.core.people.actors import Role
from tongban.store.archives.queries import waiting_of
from tongban.web.components import lists, messages, navigation
from tongban.web.components.access import officer_required
from tongban.web.components.component import Component, Content
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.components.words import plain_date, written_moment, written_size
from tongban.web.counter.requests import officer_of, outside_of

KEEPERS = (Role.APPROVER,)
"""Who answers for a department's files."""


@officer_required(*KEEPERS)
@require_safe
def archives(request: HttpRequest) -> HttpResponseBase:
    """Show a page of ended cases, with their packages."""
    officer = officer_of(request)
    before = _before(request.GET.get("before", ""))
    found, waiting = ended_cases(officer, before=before), waiting_of(officer)
    page = Page(
        title=gettext("归档"),
        lead=lists.Paragraph(
            body=gettext(
                "每件办结的办件做一个归档包：申请、材料、文书、意见、结果、办理经过和它的证明。"
                "有签名，离线也能核验。"
            )
        ),
        above=_progress(waiting) if waiting else "",
        body=(
            *_all(found),
            _table(found),
            navigation.Pagination(
                newer=reverse("counter:archives") if before else "", older=_older(found)
            ),
        ),
        wide=True,
    )
    return show(request, page)


@officer_required(*KEEPERS)
@require_POST
def order_archives(request: HttpRequest) -> HttpResponseBase:
    """Let packages be made of the cases that were named."""
    wanted = [one for text in request.POST.getlist("case") if (one := _key(text)) is not None]
    many = order(officer_of(request), wanted, outside_of(request)) if wanted else 0
    news.success(
        request, gettext("正在制作 %(count)d 个归档包，做好后可以下载。") % {"count": many}
    )
    return HttpResponseRedirect(reverse("counter:archives"))


def _progress(waiting: int) -> Component:
    return messages.Notification(
        title=gettext("正在制作 %(count)d 个归档包") % {"count": waiting},
        body=(
            lists.Paragraph(body=gettext("办理经过封存以后才能制作，一般一分钟以内。")),
            navigation.Link(words=gettext("刷新看进度"), href=reverse("counter:archives")),
        ),
    )


def _all(found: tuple[ArchivedCase, ...]) -> tuple[Component, ...]:
    """Return the button that orders every package of the page that there is none of."""
    lacking = tuple(("case", str(one.case)) for one in found if not one.standing)
    if not lacking:
        return ()
    button = navigation.Button(
        words=gettext("制作本页还没有的 %(count)d 个") % {"count": len(lacking)},
        kind=navigation.ButtonKind.SECONDARY,
    )
    return (
        PostForm(action=reverse("counter:order_archives"), body="", hidden=lacking, buttons=button),
    )


def _table(found: tuple[ArchivedCase, ...]) -> Component:
    if not found:
        return messages.EmptyState(
            title=gettext("还没有办结的办件"),
            advice=gettext("本部门的办件办结以后，会列在这里。"),
        )
    heads = (
        gettext("办件"),
        gettext("事项"),
        gettext("办结日期"),
        gettext("归档包"),
        gettext("操作"),
    )
    items = published().catalogue.items
    return lists.DataTable(
        caption=gettext("办结的办件和归档包"),
        caption_hidden=True,
        columns=tuple(lists.Column(words=words) for words in heads),
        rows=tuple(
            lists.Row(
                cells=(
                    one.number,
                    items[one.item].name if one.item in items else one.item,
                    plain_date(one.completed_on),
                    _standing(one),
                    _ways(one),
                )
            )
            for one in found
        ),
    )


def _standing(one: ArchivedCase) -> Content:
    match one.standing:
        case "ready":
            made = written_moment(one.made_at) if one.made_at else ""
            return f"{made}，{written_size(one.size)}"
        case "waiting":
            told = gettext("制作中：%(done)d/%(total)d") % {"done": one.done, "total": one.total}
            return messages.Tag(words=told if one.total else gettext("等待制作"))
        case "failed":
            return messages.Tag(words=gettext("没有做成"), tone=messages.Tone.BAD)
        case _:
            return gettext("还没有")


def _ways(one: ArchivedCase) -> Content:
    if one.standing == "waiting":
        return ""
    again = gettext("重新制作") if one.standing else gettext("制作")
    make = PostForm(
        action=reverse("counter:order_archives"),
        body="",
        hidden=(("case", str(one.case)),),
        buttons=navigation.Button(
            words=again, kind=navigation.ButtonKind.SECONDARY, about=one.number
        ),
    )
    if one.standing != "ready":
        return make
    fetch = navigation.Link(
        words=gettext("下载"),
        href=reverse("counter:fetch_archive", args=[one.case]),
        about=one.number,
    )
    check = PostForm(
        action=reverse("counter:verify_archive", args=[one.case]),
        body="",
        buttons=navigation.Button(
            words=gettext("核验"), kind=navigation.ButtonKind.SECONDARY, about=one.number
        ),
    )
    return (fetch, check, make)


def _older(found: tuple[ArchivedCase, ...]) -> str:
    if len(found) < PAGE:
        return ""
    last = found[-1]
    before = urlencode({"before": f"{last.completed_on.isoformat()}|{last.number}"})
    return f"{reverse('counter:archives')}?{before}"


def _before(text: str) -> tuple[date, str] | None:
    day, _, number = text.partition("|")
    try:
        return date.fromisoformat(day), number
    except ValueError:
        return None


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
