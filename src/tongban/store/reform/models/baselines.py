"""Baselines (基线): the figures of every item version of a day, kept as they were."""

from django.db import models


class Baseline(models.Model):
    """One snapshot of one release; appended and never changed (a trigger refuses it).

    `figures` has a line for each item as it is used, with the cases of the year before.
    """

    taken_on = models.DateField()
    release = models.ForeignKey("store_catalog.Release", models.PROTECT, related_name="baselines")
    note = models.CharField(max_length=200, blank=True)
    figures = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["taken_on", "release"], name="one_baseline_of_a_release_a_day"
            ),
        ]
