"""Sign out elsewhere (让其他设备退出): dead on the server at once; this browser stays as it is."""

from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext

from tongban.actions.sign_ins import end_one, end_others
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import NotFound
from tongban.web.components.sign_ins import OTHERS, WHICH


def ended(request: HttpRequest, actor: Actor, *, back: str) -> HttpResponseBase:
    """End one sign-in of the actor, or all but this one; what is not theirs was never there."""
    which = request.POST.get(WHICH, "")
    here = request.session.session_key or ""
    try:
        if which == OTHERS:
            end_others(actor, here=here)
        else:
            end_one(actor, which, here=here)
    except NotFound:
        news.warning(request, gettext("这台设备已经不在登录状态，不用再退出。"))
    else:
        news.success(request, gettext("已经退出。那台设备要再用，须重新登录。"))
    return HttpResponseRedirect(back)
