"""Systems that may ask us (登记接入系统): by the security administrator; a secret is told once."""

import secrets
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from allauth.idp.oidc.models import Client
from django.db import transaction

from tongban.actions.audit import note
from tongban.core.exchange.clients import CLIENT_CODE, ApiScope
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotFound
from tongban.project.identity.systems import PEOPLE

_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSystem:
    """A system to be registered; with `redirects` it signs people in, with API scopes it calls."""

    code: str
    name: str
    department: str
    scopes: tuple[str, ...]
    redirects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registered:
    """A registered system; the secret is told this once."""

    id: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSystem:
    """A system as it was registered; nobody can read its secret again."""

    code: str
    id: str
    name: str
    department: str
    scopes: tuple[str, ...]
    redirects: tuple[str, ...]


@transaction.atomic
def register(actor: Actor | None, system: NewSystem) -> Registered:
    """Register a system and return its id and secret.

    Raises:
        InvalidValue: for a scope, a code or an address that cannot be.
        Conflict: when a system of this code is registered already.
    """
    _check(system)
    if Client.objects.filter(data__code=system.code).exists():
        raise Conflict(f"register a system: {system.code} is registered already")
    secret = secrets.token_urlsafe(32)
    client = Client(name=system.name, type=Client.Type.CONFIDENTIAL, response_types="code")
    client.set_secret(secret)
    client.set_scopes(list(system.scopes))
    client.set_default_scopes(list(system.scopes))
    client.set_redirect_uris(list(system.redirects))
    client.set_grant_types(_grants(system))
    client.data = {"code": system.code, "department": system.department}
    client.save(force_insert=True)
    note(actor, "system.register", system.code, details={"scopes": " ".join(system.scopes)})
    return Registered(id=client.pk, secret=secret)


@transaction.atomic
def remove(actor: Actor | None, code: str) -> None:
    """Take a system off: its tokens are good for nothing from now on.

    Raises:
        NotFound: when none of this code is registered.
    """
    if not Client.objects.filter(data__code=code).delete()[0]:
        raise NotFound(f"remove a system: none is called {code}")
    note(actor, "system.remove", code)


@transaction.atomic
def renew_secret(actor: Actor | None, code: str) -> Registered:
    """Make a new secret; the old one and every token of the system are good for nothing.

    Raises:
        NotFound: when none of this code is registered.
    """
    client = _client(code)
    secret = secrets.token_urlsafe(32)
    client.set_secret(secret)
    client.save(update_fields=["secret"])
    client.token_set.all().delete()
    note(actor, "system.renew_secret", code)
    return Registered(id=client.pk, secret=secret)


def systems() -> tuple[KnownSystem, ...]:
    """Return every registered system, by name."""
    return tuple(_known(client) for client in Client.objects.order_by("name"))


def system(code: str) -> KnownSystem:
    """Return a registered system.

    Raises:
        NotFound: when none of this code is registered.
    """
    return _known(_client(code))


def _client(code: str) -> Client:
    client = Client.objects.filter(data__code=code).first()
    if client is None:
        raise NotFound(f"a system: none is called {code}")
    return client


def _known(client: Client) -> KnownSystem:
    said = client.data or {}
    return KnownSystem(
        code=str(said.get("code", "")),
        id=client.pk,
        name=client.name,
        department=str(said.get("department", "")),
        scopes=tuple(client.get_scopes()),
        redirects=tuple(client.get_redirect_uris()),
    )


def _grants(system: NewSystem) -> list[str]:
    grants = []
    if system.redirects:
        grants += [Client.GrantType.AUTHORIZATION_CODE, Client.GrantType.REFRESH_TOKEN]
    if set(system.scopes) - set(PEOPLE):
        grants.append(Client.GrantType.CLIENT_CREDENTIALS)
    return [str(grant) for grant in grants]


def _check(system: NewSystem) -> None:
    if CLIENT_CODE.fullmatch(system.code) is None:
        raise InvalidValue("code", "small letters, figures, dots and dashes, from a letter on")
    known = {*PEOPLE, *(scope.value for scope in ApiScope)}
    if not system.scopes or not set(system.scopes) <= known:
        raise InvalidValue("scope", f"one of {', '.join(sorted(known))}")
    if "openid" in system.scopes and not system.redirects:
        raise InvalidValue("redirect", "whoever signs people in says where they come back to")
    for place in system.redirects:
        parts = urlsplit(place)
        inside = parts.scheme == "http" and parts.hostname in _LOOPBACK
        if not (parts.scheme == "https" or inside) or parts.fragment or not parts.hostname:
            raise InvalidValue("redirect", "https addresses without a fragment")
