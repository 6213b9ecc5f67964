"""Entries on lists (名单条目) and their events; the columns repeat for lists what the events say.

Whom an entry is about, and every word about them, is personal and sealed.
"""

from typing import Any
from uuid import uuid4

from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class CreditRow(models.Model):
    """One party on one list, kept by the department that decided."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    list = models.CharField(max_length=32)
    department = models.CharField(max_length=64)
    status = models.CharField(max_length=16)
    decided_on = models.DateField()
    counts_until = models.DateField()
    due_on = models.DateField(null=True)
    party_index = BlindIndex()
    party_sealed = models.BinaryField()
    party = Sealed[dict[str, Any]]("credit.party|{row.pk}")
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["party_index"], name="credit_of_party"),
            models.Index(fields=["department", "-opened_at", "id"], name="credit_of_department"),
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(due_on__isnull=False),
                name="credit_to_answer",
            ),
        ]


class CreditRecord(models.Model):
    """One event of an entry; appended and never changed (a trigger refuses it)."""

    entry = models.ForeignKey(CreditRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("credit_record.content|{row.entry_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["entry", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "sequence"], name="one_event_of_a_credit_entry_at_each_place"
            ),
        ]
