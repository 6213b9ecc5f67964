"""Sign out elsewhere (让其他设备退出): dead on the server at once; this browser stays as it is."""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from tongban.actions.sign_ins import end_one, end_others
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.access import citizen_required
from tongban.web.hall.account.sign_in import OTHERS, WHICH
from tongban.web.hall.visitor import citizen_of


@citizen_required
@require_POST
def end(request: HttpRequest) -> HttpResponseBase:
    """End one sign-in of the person, or all but this one; what is not theirs was never there."""
    which = request.POST.get(WHICH, "")
    here = request.session.session_key or ""
    try:
        if which == OTHERS:
            end_others(citizen_of(request), here=here)
        else:
            end_one(citizen_of(request), which, here=here)
    except NotFound:
        news.warning(request, gettext("这台设备已经不在登录状态，不用再退出。"))
    else:
        news.success(request, gettext("已经退出。那台设备要再用，须重新登录。"))
    return HttpResponseRedirect(reverse("hall:sign_in"))
