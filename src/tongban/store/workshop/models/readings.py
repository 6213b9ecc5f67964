"""Guides that are read for a working copy (解析指南), and decisions on what they suggest."""

from django.db import models

from tongban.store.workshop.models.copies import WorkshopCopy


class GuideReading(models.Model):
    """A guide on the desk of a copy, until another takes its place."""

    copy = models.ForeignKey(WorkshopCopy, models.PROTECT, related_name="readings")
    blocks = models.JSONField()
    pointers = models.JSONField(default=list)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    put_away_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["copy"],
                condition=models.Q(put_away_at__isnull=True),
                name="one_guide_on_each_desk",
            ),
        ]


class ReadingDecision(models.Model):
    """One decision on one suggestion; appended and never changed (a trigger refuses it)."""

    reading = models.ForeignKey(GuideReading, models.PROTECT, related_name="decisions")
    key = models.CharField(max_length=120)
    decision = models.CharField(max_length=8)
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=64)
    at = models.DateTimeField()
