"""What happened to a copy (修订记录), its whole text, and how it differs from what is published."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from tongban.actions.workshop import editing
from tongban.core.authoring.merging import EditConflict
from tongban.core.authoring.review_events import AnyReviewEvent, Approved, Discarded, Returned, Sent
from tongban.core.authoring.undoing import RevisionKind
from tongban.core.vocabulary.errors import NotAllowed
from tongban.store.workshop.queries import RevisionLine, revisions_of
from tongban.web.components.access import officer_required
from tongban.web.components.component import Content
from tongban.web.components.lists import Moment, Timeline
from tongban.web.components.sections import Page, Section
from tongban.web.console.items import places
from tongban.web.console.items.bar import bar
from tongban.web.console.items.cards import whole
from tongban.web.console.items.desk import Desk, desk_of
from tongban.web.console.items.published.beside import beside_published
from tongban.web.console.items.showing import show
from tongban.web.console.items.told import sentence, word
from tongban.web.console.requests import EDITORS, KEEPERS, officer_of, outside_of


@officer_required(*KEEPERS)
@require_safe
def text(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the whole text as it would be published."""
    desk = desk_of(request, key)
    return _page(request, desk, gettext("通读全文"), whole(desk.copy, desk.names))


@officer_required(*KEEPERS)
@require_safe
def comparison(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show the copy beside the version that it began from."""
    desk = desk_of(request, key)
    return _page(request, desk, gettext("和已发布的比较"), beside_published(desk))


@officer_required(*KEEPERS)
@require_safe
def history(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Show who changed what, and what reviewers decided."""
    desk = desk_of(request, key)
    reviewed = tuple(_event(one) for one in reversed(desk.opened.history))
    revised = tuple(_revision(one) for one in revisions_of(desk.officer, key))
    body: Content = (
        *(
            [Section(title=gettext("审核记录"), body=Timeline(moments=reviewed))]
            if reviewed
            else []
        ),
        Section(title=gettext("修订记录"), body=Timeline(moments=revised)),
    )
    return _page(request, desk, gettext("修订记录"), body)


@officer_required(*EDITORS)
@require_POST
def undo(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Take back the officer's own last edit."""
    return _turned(request, key, again=False)


@officer_required(*EDITORS)
@require_POST
def redo(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Put again what the officer took back last."""
    return _turned(request, key, again=True)


def _turned(request: HttpRequest, key: UUID, *, again: bool) -> HttpResponseBase:
    turn = editing.redo if again else editing.undo
    try:
        turn(officer_of(request), key, outside_of(request))
    except EditConflict:
        messages.warning(request, gettext("同事后来改过这一处，不能自动撤销；请直接修改。"))
    except NotAllowed as error:
        messages.warning(request, sentence(error))
    else:
        messages.success(request, gettext("已重做。") if again else gettext("已撤销。"))
    back = request.headers.get("Referer", "")
    own = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(back if own else places.copy(key))


def event_words(event: AnyReviewEvent) -> str:
    """Return what somebody said when they did it."""
    match event:
        case Sent(words=words):
            return words
        case Approved(opinion=opinion) | Returned(opinion=opinion):
            return opinion
        case Discarded(reason=reason):
            return reason
        case _:
            return "；".join(getattr(event, "reasons", ()))


def _event(event: AnyReviewEvent) -> Moment:
    label = event.label
    if isinstance(event, Approved):
        label = "法制审核通过" if event.legal else "业务审核通过"
    return Moment(title=word(label), at=event.at, by=event.by.name, body=event_words(event))


def _revision(line: RevisionLine) -> Moment:
    kinds = {
        RevisionKind.EDIT: gettext("修改"),
        RevisionKind.UNDO: gettext("撤销"),
        RevisionKind.REDO: gettext("重做"),
    }
    title = gettext("第 %(number)d 次修订：%(kind)s") % {
        "number": line.number,
        "kind": kinds[line.kind],
    }
    return Moment(title=title, at=line.at, by=line.by_name, body=line.words)


def _page(request: HttpRequest, desk: Desk, title: str, body: Content) -> HttpResponseBase:
    return show(request, Page(title=title, back=desk.back, above=bar(desk), body=body, wide=True))
