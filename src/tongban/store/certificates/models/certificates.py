"""Electronic certificates (电子证照): faces sealed at rest, status as a chain, found by token."""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class Certificate(models.Model):
    """One issued certificate. `number` is its national identifier (证照标识).

    `token` is what its QR code carries: random, so that it cannot be enumerated. `signature` seals
    the canonical face; `status` repeats the last `CertificateEvent` for queries, and `trust` the
    last `TrustChange`. `place` is where status lists tell of it.
    """

    class Status(models.TextChoices):
        VALID = "valid", "有效"
        SUSPENDED = "suspended", "暂扣"
        REVOKED = "revoked", "撤销"
        CANCELLED = "cancelled", "注销"
        REPLACED = "replaced", "已换发"
        MOVED_AWAY = "moved_away", "办理转出"
        STRIPPED = "stripped", "吊销"

    class Origin(models.TextChoices):
        ISSUED = "issued", "本地签发"
        TAKEN_OVER = "taken_over", "存量归集"
        RECOGNISED = "recognised", "外地互认"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.BigIntegerField(unique=True)
    number = models.CharField(max_length=128, unique=True)
    token = models.CharField(max_length=43, unique=True)
    type = models.CharField(max_length=64)
    evidence = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    case = models.ForeignKey(
        "store_cases.Case", models.PROTECT, null=True, related_name="certificates"
    )
    holder_index = BlindIndex()
    face_sealed = models.BinaryField()
    face = Sealed[dict[str, Any]]("certificate.face|{row.pk}")
    issuer = models.CharField(max_length=64)
    area = models.CharField(max_length=12, default="")
    issued_on = models.DateField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    trust = models.CharField(max_length=1, default="A")
    signature = models.BinaryField()
    algorithm = models.CharField(max_length=32)
    key_id = models.CharField(max_length=64)
    previous = models.OneToOneField("self", models.PROTECT, null=True, related_name="next")
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.VALID)
    origin = models.CharField(max_length=16, choices=Origin.choices, default=Origin.ISSUED)

    class Meta:
        indexes = [
            models.Index(fields=["holder_index", "evidence"], name="certificates_of_holder"),
            models.Index(fields=["issuer", "-place"], name="certificates_of_issuer"),
            models.Index(
                fields=["place"],
                name="certificates_not_valid",
                condition=~models.Q(status="valid"),
            ),
        ]
