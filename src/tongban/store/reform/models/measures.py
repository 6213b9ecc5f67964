"""Measures (减负措施) and what happened to them; the columns repeat for lists what events say."""

from uuid import uuid4

from django.db import models

from tongban.core.reform.measure_state import MeasureStatus

ENDED = [status.value for status in MeasureStatus if status.ended]


class MeasureRow(models.Model):
    """One measure; `key` tells which proposal it took up."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=16)
    content = models.JSONField()
    status = models.CharField(max_length=16)
    owner = models.CharField(max_length=64)
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=~models.Q(status__in=ENDED),
                name="one_open_measure_of_each_proposal",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], name="measures_by_day"),
            models.Index(fields=["owner", "due_on", "id"], name="measures_of_owner"),
        ]


class MeasureRecord(models.Model):
    """One event of a measure; appended and never changed (a trigger refuses it)."""

    measure = models.ForeignKey(MeasureRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["measure", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "sequence"], name="one_event_of_a_measure_at_each_place"
            ),
        ]
