"""The queue (待处理行): rows that were turned away, until they are put right and forgotten.

Their cells are sealed, before and after. Who the row is about stands in it by blind index, and by a
keyed digest of its cells it is known again; both go when the values go.
"""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.core.quality.repairs import RowStatus
from tongban.store.quality.kinds import Source
from tongban.store.quality.models.checks import CheckRun
from tongban.store.sealing import BlindIndex, Sealed

Cells = dict[str, str | None]


class QueuedRow(models.Model):
    """A row of a dataset with what is wrong in it; `place` is its line in what was handed over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dataset = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    source = models.CharField(max_length=16, choices=Source.choices)
    run = models.ForeignKey(CheckRun, models.PROTECT, null=True, related_name="queue")
    place = models.BigIntegerField(null=True)
    broken = ArrayField(models.CharField(max_length=64))
    reasons = ArrayField(models.CharField(max_length=500))
    personal = models.BooleanField()
    status = models.CharField(max_length=16, default=RowStatus.WAITING.value)
    way = models.CharField(max_length=16, blank=True)
    ticket = models.UUIDField(null=True)
    cells_sealed = models.BinaryField(null=True)
    cells = Sealed[Cells]("quality_row.cells|{row.pk}", empty=dict)
    after_sealed = models.BinaryField(null=True)
    after = Sealed[Cells]("quality_row.after|{row.pk}", empty=dict)
    content_index = BlindIndex(null=True)
    subject_index = BlindIndex(null=True)
    queued_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    forgotten_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["dataset", "status", "queued_at"], name="queue_of_dataset"),
            models.Index(
                fields=["queued_at"],
                condition=models.Q(forgotten_on__isnull=True),
                name="queued_rows_with_values",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "content_index"],
                condition=models.Q(status__in=["waiting", "proposed"]),
                name="a_row_waits_once",
            ),
            models.CheckConstraint(
                name="what_is_forgotten_has_no_values",
                condition=models.Q(forgotten_on__isnull=True)
                | models.Q(
                    cells_sealed__isnull=True,
                    after_sealed__isnull=True,
                    subject_index__isnull=True,
                    content_index__isnull=True,
                ),
            ),
        ]


class QueuedRowRecord(models.Model):
    """One event of a row, without its values; appended and never changed (a trigger refuses it)."""

    row = models.ForeignKey(QueuedRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["row", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["row", "sequence"], name="one_event_of_a_queued_row_at_each_place"
            ),
        ]
