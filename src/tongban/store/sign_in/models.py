"""Verified telephones (已核验手机) and one-time codes (验证码): found blindly, never readable."""

import uuid

from django.conf import settings
from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class VerifiedPhone(models.Model):
    """The telephone that an account has shown to hold; one telephone signs in to one account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="+"
    )
    number_index = BlindIndex(unique=True)
    number_sealed = models.BinaryField()
    number = Sealed[str]("verified_phone.number|{row.pk}")
    verified_at = models.DateTimeField()


class OneTimeCode(models.Model):
    """A code that was sent: a keyed digest of it, to which telephone, asked for from where.

    `user` is empty when the telephone belongs to no account; nothing was sent then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(max_length=16)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    phone_index = BlindIndex()
    address_index = BlindIndex()
    digest = BlindIndex()
    sent_at = models.DateTimeField()
    guesses = models.PositiveSmallIntegerField(default=0)
    used = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["phone_index", "sent_at"], name="codes_to_a_phone"),
            models.Index(fields=["address_index", "sent_at"], name="codes_from_an_address"),
            models.Index(fields=["sent_at"], name="codes_by_age"),
        ]
