"""Keys, codes and providers of an account (通行密钥、恢复码、统一身份), as its owner sees them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

COPIED_AT: Final = "copied_at"
"""Where it is kept that the count of a key went back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPasskey:
    """A key of a device; `copied` when its count went back, and it opens nothing any more."""

    id: int
    name: str
    added_at: datetime
    last_used_at: datetime | None
    copied: bool


def passkeys_of(user: int) -> tuple[KeptPasskey, ...]:
    """Return the keys of an account, the eldest first."""
    rows = Authenticator.objects.filter(user_id=user, type=Authenticator.Type.WEBAUTHN)
    return tuple(
        KeptPasskey(
            id=row.pk,
            name=str(row.data.get("name", "")),
            added_at=row.created_at,
            last_used_at=row.last_used_at,
            copied=COPIED_AT in row.data,
        )
        for row in rows.order_by("created_at")
    )


def recovery_codes_left(user: int) -> int:
    """Return how many recovery codes of an account were not used."""
    row = Authenticator.objects.filter(user_id=user, type=Authenticator.Type.RECOVERY_CODES).first()
    return len(row.wrap().get_unused_codes()) if row else 0


def providers_of(user: int) -> frozenset[str]:
    """Return the providers of identities that an account is tied to."""
    rows = SocialAccount.objects.filter(user_id=user)
    return frozenset(rows.values_list("provider", flat=True))
