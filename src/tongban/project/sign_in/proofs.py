"""Proofs (核验记录): what the session knows of how somebody signed in, as the core reads it.

allauth notes each step of signing in with its moment; what is noted of somebody else, or in words
that we do not know, proves nothing.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest

from tongban.core.people.assurance import Assurance, IdentityProof, Means

CODE: Final = "code"
"""How a one-time code is noted, as allauth notes its own."""

_MEANS: Final = {
    ("password", None): Means.PASSWORD,
    (CODE, None): Means.ONE_TIME_CODE,
    ("mfa", "webauthn"): Means.PASSKEY,
    ("mfa", "totp"): Means.AUTHENTICATOR,
    ("mfa", "recovery_codes"): Means.RECOVERY_CODE,
    ("socialaccount", None): Means.PROVIDER,
}


def proofs_of(
    request: HttpRequest, user: AbstractBaseUser | AnonymousUser
) -> tuple[IdentityProof, ...]:
    """Return what `user` has proven in this session."""
    return tuple(_proofs(get_authentication_records(request, user)))


def note_proof(request: HttpRequest, user: AbstractBaseUser, method: str, **more: Any) -> None:
    """Note in the session that `user` has just proven who they are."""
    record_authentication(request, user, method, **more)


def _proofs(records: list[Mapping[str, Any]]) -> Iterator[IdentityProof]:
    for record in records:
        means = _MEANS.get((record.get("method", ""), record.get("type")))
        if means is not None:
            yield IdentityProof(
                means=means,
                at=datetime.fromtimestamp(record["at"], tz=UTC),
                vouched=_vouched(str(record.get("provider", ""))),
            )


def _vouched(provider: str) -> Assurance:
    """Return how sure a provider makes us today; one that is gone, not at all."""
    levels = {one.id: one.level for one in settings.IDENTITY_PROVIDERS}
    return levels.get(provider, Assurance.ANYBODY)
