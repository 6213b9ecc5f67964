"""Open an account again (重新开通): for whoever lost every way in and came in person.

Whoever does this has seen the person with their identity card. Everything that opened the account
is gone afterwards; a code sent to the telephone and a recovery code on paper, two factors, set a
new password. So the way back proves no less than the way that was lost.
"""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.phones import phone_number, verify_phone
from tongban.core.people.actors import Actor
from tongban.core.vocabulary.errors import NotFound
from tongban.store.people.models import Account
from tongban.store.people.sessions import delete_sign_ins
from tongban.store.sealing import blind_index


@transaction.atomic
def reopen(
    actor: Actor | None, number: str, *, name: str, phone: str, now: datetime
) -> tuple[str, ...]:
    """Close every way into the account of a person but their telephone; return recovery codes.

    Raises:
        NotFound: when no citizen of this number and name has an account.
        InvalidValue: when the telephone is none.
        Conflict: when the telephone signs in to another account.
    """
    index = blind_index(number)
    account = Account.objects.filter(person_index=index, kind=Account.Kind.CITIZEN).first()
    if account is None or account.person.get("name") != name:
        note(actor, "account.reopen", "", outcome="not_found")
        raise NotFound("reopen an account: no citizen of this number and name has one")
    verify_phone(account.user_id, phone_number(phone), now=now)
    user = get_user_model().objects.select_for_update().get(pk=account.user_id)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    delete_sign_ins(user.pk, but="")
    note(actor, "account.reopen", str(user.pk), concerned=(index,))
    return tuple(RecoveryCodes.activate(user).get_unused_codes())
