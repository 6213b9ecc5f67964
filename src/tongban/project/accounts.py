"""Signing in (登录): accounts are given, never taken; guesses are counted by name and address."""

from collections.abc import Mapping

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account here: the identity provider or an administrator does."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Return False: there is no self-registration."""
        return False


def name_tried(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """Return the account name of an attempt to sign in, as django-axes counts it."""
    tried = (credentials or {}).get("username") or request.POST.get("login", "")
    return tried[:150]
