"""Published definitions: versions are appended, the current one of each code is marked."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Release(models.Model):
    """One publication of the shared definitions (elements, evidence, departments, datasets …)."""

    published_at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=64)
    note = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    definitions = models.JSONField()


class ItemVersion(models.Model):
    """One immutable version of a service item (实施清单的一版)."""

    code = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    area = models.CharField(max_length=12, default="")
    audiences = ArrayField(models.CharField(max_length=32), default=list)
    summary = models.TextField(blank=True)
    keywords = ArrayField(models.CharField(max_length=64), default=list)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    effective_from = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)
    current = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_item_of_each_version"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(current=True), name="one_current_item_version"
            ),
        ]


class JourneyVersion(models.Model):
    """One immutable version of a journey (一件事的一版)."""

    code = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    event = models.CharField(max_length=16)
    lead = models.CharField(max_length=64)
    summary = models.TextField(blank=True)
    keywords = ArrayField(models.CharField(max_length=64), default=list)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)
    current = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_journey_of_each_version"),
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(current=True),
                name="one_current_journey_version",
            ),
        ]
