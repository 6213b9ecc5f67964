"""Attendances (窗口接待) and their events; the columns repeat for lists what the events say.

Who was there is personal and sealed. `account` is the person's own, so that what is written down at
a window is theirs afterwards.
"""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class AttendanceRow(models.Model):
    """One person at one window."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    clerk = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="received")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attended")
    person_index = BlindIndex()
    opened_at = models.DateTimeField()
    left = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["clerk", "-opened_at"], name="attendances_of_clerk"),
            models.Index(fields=["person_index", "-opened_at"], name="attendances_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["clerk"], condition=models.Q(left=False), name="one_person_at_a_window"
            ),
        ]


class AttendanceRecord(models.Model):
    """One event of an attendance; appended and never changed (a trigger refuses it)."""

    attendance = models.ForeignKey(AttendanceRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("attendance_record.content|{row.attendance_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["attendance", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["attendance", "sequence"], name="one_event_of_an_attendance_at_each_place"
            ),
        ]
