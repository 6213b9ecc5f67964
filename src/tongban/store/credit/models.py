"""Entries on lists (名单条目) and their events; the columns repeat for lists what the events say.

Whom an entry is about, and every word about them, is personal and sealed.
"""

from typing import Any, cast
from uuid import uuid4

from django.db import models

from tongban.store.sealing import seal, unseal


class CreditRow(models.Model):
    """One party on one list, kept by the department that decided."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    list = models.CharField(max_length=32)
    department = models.CharField(max_length=64)
    status = models.CharField(max_length=16)
    decided_on = models.DateField()
    counts_until = models.DateField()
    due_on = models.DateField(null=True)
    party_index = models.BinaryField(max_length=32)
    party_sealed = models.BinaryField()
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

    @property
    def party(self) -> dict[str, Any]:
        """Return the sealed number and name of the party."""
        return cast("dict[str, Any]", unseal(self.party_sealed, f"credit.party|{self.pk}"))

    @party.setter
    def party(self, value: dict[str, Any]) -> None:
        self.party_sealed = seal(value, f"credit.party|{self.pk}")


class CreditRecord(models.Model):
    """One event of an entry; appended and never changed (a trigger refuses it)."""

    entry = models.ForeignKey(CreditRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["entry", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "sequence"], name="one_event_of_a_credit_entry_at_each_place"
            ),
        ]

    @property
    def content(self) -> dict[str, Any]:
        """Return the sealed event."""
        place = f"credit_record.content|{self.entry_id}.{self.sequence}"
        return cast("dict[str, Any]", unseal(self.content_sealed, place))

    @content.setter
    def content(self, value: dict[str, Any]) -> None:
        place = f"credit_record.content|{self.entry_id}.{self.sequence}"
        self.content_sealed = seal(value, place)
