"""The standard has changed (标准有新版): what changed, whose words stand, and taking it up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.workshop.standards import news_of, take_up
from tongban.core.authoring.merging import Clash, EditConflict, Side
from tongban.core.authoring.standards import StandardNews
from tongban.core.authoring.wording import rows_of
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Choice, Radios
from tongban.web.components.lists import Paragraph
from tongban.web.components.messages import EmptyState, Notification, NotificationKind
from tongban.web.components.navigation import Button, Link
from tongban.web.components.sections import Page, PostForm, Section
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.published.differences import side_by_side
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import sentence, word
from tongban.web.console.requests import KEEPERS

_SIDES = {side.value: side for side in Side}


@officer_required(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def renewed(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show what changed in the standard of a copy; a post takes it up."""
    desk = desk_of(request, key)
    found = news_of(desk.copy)
    if found is None:
        return _page(request, desk, EmptyState(title=gettext("和现行标准一致，没有要采用的变化")))
    if request.method != "POST" or not desk.writable:
        return _page(request, desk, _told(desk, found))
    settled = {
        one.place: _SIDES[chosen]
        for number, one in enumerate(found.clashes)
        if (chosen := request.POST.get(f"side_{number}", "")) in _SIDES
    }
    try:
        take_up(desk.officer, key, desk.outside, settled=settled)
    except EditConflict:
        messages.warning(request, gettext("有几处本部门也改过，请逐处选择以哪边为准。"))
    except (InvalidValue, NotAllowed) as error:
        messages.warning(request, sentence(error))
    else:
        messages.success(request, gettext("已采用新版标准。不合适可以撤销。"))
        return HttpResponseRedirect(places.copy(key))
    return HttpResponseRedirect(places.of_copy(key, "standard"))


def renewed_notice(desk: Desk) -> Content:
    """Return the notice on the overview of a copy whose standard has changed."""
    found = news_of(desk.copy)
    if found is None:
        return ""
    return Notification(
        title=gettext("基本目录的标准有新版（第 %(version)d 版）")
        % {"version": found.after.version},
        body=Link(words=gettext("看变化并采用"), href=places.of_copy(desk.key, "standard")),
        kind=NotificationKind.ATTENTION,
    )


def _told(desk: Desk, found: StandardNews) -> Content:
    versions = {"before": found.before.version, "after": found.after.version}
    button = Button(words=gettext("采用新版标准"))
    return (
        Paragraph(
            body=gettext("标准由第 %(before)d 版改为第 %(after)d 版；本部门自己的内容都会保留。")
            % versions
        ),
        PostForm(
            hidden=desk.hidden,
            body=tuple(_clash(desk, number, one) for number, one in enumerate(found.clashes)),
            buttons=button if desk.writable else "",
        ),
        Section(
            title=gettext("标准改了什么"),
            body=side_by_side(
                found.differences,
                before=gettext("第 %(version)d 版") % {"version": found.before.version},
                after=gettext("第 %(version)d 版") % {"version": found.after.version},
            ),
        ),
    )


def _clash(desk: Desk, number: int, one: Clash) -> Radios:
    return Radios(
        name=f"side_{number}",
        label=gettext("“%(what)s”两边都改过，以哪边为准？") % {"what": _title(desk, one)},
        choices=(
            Choice(
                value=Side.MINE.value,
                label=gettext("保留本部门的"),
                hint=_words(desk, one.mine),
            ),
            Choice(
                value=Side.THEIRS.value,
                label=gettext("采用标准的"),
                hint=_words(desk, one.theirs),
            ),
        ),
    )


def _title(desk: Desk, one: Clash) -> str:
    for side in (one.mine, one.theirs, one.base):
        rows = _rows(desk, side)
        if rows:
            return rows[0]
    return one.place


def _words(desk: Desk, part: object) -> str:
    if part is None:
        return gettext("没有这一项")
    return "；".join(_rows(desk, part)) or str(part)


def _rows(desk: Desk, part: object) -> tuple[str, ...]:
    try:
        rows = rows_of(part, desk.names)
    except KeyError:  # a plain field rather than a row
        return ()
    return tuple(f"{word(row.label)}：{row.words}" for row in rows if row.words)


def _page(request: HttpRequest, desk: Desk, body: Content) -> HttpResponseBase:
    title = gettext("标准有新版")
    return show(request, Page(title=title, back=desk.back, above=bar(desk), body=body, wide=True))
