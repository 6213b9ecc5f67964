"""Begin (开始办理): from the checklist or the guide, signed in, to a draft that is kept.

Opening this page changes nothing; its button does. The button of the checklist comes here too: a
stranger signs in first and lands on this page with the same button.
"""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.drafts.writing import start
from tongban.actions.targets import Wanted, wanted
from tongban.core.people.actors import Citizen
from tongban.web.components import lists, navigation
from tongban.web.components.access import AGENTS, agent_admitted
from tongban.web.components.sections import Page, PostForm, show
from tongban.web.hall import places
from tongban.web.hall.asking import answers
from tongban.web.hall.browsing.out_page import leads_to_the_notice
from tongban.web.hall.visitor import citizen_of, outside_of


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    """Open the draft, after signing in and back when a stranger pressed the button."""
    stranger = request.actor is None  # type: ignore[attr-defined]
    if stranger and request.method == "POST":
        return redirect_to_login(places.begin(kind, code))
    return _begin(request, kind, code)


begin.audience = AGENTS  # type: ignore[attr-defined]


@agent_admitted
@leads_to_the_notice
def _begin(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    target = wanted(kind, code)
    if request.method != "POST":
        return show(request, _page(request, kind, target))
    told = answers.read(request, kind, code, target.published.catalogue.elements)
    draft = start(
        citizen_of(request),
        kind,
        code,
        outside_of(request),
        answers=told.answers,
        chosen=told.chosen,
    )
    answers.forget(request, kind, code)
    return HttpResponseRedirect(places.draft(draft))


def _page(request: HttpRequest, kind: str, target: Wanted) -> Page:
    code = target.target.code
    return Page(
        title=gettext("开始办理“%(name)s”") % {"name": target.target.name},
        back=navigation.BackLink(href=places.checklist(kind, code)),
        body=(
            lists.SummaryList(
                rows=(
                    lists.SummaryRow(
                        key=gettext("以谁的名义"),
                        value=acting_name(citizen_of(request)),
                    ),
                )
            ),
            lists.PlainList(
                items=(
                    gettext("开始后，我们先向有关部门核对您的信息，查到的不用您填、不用您交。"),
                    gettext("填写的内容随时保存，可以换手机或电脑接着填；提交之前，部门看不到。"),
                    gettext("以前没填完的同一件事会接着填，不会重来。"),
                )
            ),
            PostForm(
                action=places.begin(kind, code),
                body="",
                buttons=navigation.Button(words=gettext("开始填写")),
            ),
        ),
    )


def acting_name(citizen: Citizen) -> str:
    """Return in whose name the person acts."""
    if citizen.representing is None:
        return gettext("%(name)s（本人）") % {"name": citizen.name}
    return gettext("%(party)s（由%(name)s代办）") % {
        "party": citizen.representing.name,
        "name": citizen.name,
    }
