"""Sign in through a provider (统一身份认证登录), tie it to one's account, and take it off again."""

from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib import messages as news
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from tongban.actions.audit import note
from tongban.project.sign_in.means import surest
from tongban.project.sign_in.pages import actor_of, user_of
from tongban.project.sign_in.signed_in import signed_in
from tongban.web.components.access import public
from tongban.web.components.assurance import held_back

CONNECT = "connect"


@public
@never_cache
@require_POST
def login(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Send the browser to the provider; to tie an account, as sure as the account can prove."""
    if request.GET.get("process") == CONNECT:
        return _connect(request, provider_id)
    return _sent(request, provider_id)


@public
@never_cache
@require_safe
def callback(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take what the provider says of whoever came back."""
    answer: HttpResponseBase = openid.callback(request, provider_id)
    return answer


@signed_in
@require_POST
def disconnect(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take a provider off one's account: it signs in no more."""
    waiting = held_back(request, surest(user_of(request)), why=gettext("解除绑定"), fresh=True)
    if waiting is not None:
        return waiting
    rows = SocialAccount.objects.filter(user=user_of(request), provider=provider_id)
    if not rows.delete()[0]:
        raise Http404
    note(actor_of(request), "provider.disconnect", provider_id)
    news.success(request, gettext("统一身份已经解除绑定。"))
    return HttpResponseRedirect(reverse("account_home"))


@signed_in
def _connect(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    waiting = held_back(request, surest(user_of(request)), why=gettext("绑定统一身份"), fresh=True)
    if waiting is not None:
        return waiting
    note(actor_of(request), "provider.connect", provider_id)
    return _sent(request, provider_id)


def _sent(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = openid.login(request, provider_id)
    except RequestException:
        news.warning(request, gettext("统一身份认证现在连不上，请换一种方式登录。"))
        home = "account_home" if request.user.is_authenticated else "account_login"
        return HttpResponseRedirect(reverse(home))
    return answer
