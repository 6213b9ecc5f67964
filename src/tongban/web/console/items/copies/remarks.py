"""Remarks on a part (批注): what reviewers and colleagues said of it, and room for one more."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.workshop.commenting import LONGEST, comment, settle
from tongban.core.vocabulary.errors import InvalidValue
from tongban.store.workshop.queries import CommentLine, comments_of
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.fields import Textarea
from tongban.web.components.lists import Moment, Timeline
from tongban.web.components.navigation import Button
from tongban.web.components.navigation.buttons import ButtonKind
from tongban.web.components.sections import PostForm, Section
from tongban.web.components.whole_number import whole_number
from tongban.web.console.items import places
from tongban.web.console.items.desk import Desk
from tongban.web.console.items.told import sentence
from tongban.web.console.requests import KEEPERS, officer_of, outside_of


def remarks(desk: Desk, place: str, back: str) -> Section:
    """Return what was said of a place, with a form for one more; an empty place is the whole."""
    found = comments_of(desk.officer, desk.key)
    said = [one for one in found if place in ("", one.place)]
    body: Content = (
        *([_told(said, desk, back)] if said else []),
        PostForm(
            action=places.of_copy(desk.key, "comments"),
            hidden=(("place", place), ("back", back)),
            body=Textarea(name="words", label=gettext("写一条批注"), rows=2, limit=LONGEST),
            buttons=Button(words=gettext("添加批注"), kind=ButtonKind.SECONDARY),
        ),
    )
    return Section(title=gettext("批注"), id="remarks", body=body)


def open_remarks(lines: Iterable[CommentLine], place: str) -> int:
    """Return how many remarks on a place, or inside it, nobody has settled."""
    inside = f"{place}/"
    return sum(
        one.settled_at is None and (one.place == place or one.place.startswith(inside))
        for one in lines
    )


@officer_required(*KEEPERS)
@require_POST
def comments(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Add a remark, or mark one as settled."""
    officer, outside = officer_of(request), outside_of(request)
    settled = whole_number(request.POST.get("settle", ""))
    if settled is not None:
        settle(officer, key, settled, outside)
        return _back(request, key)
    place, words = request.POST.get("place", "")[:400], request.POST.get("words", "")
    try:
        comment(officer, key, outside, place=place, words=words)
    except InvalidValue as error:
        messages.warning(request, sentence(error))
    else:
        messages.success(request, gettext("已添加批注。"))
    return _back(request, key)


def _back(request: HttpRequest, key: UUID) -> HttpResponseRedirect:
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if safe else places.copy(key))


def _told(said: list[CommentLine], desk: Desk, back: str) -> Timeline:
    return Timeline(
        moments=tuple(
            Moment(
                title=one.words,
                at=one.at,
                by=one.by_name,
                body=_settling(one, desk, back),
                expected=one.settled_at is not None,
            )
            for one in said
        )
    )


def _settling(one: CommentLine, desk: Desk, back: str) -> Content:
    if one.settled_at is not None:
        return gettext("已处理")
    button = Button(words=gettext("标为已处理"), kind=ButtonKind.SECONDARY)
    return desk.post(places.of_copy(desk.key, "comments"), button, settle=str(one.id), back=back)
