"""Rounds (评估轮次) and their events; what is in an event is sealed, appended and never changed."""

import uuid
from typing import Any

from django.db import models

from tongban.store.sealing import Sealed


class Round(models.Model):
    """One round; its columns repeat for lists what its events say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=120)
    edition = models.CharField(max_length=16)
    open_on = models.DateField()
    samples = models.PositiveIntegerField()
    sealed = models.PositiveIntegerField(default=0)
    opened = models.BooleanField(default=False)
    planned_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["-planned_at"], name="rounds_by_day")]


class RoundRecord(models.Model):
    """One event of a round; appended and never changed (a trigger refuses it)."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("round_record.content|{row.round_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["round", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "sequence"], name="one_event_of_a_round_at_each_place"
            ),
        ]
