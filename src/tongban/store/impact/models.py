"""Assessments (影响评估), one an item, and what happened to each."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ImpactRow(models.Model):
    """The assessment of one item; the columns repeat what the events say."""

    item = models.CharField(max_length=64, primary_key=True)
    department = models.CharField(max_length=64)
    status = models.CharField(max_length=16)
    covered = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["status", "-changed_at"], name="impact_by_status")]


class ImpactRecord(models.Model):
    """One event of an assessment; appended and never changed (a trigger refuses it)."""

    impact = models.ForeignKey(ImpactRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["impact", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["impact", "sequence"], name="one_event_of_an_assessment_at_each_place"
            ),
        ]
