"""Means (可用的核验方式): what an account could prove itself by, whether or not it has yet."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from tongban.actions.phones import phone_of
from tongban.core.people.assurance import Assurance, Means, strongest

_KINDS = {
    Authenticator.Type.WEBAUTHN: Means.PASSKEY,
    Authenticator.Type.TOTP: Means.AUTHENTICATOR,
    Authenticator.Type.RECOVERY_CODES: Means.RECOVERY_CODE,
}


def means_of(user: AbstractBaseUser) -> frozenset[Means]:
    """Return the means that `user` has; a face is none of them."""
    kinds = Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True)
    found = {_KINDS[Authenticator.Type(kind)] for kind in kinds.distinct()}
    if user.has_usable_password():
        found.add(Means.PASSWORD)
    if settings.MESSAGES != "none" and phone_of(user.pk) is not None:
        found.add(Means.ONE_TIME_CODE)
    return frozenset(found)


def surest(user: AbstractBaseUser) -> Assurance:
    """Return how sure `user` can make us: what changes the account wants no less."""
    return strongest(means_of(user), now=timezone.now())
