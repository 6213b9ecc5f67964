"""Sharing (授权用证): what a holder lets others see, and every use that was made of it."""

import uuid
from typing import Any, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.certificates.models.certificates import Certificate
from tongban.store.sealing import seal, unseal


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
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    receiver_index = models.BinaryField(max_length=32, null=True)
    receiver_sealed = models.BinaryField(null=True)

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

    @property
    def purpose(self) -> str:
        """Return what it is for, as its holder wrote it."""
        return _opened(self.purpose_sealed, f"share.purpose|{self.pk}")

    @purpose.setter
    def purpose(self, value: str) -> None:
        self.purpose_sealed = seal(value, f"share.purpose|{self.pk}")

    @property
    def receiver(self) -> dict[str, Any]:
        """Return the sealed number and name of the receiver; empty for a code."""
        if self.receiver_sealed is None:
            return {}
        place = f"share.receiver|{self.pk}"
        return cast("dict[str, Any]", unseal(self.receiver_sealed, place))

    @receiver.setter
    def receiver(self, value: dict[str, Any]) -> None:
        self.receiver_sealed = seal(value, f"share.receiver|{self.pk}")


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
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["certificate", "-at"], name="uses_of_certificate")]

    @property
    def purpose(self) -> str:
        """Return what it was used for, as its holder wrote it."""
        return _opened(self.purpose_sealed, f"use.purpose|{self.certificate_id}")

    @purpose.setter
    def purpose(self, value: str) -> None:
        self.purpose_sealed = seal(value, f"use.purpose|{self.certificate_id}")


def _opened(sealed: bytes | memoryview, place: str) -> str:
    return cast("str", unseal(sealed, place)) if sealed else ""
