"""Working copies (编制稿) and their revisions (修订): the newest revision is the text."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.core.authoring.review_state import ReviewStatus

ENDED = [status.value for status in ReviewStatus if status.ended]


class WorkshopCopy(models.Model):
    """One working copy; its columns repeat for lists what revisions and review records say."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    based_on = models.PositiveIntegerField(default=0)
    ends = models.BooleanField(default=False)
    withdraws = ArrayField(models.CharField(max_length=64), default=list)
    status = models.CharField(max_length=24, default=ReviewStatus.DRAFTING.value)
    newest = models.PositiveIntegerField(default=0)
    effective_on = models.DateField(null=True)
    opened_by = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~models.Q(status__in=ENDED),
                name="one_open_copy_of_each_item",
            ),
        ]
        indexes = [
            models.Index(fields=["department", "-changed_at", "id"], name="copies_of_department"),
            models.Index(fields=["-changed_at", "id"], name="copies_by_change"),
        ]


class Revision(models.Model):
    """The whole text after one edit; appended and never changed (a trigger refuses it)."""

    copy = models.ForeignKey(WorkshopCopy, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8)
    of = models.PositiveIntegerField(default=0)
    content = models.JSONField()
    places = ArrayField(models.CharField(max_length=400), default=list)
    words = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["copy", "number"], name="one_revision_of_each_number"),
        ]
