"""Callers (调用方认证): which system calls, and whether its key is for what it asks.

A key stands in ``Authorization: Bearer``. It is recognised once, when the call comes in, and
counted against its own pace; whoever shows none is counted by address. A token that nobody knows is
as if none were shown, so that open operations stay open and closed ones say 401.
"""

from typing import Any, Final

from django.http import HttpRequest
from ninja.security.http import HttpAuthBase

from tongban.actions.clients.recognising import recognise
from tongban.core.exchange.clients import ApiClient, ApiScope
from tongban.core.people.actors import Officer
from tongban.web.api.outside import outside_of

CHALLENGE: Final = 'Bearer realm="tongban"'
_LONGEST: Final = 4096


class Unknown(Exception):
    """The caller shows no key that is known."""


class OutOfScope(Exception):
    """The key is not for this."""


class Key(HttpAuthBase):
    """A key with a scope, as an operation asks for it."""

    openapi_scheme = "bearer"

    def __init__(self, scope: ApiScope) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> ApiClient:
        """Return the client that calls.

        Raises:
            Unknown: when it shows no key.
            OutOfScope: when its key is for something else.
        """
        client = client_in(request)
        if client is None:
            raise Unknown
        if self.scope not in client.scopes:
            raise OutOfScope
        return client


def recognised(request: HttpRequest) -> ApiClient | None:
    """Return the client whose key a call shows, and keep it on the request."""
    scheme, _, token = request.headers.get("Authorization", "")[:_LONGEST].partition(" ")
    found = None
    if scheme.lower() == "bearer" and token:
        found = recognise(token.strip(), outside_of(request))
    request.api_client = found  # type: ignore[attr-defined]
    return found


def client_in(request: HttpRequest) -> ApiClient | None:
    """Return the client that was recognised."""
    found: Any = getattr(request, "api_client", None)
    return found if isinstance(found, ApiClient) else None


def client_of(request: HttpRequest) -> ApiClient:
    """Return the client of an operation that asked for a key."""
    found = client_in(request)
    if found is None:
        raise Unknown
    return found


def steward_of(request: HttpRequest) -> Officer:
    """Return who acts when the client does."""
    return client_of(request).steward()
