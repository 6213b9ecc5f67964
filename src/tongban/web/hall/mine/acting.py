"""In whose name (办事身份): oneself, or an organisation that gave a mandate valid today."""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.store.people.queries import organisations_of
from tongban.web.components import fields, messages, navigation
from tongban.web.components.access import citizen_required
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall import places
from tongban.web.hall.visitor import citizen_of, outside_of

ACTING_FOR = "acting_for"
"""The place in the session from which the actor of every later request is read."""

MYSELF = "myself"


@citizen_required
@require_http_methods(["GET", "HEAD", "POST"])
def acting(request: HttpRequest) -> HttpResponseBase:
    """Let the person choose for whom they act; a mandate that has ended is not on offer."""
    citizen = citizen_of(request)
    organisations = organisations_of(citizen.account, today=outside_of(request).today)
    if request.method != "POST":
        return show(request, _page(organisations, chosen=citizen.acting_for or MYSELF))
    chosen = request.POST.get("acting_for", "")
    if chosen not in {MYSELF, *(code for code, _ in organisations)}:
        return show(request, _page(organisations, chosen="", error=gettext("请选择办事身份")))
    request.session.cycle_key()
    request.session[ACTING_FOR] = None if chosen == MYSELF else chosen
    name = dict(organisations).get(chosen, gettext("本人"))
    news.success(request, gettext("现在以“%(name)s”的名义办事。") % {"name": name})
    return HttpResponseRedirect(places.mine())


def _page(organisations: tuple[tuple[str, str], ...], *, chosen: str, error: str = "") -> Page:
    choice = fields.Radios(
        name="acting_for",
        label=gettext("您要以谁的名义办事？"),
        hint=gettext("代表企业或其他组织办事，要先由它授权。"),
        heading=True,
        error=error,
        value=chosen,
        choices=(
            fields.Choice(value=MYSELF, label=gettext("本人")),
            *(fields.Choice(value=code, label=name, hint=code) for code, name in organisations),
        ),
    )
    return Page(
        title=gettext("您要以谁的名义办事？"),
        heading=False,
        back=navigation.BackLink(href=places.mine()),
        errors=messages.ErrorSummary.of((choice,)),
        body=PostForm(body=choice, buttons=navigation.Button(words=gettext("确定"))),
    )
