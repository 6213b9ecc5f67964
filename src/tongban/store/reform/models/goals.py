"""Targets (减负目标): by year, scope and figure; one that is taken back stays on record."""

from django.db import models


class TargetRow(models.Model):
    """So many percent less of one figure."""

    year = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=16)
    code = models.CharField(max_length=64, blank=True)
    figure = models.CharField(max_length=16)
    percent = models.PositiveSmallIntegerField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "scope", "code", "figure"],
                condition=models.Q(ended_at__isnull=True),
                name="one_target_of_each_figure",
            ),
        ]
