"""Resources (数据资源) and what happened to them; the columns repeat for lists what events say."""

from django.db import models


class ResourceRow(models.Model):
    """One resource as it was last submitted; what is published stands in the release."""

    code = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=200)
    holder = models.CharField(max_length=64)
    status = models.CharField(max_length=16)
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["status", "changed_at"], name="resources_by_status")]


class ResourceRecord(models.Model):
    """One event of a resource; appended and never changed (a trigger refuses it)."""

    resource = models.ForeignKey(ResourceRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["resource", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "sequence"], name="one_event_of_a_resource_at_each_place"
            ),
        ]
