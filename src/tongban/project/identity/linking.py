"""Tied by oneself alone (绑定): whoever is signed in ties an identity of theirs to ours.

An address or a telephone that both sides know ties nothing (A36). What they tell of a person is
not kept: only the name under which they know them.
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages as news
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext


class LinkedBySelf(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Nobody gets an account through a provider, and none is found by what it tells."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002 - allauth's signature
        """Return False: accounts are opened at a counter."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Forget what was told, and send back whoever is not tied yet."""
        sociallogin.account.extra_data = {}
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
        elif sociallogin.state.get("process") != AuthProcess.CONNECT:
            news.warning(
                request,
                gettext("这个统一身份还没有绑定本站账户。请先用其他方式登录，再到“我的登录”绑定。"),
            )
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:  # noqa: ARG002 - allauth's signature
        """Return where somebody sees how they sign in."""
        return reverse("account_home")

    def on_authentication_error(self, request: HttpRequest, *_about: Any, **_more: Any) -> None:
        """Say that the other side did not confirm, whatever the reason, and what to do."""
        news.warning(request, gettext("统一身份认证没有完成。请再试一次，或者换一种方式登录。"))
        home = "account_home" if request.user.is_authenticated else "account_login"
        raise ImmediateHttpResponse(HttpResponseRedirect(reverse(home)))
