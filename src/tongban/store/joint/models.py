"""Joint handlings (联办事项), their records and duties; columns repeat what events say."""

import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.sealing import Sealed


class JointMatter(models.Model):
    """What one filing is to several departments: `code` is the journey's or the item's.

    `departments` are those who take part. `silent_after` is the next day on which an opinion falls
    due in silence; null when none can.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    filing = models.OneToOneField("store_cases.Filing", models.PROTECT, related_name="joint")
    code = models.CharField(max_length=64)
    mode = models.CharField(max_length=16)
    lead = models.CharField(max_length=64)
    departments = ArrayField(models.CharField(max_length=64), default=list)
    revision = models.PositiveIntegerField(default=0)
    silent_after = models.DateField(null=True)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["silent_after", "id"],
                condition=models.Q(silent_after__isnull=False, ended_at__isnull=True),
                name="joint_matters_to_sweep",
            ),
            models.Index(fields=["-begun_at", "id"], name="joint_matters_by_day"),
        ]


class JointRecord(models.Model):
    """One event of a joint handling; appended and never changed (a trigger refuses it)."""

    matter = models.ForeignKey(JointMatter, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("joint_record.content|{row.matter_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["matter", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "sequence"], name="one_event_of_a_joint_matter_at_each_place"
            ),
        ]


class JointDuty(models.Model):
    """One thing that a department has to do in a joint handling, until it is done."""

    matter = models.ForeignKey(JointMatter, models.CASCADE, related_name="duties")
    department = models.CharField(max_length=64)
    kind = models.CharField(max_length=24)
    due_on = models.DateField()
    opened_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(done_at__isnull=True),
                name="open_joint_duties",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "department", "kind"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_joint_duty_of_a_kind",
            ),
        ]
