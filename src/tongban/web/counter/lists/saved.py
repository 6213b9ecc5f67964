"""Views under a name (视图): keep one, open a list with it, share it, forget it."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.contrib import messages as flash
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.officework import views
from tongban.core.officework.views import MOST, ListKind, list_view
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.web.components.access import officer_required
from tongban.web.components.saved_views import FILTER
from tongban.web.counter.requests import READERS, officer_of, outside_of

LISTS: Final[Mapping[ListKind, str]] = {
    ListKind.INBOX: "counter:inbox",
    ListKind.CASES: "counter:all_cases",
    ListKind.ORDERS: "console:supervision-orders",
}


@officer_required(*READERS)
@require_POST
def change(request: HttpRequest) -> HttpResponseBase:
    """Do to a view what the button says, and show the list again."""
    of = _kind(request.POST.get("of", ""))
    here = reverse(LISTS[of])
    try:
        match request.POST.get("verb", ""):
            case "save":
                query = urlencode({"view": str(_kept(request, of))})
                return HttpResponseRedirect(f"{here}?{query}")
            case "open":
                views.open_with(officer_of(request), of, _view(request))
            case "close":
                views.open_with(officer_of(request), of, None)
            case "forget":
                views.forget(officer_of(request), _view(request))
            case _:
                raise Http404
    except NotFound as missing:
        raise Http404 from missing
    except InvalidValue:
        flash.warning(request, gettext("请给视图起一个名字，最多二十个字。"))
    except Conflict:
        words = gettext("最多保存 %(most)s 个视图，请先删除不用的。")
        flash.warning(request, words % {"most": MOST})
    return HttpResponseRedirect(here)


def _kept(request: HttpRequest, of: ListKind) -> UUID:
    said = request.POST
    filters = {name.removeprefix(FILTER): said[name] for name in said if name.startswith(FILTER)}
    view = list_view(
        said.get("name", ""),
        of,
        filters=filters,
        columns=frozenset(said.getlist("columns")),
        shared=bool(said.get("shared")),
    )
    kept = views.save(
        officer_of(request), view, outside_of(request), default=bool(said.get("default"))
    )
    flash.success(request, gettext("已保存视图“%(name)s”。") % {"name": view.name})
    return kept


def _kind(written: str) -> ListKind:
    try:
        return ListKind(written)
    except ValueError:
        raise Http404 from None


def _view(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("view", ""))
    except ValueError:
        raise Http404 from None
