"""Join to the case that runs (并入在办件): what a second application brings goes to the first."""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.cases.joining import join as join_to_it
from tongban.web.hall import places
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.visitor import citizen_of, outside_of


@draft_page
@require_POST
def join(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Give the papers to the case that runs, throw the draft away, and show that case."""
    joined = join_to_it(citizen_of(request), reading.id, outside_of(request))
    if joined.papers:
        words = gettext("%(count)d 样材料已经并到在办的这一件，草稿已删除。")
        news.success(request, words % {"count": joined.papers})
    else:
        news.success(request, gettext("在办的这一件现在不缺材料，草稿已删除。"))
    return HttpResponseRedirect(places.case(joined.case))
