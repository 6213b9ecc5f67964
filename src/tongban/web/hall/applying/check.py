"""Check answers and submit (检查并提交): everything on one page, then once.

However often the button is pressed there is one filing: the draft itself is the key.
"""

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from tongban.actions.filings.submit import NotReady, Submitted, submit
from tongban.web.components.sections import show
from tongban.web.hall import places
from tongban.web.hall.applying.check_page import TRUE, check_page
from tongban.web.hall.applying.reading import Reading, draft_page
from tongban.web.hall.visitor import citizen_of, outside_of


@draft_page
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, reading: Reading) -> HttpResponseBase:
    """Show everything that will be filed, and file it."""
    actor = citizen_of(request)
    if request.method != "POST":
        return show(request, check_page(reading, actor))
    if request.POST.get(TRUE) != "on":
        error = gettext("请先确认内容真实、准确")
        return show(request, check_page(reading, actor, error=error))
    match submit(actor, reading.id, outside_of(request)):
        case Submitted(filing=filing):
            return HttpResponseRedirect(places.filing(filing))
        case NotReady():
            return show(request, check_page(reading, actor, refused=True))
