"""No key is copied (通行密钥防复制): each use counts up; a count that goes back is refused.

A device counts how often a key was used. When the count does not grow, there are two of the key
(WebAuthn §7.2, step on the signature counter; A34). The key is closed from then on, and its owner
is told where the keys are listed. Keys that never count, as those synchronised between devices,
say nothing of copies.
"""

from typing import Any, Final

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth
from django.db import transaction
from django.forms import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from tongban.actions.audit import note
from tongban.actions.sign_in_means import COPIED_AT
from tongban.project.wiring import actor_for

COUNT: Final = "count"
"""Where the count of a key is kept, beside the key."""


class Counted:
    """A form that takes a proof by key only when its count has grown."""

    def clean_credential(self) -> Authenticator:
        """Return the key that proved it.

        Raises:
            ValidationError: when the proof is wrong, the key is closed, or its count went back.
        """
        said: dict[str, Any] = self.cleaned_data["credential"]  # type: ignore[attr-defined]
        if not isinstance(said, dict):
            raise ValidationError(gettext("这把通行密钥没有通过核验"), code="incorrect_code")
        authenticator: Authenticator = super().clean_credential()  # type: ignore[misc]
        shown = auth.parse_authentication_response(said).response.authenticator_data.counter
        if not count_up(authenticator.pk, shown):
            _tell(authenticator)
            raise ValidationError(
                gettext("这把通行密钥的使用次数倒退了，可能被人复制，已经停用。请换一种方式登录。"),
                code="copied",
            )
        authenticator.refresh_from_db()
        return authenticator


class SignInByKey(Counted, LoginWebAuthnForm):  # type: ignore[misc]
    """Sign in with a key alone."""


class SecondFactorByKey(Counted, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A key after the password."""


class ProveByKey(Counted, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A key once more, before an act."""


@transaction.atomic
def count_up(key: int, shown: int) -> bool:
    """Keep the count that a key has shown; False when it is closed or its count went back."""
    row = Authenticator.objects.select_for_update().get(pk=key)
    kept = row.data.get(COUNT, row.wrap().authenticator_data.counter)
    if COPIED_AT in row.data:
        return False
    if (shown or kept) and shown <= kept:
        row.data[COPIED_AT] = timezone.now().isoformat()
        row.save(update_fields=["data"])
        return False
    row.data[COUNT] = shown
    row.save(update_fields=["data"])
    return True


def _tell(authenticator: Authenticator) -> None:
    actor = actor_for(authenticator.user, acting_for=None)
    note(actor, "passkey.copied", str(authenticator.pk), outcome="refused")
