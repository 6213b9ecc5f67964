"""What comes from elsewhere (归集、互认): registers in batches, agreements with other regions."""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import Sealed


class RegisterBatch(models.Model):
    """A department's register of one type, as one file brought it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    department = models.CharField(max_length=64)
    evidence = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    taken = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["department", "-at"], name="batches_of_department")]


class RejectedRow(models.Model):
    """A row that was not taken, with everything wrong in it; its cells are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(RegisterBatch, models.CASCADE, related_name="rejected")
    number = models.PositiveIntegerField()
    cells_sealed = models.BinaryField()
    cells = Sealed[dict[str, Any]]("rejected.cells|{row.pk}")
    faults = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_rejected_row_per_line"),
        ]


class RecognitionAgreement(models.Model):
    """An agreement with another region on one type (互认关系), with the keys it published.

    `fields` lead from the element codes of its faces to ours. An agreement is ended, never changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    region = models.CharField(max_length=12)
    region_name = models.CharField(max_length=100)
    foreign_type = models.CharField(max_length=36)
    evidence = models.CharField(max_length=64)
    fields = models.JSONField()
    keys = models.JSONField()
    trust = models.CharField(max_length=1, default="A")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "foreign_type"],
                condition=models.Q(ended_at__isnull=True),
                name="one_agreement_in_force_per_region_and_type",
            ),
        ]
