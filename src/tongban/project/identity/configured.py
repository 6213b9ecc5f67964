"""Whose word we take (统一身份认证来源): named by the operator, each with how sure it makes us."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from tongban.core.people.assurance import Assurance
from tongban.core.vocabulary.errors import ConfigurationError

_LONGEST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityProvider:
    """A provider of identities: how it is called, where it answers, as whom we ask."""

    id: str
    name: str
    server: str
    client: str
    secret: str = field(repr=False)
    level: Assurance = Assurance.CLAIMED

    @property
    def origin(self) -> str:
        """Return scheme and host: where a browser may be sent with a form."""
        parts = urlsplit(self.server)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def app(self) -> dict[str, Any]:
        """Return it as allauth wants it."""
        return {
            "provider_id": self.id,
            "name": self.name,
            "client_id": self.client,
            "secret": self.secret,
            "settings": {
                "server_url": self.server,
                "scope": ["openid"],
                "oauth_pkce_enabled": True,
            },
        }


def providers_in(text: str) -> tuple[IdentityProvider, ...]:
    """Return the providers that a setting lists as JSON.

    Raises:
        ConfigurationError: naming what is wrong.
    """
    try:
        said = json.loads(text) if text else []
        found = tuple(_provider(one) for one in said)
    except (ValueError, TypeError, KeyError) as fault:
        raise ConfigurationError(
            "TONGBAN_IDENTITY_PROVIDERS must be a JSON list of objects with id, name, server, "
            f"client, secret and level: {type(fault).__name__} {fault}"
        ) from fault
    if len({one.id for one in found}) < len(found):
        raise ConfigurationError("TONGBAN_IDENTITY_PROVIDERS names one id twice.")
    return found


def _provider(said: dict[str, Any]) -> IdentityProvider:
    made = IdentityProvider(**{**said, "level": Assurance(said.get("level", 1))})
    inside = urlsplit(made.server).hostname in {"127.0.0.1", "localhost"}
    if urlsplit(made.server).scheme != "https" and not inside:
        raise ConfigurationError(f"The identity provider {made.id} must be called by https.")
    if not (made.id.isascii() and made.id.isidentifier()) or len(made.id) > _LONGEST:
        raise ConfigurationError(f"The identity provider {made.id!r} needs a plain id.")
    return made
