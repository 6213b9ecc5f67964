"""Copies of one's data (个人数据副本) in sealed parts; requests (权利申请) and their history."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class DataCopy(models.Model):
    """One copy of everything about a person, asked for by themselves.

    `done` of `total` chapters are gathered. It is there from `ready_at` to `until`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="data_copies")
    asked_at = models.DateTimeField()
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    ready_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    size = models.PositiveBigIntegerField(default=0)
    failed = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["asked_at"],
                condition=models.Q(ready_at__isnull=True, failed=False),
                name="copies_to_make",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(ready_at__isnull=True, failed=False),
                name="one_copy_of_a_person_in_the_making",
            ),
        ]


class CopyPart(models.Model):
    """A stretch of the archive, as base64 under the seal."""

    copy = models.ForeignKey(DataCopy, models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content_sealed = models.BinaryField()
    content = Sealed[str]("copy_part.content|{row.copy_id}.{row.number}")

    class Meta:
        ordering = ["copy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["copy", "number"], name="one_part_of_a_copy_per_place"),
        ]


class RightsRequest(models.Model):
    """One request to correct or delete; the columns repeat for lists what its events say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=16)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subject_index = BlindIndex()
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    outcome = models.CharField(max_length=16, blank=True)
    over_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["due_on", "id"],
                condition=models.Q(over_at__isnull=True),
                name="rights_to_answer",
            ),
            models.Index(fields=["owner", "-asked_at"], name="rights_of_owner"),
        ]


class RightsRecord(models.Model):
    """One event of a request; never changed (a trigger refuses it), it goes with the request."""

    request = models.ForeignKey(RightsRequest, models.CASCADE, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("rights_record.content|{row.request_id}.{row.sequence}")
    by = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["request", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "sequence"], name="one_event_of_a_rights_request_per_place"
            ),
        ]
