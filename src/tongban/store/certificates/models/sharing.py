"""Sharing (授权用证): what a holder lets others see, and every use that was made of it."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.certificates.models.certificates import Certificate
from tongban.store.sealing import BlindIndex, Sealed


class Share(models.Model):
    """A code that is shown, or a grant to one receiver; its `token` is never to be guessed.

    `receiver_index` finds the grants that somebody was given; their number and name are sealed.
    """

    class Kind(models.TextChoices):
        CODE = "code", "亮证"
        GRANT = "grant", "授权"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="shares")
    token = models.CharField(max_length=43, unique=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    fields = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    purpose_sealed = models.BinaryField()
    purpose = Sealed[str]("share.purpose|{row.pk}", empty=str)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    receiver_index = BlindIndex(null=True)
    receiver_sealed = models.BinaryField(null=True)
    receiver = Sealed[dict[str, Any]]("share.receiver|{row.pk}", empty=dict)

    class Meta:
        indexes = [
            models.Index(fields=["certificate", "-made_at"], name="shares_of_certificate"),
            models.Index(fields=["receiver_index", "-made_at"], name="shares_given_to"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_grant_names_who_may_look",
                condition=models.Q(kind="code", receiver_index__isnull=True)
                | models.Q(kind="grant", receiver_index__isnull=False),
            ),
        ]


class CertificateUse(models.Model):
    """One use of a certificate (用证记录): who, for what, when; appended only, for its holder."""

    class Kind(models.TextChoices):
        SHOWN = "shown", "亮证"
        LOOKED_AT = "looked_at", "被授权人查看"
        SCANNED = "scanned", "扫码查看"
        COPIED = "copied", "生成加注件"

    certificate = models.ForeignKey(Certificate, models.PROTECT, related_name="uses")
    share = models.ForeignKey(Share, models.PROTECT, null=True, related_name="uses")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    purpose_sealed = models.BinaryField()
    purpose = Sealed[str]("use.purpose|{row.certificate_id}", empty=str)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["certificate", "-at"], name="uses_of_certificate")]
