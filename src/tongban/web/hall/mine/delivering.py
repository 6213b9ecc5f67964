"""How the result comes to me (送达): chosen, changed until it left, followed, collected."""

from uuid import UUID

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.cases.delivering import choose_delivery
from tongban.actions.wishes import wished
from tongban.core.cases.verbs.delivery import may_choose
from tongban.core.vocabulary.errors import NotAllowed
from tongban.web.components import navigation
from tongban.web.components.access import agent_admitted
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall import places
from tongban.web.hall.mine.cases import followed_case
from tongban.web.hall.mine.following import Followed
from tongban.web.hall.visitor import citizen_of, outside_of
from tongban.web.hall.wishing import WishForm, lead


@agent_admitted
@require_http_methods(["GET", "HEAD", "POST"])
def deliver_to_me(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    """Ask how the result shall come, and keep it."""
    followed = followed_case(request, case_id)
    if followed.state is None or not may_choose(followed.state):
        return _too_late(request, case_id)
    where = outside_of(request).delivery
    posted = request.POST if request.method == "POST" else None
    form = WishForm(where, wished(followed.state.result_delivery.chosen), posted)
    if posted is None or not form.is_valid():
        return show(request, _page(followed, form))
    try:
        choose_delivery(citizen_of(request), case_id, form.wish, outside_of(request))
    except NotAllowed:
        return _too_late(request, case_id)
    news.success(request, gettext("已记下。结果寄出或者放进取件柜之前，您都可以再改。"))
    return HttpResponseRedirect(places.case(case_id))


def _too_late(request: HttpRequest, case_id: UUID) -> HttpResponseBase:
    news.warning(request, gettext("现在不能改送达方式：结果已经在路上，或者已经送达。"))
    return HttpResponseRedirect(places.case(case_id))


def _page(followed: Followed, form: WishForm) -> Page:
    return Page(
        title=gettext("结果怎么给您？"),
        caption=followed.record.item_name,
        back=navigation.BackLink(href=places.case(followed.record.id)),
        lead=lead(),
        errors=errors_of(form) if form.is_bound else None,
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("保存"))),
    )
