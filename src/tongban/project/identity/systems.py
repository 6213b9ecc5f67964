"""What we vouch for (身份声明): to each system another name for the same person, and no more.

A subject is made for one client, so two systems cannot join what they know. A name leaves only
when the person let it; the identity number never does.
"""

from collections.abc import Iterable
from typing import Any, Literal

from allauth.idp.oidc.adapter import DefaultOIDCAdapter
from allauth.idp.oidc.models import Client, PrivateKey
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy

from tongban.core.exchange.clients import ApiScope
from tongban.core.people.actors import Officer
from tongban.project.identity.keys import signing_keys
from tongban.project.wiring import actor_for
from tongban.store.sealing import blind_indexes

PEOPLE = ("openid", "profile")
"""What a person can let a system know."""

_PROOF, _NUMBER = 16, 8
"""Bytes of a subject: what proves it is ours, and the covered number of the account."""


def _lasting(said: str) -> bytes:
    """Return a digest under the first key alone: systems keep the names that we once gave them."""
    return blind_indexes(said)[-1]


def _masked(client: Client, proof: bytes, number: int) -> bytes:
    """Return a number covered by what only we can make, or uncovered by the same again."""
    cover = _lasting(f"subject-cover|{client.pk}|{proof.hex()}")[:_NUMBER]
    return bytes(a ^ b for a, b in zip(cover, number.to_bytes(_NUMBER), strict=True))


class DepartmentSystems(DefaultOIDCAdapter):  # type: ignore[misc]
    """Our side of OpenID Connect."""

    scope_display = {
        "openid": gettext_lazy("知道您是谁：只给这个系统用的一个编号"),
        "profile": gettext_lazy("您的姓名；工作人员还有部门和工号"),
        **{scope.value: scope.value for scope in ApiScope},
    }

    def get_issuer(self) -> str:
        """Return who vouches, whatever the request was addressed to."""
        return str(settings.PUBLIC_URL)

    def get_user_sub(self, client: Client, user: AbstractBaseUser) -> str:
        """Return the name of a person for one client."""
        proof = _lasting(f"subject|{client.pk}|{user.pk}")[:_PROOF]
        return (proof + _masked(client, proof, int(user.pk))).hex()

    def get_user_by_sub(self, client: Client, sub: str) -> AbstractBaseUser | None:
        """Return whom one client knows by a name; nobody when another client knows them by it."""
        try:
            said = bytes.fromhex(sub)
        except ValueError:
            return None
        if len(said) != _PROOF + _NUMBER:
            return None
        found = int.from_bytes(_masked(client, said[:_PROOF], int.from_bytes(said[_PROOF:])))
        user = get_user_model().objects.filter(pk=found, is_active=True).first()
        return user if user is not None and self.get_user_sub(client, user) == sub else None

    def get_claims(
        self,
        purpose: Literal["id_token", "userinfo"],
        user: AbstractBaseUser,
        client: Client,
        *scopes: Iterable[str],
        **_more: Any,
    ) -> dict[str, Any]:
        """Return what leaves: the subject, and with consent the name."""
        del purpose
        claims: dict[str, Any] = {"sub": self.get_user_sub(client, user)}
        actor = (
            actor_for(user, acting_for=None) if any("profile" in one for one in scopes) else None
        )
        if actor is not None:
            claims["name"] = actor.name
        if isinstance(actor, Officer):
            claims |= {"department": actor.department, "staff_number": actor.staff_number}
        return claims

    def list_private_keys(self, **_which: Any) -> list[PrivateKey]:
        """Return the keys that verify; older ones go on verifying what they signed."""
        return [PrivateKey(pem=pem) for pem in signing_keys()]

    def get_signing_key(self) -> PrivateKey:
        """Return the newest key."""
        return self.list_private_keys()[-1]
