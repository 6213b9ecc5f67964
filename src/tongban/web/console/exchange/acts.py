"""What is done about an import (办理): stop it, let it go on, open working copies."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.imports.cancelling import cancel, resume
from tongban.actions.imports.taking import open_copies, open_copy
from tongban.core.vocabulary.errors import NotFound, TongbanError
from tongban.web.components.access import officer_required
from tongban.web.components.lists import PlainList
from tongban.web.components.messages import Notification, NotificationKind
from tongban.web.components.sections import show
from tongban.web.components.whole_number import whole_number
from tongban.web.console.exchange import places
from tongban.web.console.exchange.run import page_of
from tongban.web.console.exchange.wording import refused
from tongban.web.console.requests import EDITORS, officer_of, outside_of


@officer_required(*EDITORS)
@require_POST
def act(request: HttpRequest, key: UUID, verb: str) -> HttpResponseBase:
    """Do what the button says, or say why it was not done."""
    if verb not in _VERBS:
        raise Http404
    try:
        return _VERBS[verb](request, key)
    except NotFound:
        raise
    except TongbanError as error:
        page = page_of(request, key, refused(error))
        return show(request, page, status=HTTPStatus.CONFLICT)


def _stop(request: HttpRequest, key: UUID) -> HttpResponseBase:
    cancel(officer_of(request), key, outside_of(request))
    return HttpResponseRedirect(places.run(key))


def _resume(request: HttpRequest, key: UUID) -> HttpResponseBase:
    resume(officer_of(request), key, outside_of(request))
    return HttpResponseRedirect(places.run(key))


def _open(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """Open a copy of one item and go there, or of all and say how many."""
    officer, outside = officer_of(request), outside_of(request)
    item = whole_number(request.POST.get("item", ""))
    if item is not None:
        return HttpResponseRedirect(places.copy(open_copy(officer, key, item, outside)))
    taken = open_copies(officer, key, outside)
    news = Notification(
        title=gettext("转为编制稿 %(count)d 份") % {"count": taken.opened},
        body=PlainList(items=tuple(f"{name}：{why}" for name, why in taken.left)),
        kind=NotificationKind.ATTENTION if taken.left else NotificationKind.GOOD,
    )
    return show(request, page_of(request, key, news))


_VERBS: dict[str, Callable[[HttpRequest, UUID], HttpResponseBase]] = {
    "stop": _stop,
    "resume": _resume,
    "open": _open,
}
