"""Signing in (登录): accounts are given, never taken; guesses are counted by name and address."""

from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse

from tongban.core.people.actors import Citizen, Officer
from tongban.project.wiring import actor_for
from tongban.web.console.requests import KEEPERS
from tongban.web.counter.requests import READERS


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account here: the identity provider or an administrator does."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return False: there is no self-registration."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where to go after signing in: officers to their work, others to the hall."""
        actor = actor_for(request.user, acting_for=None)
        if isinstance(actor, Officer) and not actor.roles.isdisjoint(READERS):
            return reverse("counter:inbox")
        if isinstance(actor, Officer) and not actor.roles.isdisjoint(KEEPERS):
            return reverse("console:home")
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where to go with a new password: where citizens see their sign-ins."""
        if isinstance(actor_for(request.user, acting_for=None), Citizen):
            return reverse("hall:sign_in")
        return self.get_login_redirect_url(request)


def name_tried(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """Return the account name of an attempt to sign in, as django-axes counts it."""
    tried = (credentials or {}).get("username") or request.POST.get("login", "")
    return tried[:150]
