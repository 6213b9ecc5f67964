"""Signing in (登录): accounts are given, never taken; guesses are counted by name and address."""

import base64
from collections.abc import Mapping
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages as news
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext_lazy

from tongban.core.people.actors import ADMINISTRATORS, Citizen, Officer
from tongban.project.wiring import actor_for
from tongban.store.sealing import seal, unseal
from tongban.web.console.requests import KEEPERS
from tongban.web.counter.requests import READERS

_PLACE: Final = "authenticator.secret"
_TIED: Final = gettext_lazy("统一身份已经绑定，以后可以用它登录。")
_REFUSED: Final = gettext_lazy("这个统一身份已经绑定了别的账户，没有改动。")


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
        if isinstance(actor, Officer) and not actor.roles.isdisjoint(ADMINISTRATORS):
            return reverse("console:accounts")
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def is_reauthentication_required(self, app: str) -> bool:  # noqa: ARG002 - allauth's signature
        """Return False: our pages ask for as much as the account can prove, in our own way."""
        return False

    def add_message(self, request: HttpRequest, level: int, *about: Any, **more: Any) -> None:
        """Say allauth's news of keys and providers in our own words, or leave them to our pages."""
        said = str(about[0]) if about else ""
        if said.startswith("socialaccount/"):
            told = _REFUSED if level == news.ERROR else _TIED
            news.add_message(request, news.WARNING if told is _REFUSED else news.SUCCESS, told)
        elif not said.startswith("mfa/"):
            super().add_message(request, level, *about, **more)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where to go with a new password: where people see their sign-ins."""
        hall = isinstance(actor_for(request.user, acting_for=None), Citizen)
        return reverse("hall:sign_in" if hall else "console:sign_in")


class SealedSecrets(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: secrets sealed in the database, keys made for the name of the site."""

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept."""
        return base64.b64encode(seal(text, _PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret as it is used."""
        return str(unseal(base64.b64decode(encrypted_text), _PLACE))

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for whom a key is made: this host, under the name on its pages."""
        entity: dict[str, str] = super().get_public_key_credential_rp_entity()
        return {**entity, "name": settings.TONGBAN_SITE_NAME}


def name_tried(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """Return the account name of an attempt to sign in, as django-axes counts it."""
    tried = (credentials or {}).get("username") or request.POST.get("login", "")
    return tried[:150]
