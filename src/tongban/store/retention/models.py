"""Legal holds (保全), their history, and reports of what was deleted (删除报告).

Whom a hold is about and every word of its reasons is personal and sealed; the blind index finds
what belongs to the person.
"""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import BlindText, Sealed


class Hold(models.Model):
    """One hold; the columns repeat for the purge what its events say.

    `target` is a blind index as hexadecimal, the number of a case, or a kind of record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    scope = models.CharField(max_length=8)
    target = BlindText(max_length=64)
    status = models.CharField(max_length=12)
    asked_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["status", "-asked_at"], name="holds_by_status")]


class HoldRecord(models.Model):
    """One event of a hold; appended and never changed (a trigger refuses it)."""

    hold = models.ForeignKey(Hold, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("hold_record.content|{row.hold_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["hold", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["hold", "sequence"], name="one_event_of_a_hold_at_each_place"
            ),
        ]


class Deletion(models.Model):
    """What one run deleted of one kind, and what it left because of a hold; appended only.

    `stopped` says that a hold on the whole kind let nothing be deleted.
    """

    kind = models.CharField(max_length=32)
    older_than = models.DateTimeField()
    deleted = models.PositiveIntegerField()
    held = models.PositiveIntegerField()
    stopped = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["kind", "-id"], name="deletions_of_kind")]
