"""The personal checklist (我的办事清单): what follows from the answers, and why, line by line."""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tongban.actions.targets import Wanted, wanted
from tongban.web.components.access import public
from tongban.web.components.sections import show
from tongban.web.hall import places
from tongban.web.hall.asking import answers
from tongban.web.hall.asking.checklist_page import checklist_page
from tongban.web.hall.asking.questions import answered, guide_for
from tongban.web.hall.browsing.out_page import leads_to_the_notice


@public
@leads_to_the_notice
@require_http_methods(["GET", "POST"])
def checklist(request: HttpRequest, kind: str, code: str) -> HttpResponseBase:
    """Show the checklist; a post chooses the sub-items of a journey or starts over."""
    target = wanted(kind, code)
    told = answers.read(request, kind, code, target.published.catalogue.elements)
    if request.method == "POST":
        return _chosen(request, kind, target)
    guide = guide_for(request, target, told)
    page = checklist_page(
        kind,
        guide,
        target.published.catalogue,
        answered=answered(kind, target, told),
    )
    return show(request, page)


def _chosen(request: HttpRequest, kind: str, target: Wanted) -> HttpResponseBase:
    code = target.target.code
    if "start_over" in request.POST:
        answers.forget(request, kind, code)
        return HttpResponseRedirect(places.ask(kind, code))
    told = answers.read(request, kind, code, target.published.catalogue.elements)
    offered = {item.code for item in target.items}
    chosen = frozenset(request.POST.getlist("items")) & offered
    answers.keep(request, kind, code, answers.Told(answers=told.answers, chosen=chosen))
    return HttpResponseRedirect(places.checklist(kind, code))
