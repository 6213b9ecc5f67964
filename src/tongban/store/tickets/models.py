"""Tickets (校核工单) and their events; the columns repeat for lists what the events say.

What is disputed, and every word of whoever asked, is personal and sealed.
"""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class Ticket(models.Model):
    """One fact, or one look, that a department is to check; found again by whoever asked."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=32, unique=True)
    kind = models.CharField(max_length=16)
    status = models.CharField(max_length=16)
    outcome = models.CharField(max_length=16, blank=True)
    department = models.CharField(max_length=64)
    dataset = models.CharField(max_length=64, blank=True)
    element = models.CharField(max_length=128, blank=True)
    filing = models.ForeignKey(
        "store_cases.Filing", models.PROTECT, null=True, related_name="tickets"
    )
    entry = models.BigIntegerField(null=True)
    looked = models.CharField(max_length=64, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="tickets")
    subject_index = BlindIndex()
    matter_sealed = models.BinaryField()
    matter = Sealed[dict[str, Any]]("ticket.matter|{row.pk}")
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    settled_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["department", "due_on", "id"],
                condition=~models.Q(status="settled"),
                name="tickets_to_answer",
            ),
            models.Index(fields=["department", "-opened_at", "id"], name="tickets_of_department"),
            models.Index(fields=["subject_index", "-opened_at"], name="tickets_of_subject"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "element"],
                condition=models.Q(filing__isnull=False),
                name="one_correction_of_a_fact_for_a_filing",
            ),
            models.UniqueConstraint(
                fields=["owner", "entry"],
                condition=models.Q(entry__isnull=False),
                name="one_question_of_a_person_about_a_look",
            ),
        ]


class TicketRecord(models.Model):
    """One event of a ticket; appended and never changed (a trigger refuses it)."""

    ticket = models.ForeignKey(Ticket, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("ticket_record.content|{row.ticket_id}.{row.sequence}")
    by = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["ticket", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["ticket", "sequence"], name="one_event_of_a_ticket_at_each_place"
            ),
        ]
