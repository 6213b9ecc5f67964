"""Events (办件记录) and the outbox: appended in the transaction that makes the change."""

from typing import Any

from django.db import models

from tongban.store.sealing import Sealed


class CaseEvent(models.Model):
    """One thing that happened to a case. A trigger refuses update and delete."""

    case = models.ForeignKey("Case", models.PROTECT, related_name="events")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=48)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("case_event.content|{row.case_id}.{row.sequence}")
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        ordering = ["case", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["case", "sequence"], name="one_case_event_per_place"),
        ]


class OutboxRow(models.Model):
    """A message that must leave because something happened (notices, webhooks).

    Until `not_before` it is in the hands of a relay, or rests after a failed attempt; null means
    that it may leave at once.
    """

    topic = models.CharField(max_length=48)
    key = models.CharField(max_length=64)
    content = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    parked_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["id"],
                condition=models.Q(sent_at__isnull=True, parked_reason=""),
                name="outbox_to_send",
            ),
        ]
