"""Requests (数据需求) and what happened to them; the columns repeat for lists what events say."""

from uuid import uuid4

from django.db import models

from tongban.core.exchange.request_state import RequestStatus

ENDED = [status.value for status in RequestStatus if status.ended]


class RequestRow(models.Model):
    """One request; `turn_of` has to do something until `due_on`, nobody when it is empty."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    title = models.CharField(max_length=200)
    asker = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    dataset = models.CharField(max_length=64)
    status = models.CharField(max_length=16)
    turn_of = models.CharField(max_length=64)
    due_on = models.DateField(null=True)
    submissions = models.PositiveIntegerField()
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["turn_of", "due_on"], name="requests_by_turn"),
            models.Index(fields=["holder", "opened_at"], name="requests_of_holder"),
            models.Index(fields=["asker", "opened_at"], name="requests_of_asker"),
            models.Index(fields=["dataset", "opened_at"], name="requests_of_dataset"),
        ]


class RequestRecord(models.Model):
    """One event of a request; appended and never changed (a trigger refuses it)."""

    request = models.ForeignKey(RequestRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["request", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "sequence"], name="one_event_of_a_request_at_each_place"
            ),
        ]
