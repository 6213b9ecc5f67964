"""Why an item is not in the catalogue (停用), and standard items by level (基本目录)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ItemStanding(models.Model):
    """An item taken out of the catalogue: until it is resumed, or for good.

    `item_row` and `journey_rows` are keys of the versions that a resumption puts back.
    """

    class Kind(models.TextChoices):
        """Why it is out."""

        SUSPENDED = "suspended", "暂停办理"
        CANCELLED = "cancelled", "取消"
        REPLACED = "replaced", "由其他事项代替"

    code = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    reason = models.CharField(max_length=500)
    successors = ArrayField(models.CharField(max_length=64), default=list)
    item_row = models.BigIntegerField(null=True)
    journey_rows = ArrayField(models.BigIntegerField(), default=list)
    by = models.CharField(max_length=64)
    since = models.DateField()
    at = models.DateTimeField()
    resumed_at = models.DateTimeField(null=True)
    resumed_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=models.Q(resumed_at__isnull=True),
                name="one_standing_of_each_item",
            ),
        ]


class StandardVersion(models.Model):
    """One version of a standard item at one level; appended and never changed."""

    code = models.CharField(max_length=64)
    area = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code", "area", "version"], name="one_standard_of_each_version"
            ),
        ]
