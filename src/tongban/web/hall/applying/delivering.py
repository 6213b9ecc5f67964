"""How the result shall come (送达方式), said before filing; remembered from the filing before."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.writing import wish
from tongban.actions.wishes import Wish, last_wish, read_wish
from tongban.core.cases.collecting import DeliveryPlaces, on_paper
from tongban.core.cases.outcomes import DeliveryWay
from tongban.core.people.actors import Citizen
from tongban.web.components import lists, navigation
from tongban.web.components.forms import errors_of, fields_of
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall import places
from tongban.web.hall.applying import paths
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.visitor import citizen_of, outside_of
from tongban.web.hall.wishing import WAYS, WishForm, lead


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def delivery(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Ask how the results shall come, and keep it in the draft."""
    if not has_results(reading):
        return HttpResponseRedirect(places.draft(reading.id))
    actor, where = citizen_of(request), outside_of(request).delivery
    posted = request.POST if request.method == "POST" else None
    was = read_wish(reading.content.delivery) or _remembered(actor, where)
    form = WishForm(where, was, posted)
    if posted is not None and form.is_valid():
        wish(actor, reading.id, form.wish)
        return HttpResponseRedirect(paths.check(reading.id))
    page = Page(
        title=gettext("结果怎么给您？"),
        caption=reading.title,
        back=navigation.BackLink(href=paths.check(reading.id)),
        lead=(
            lead(),
            lists.Paragraph(body=gettext("提交以后，结果寄出或者放进取件柜之前，您都可以再改。")),
        ),
        errors=errors_of(form) if form.is_bound else None,
        body=PostForm(body=fields_of(form), buttons=navigation.Button(words=gettext("保存"))),
    )
    return show(request, page)


def _remembered(actor: Citizen, where: DeliveryPlaces) -> Wish | None:
    """Return what the person wanted last; no address of theirs is shown to a clerk."""
    return None if actor.helped_by is not None else last_wish(actor, where)


def has_results(reading: Reading) -> bool:
    """Tell whether what is applied for yields something that can be handed over."""
    return any(on_paper(item) for item in reading.wanted.items)


def delivery_row(reading: Reading) -> lists.SummaryRow:
    """Return how the results shall come, with the way to change it."""
    wished = read_wish(reading.content.delivery)
    return lists.SummaryRow(
        key=gettext("结果怎么给您"),
        value=WAYS[wished.way if wished else DeliveryWay.ELECTRONIC],
        actions=(
            navigation.Link(
                words=gettext("修改"),
                href=paths.delivery(reading.id),
                about=gettext("结果怎么给您"),
            ),
        ),
    )
