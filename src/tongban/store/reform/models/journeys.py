"""Journeys in the making (一件事编制稿) and what their reviewers said."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.core.authoring.review_state import ReviewStatus

ENDED = [status.value for status in ReviewStatus if status.ended]


class JourneyDraft(models.Model):
    """One journey in the making; `based_on` is the published version it began with, or 0.

    `effective_on` is the day that was set for its publication.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    code = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    lead = models.CharField(max_length=64)
    supporting = ArrayField(models.CharField(max_length=64), default=list)
    based_on = models.PositiveIntegerField(default=0)
    content = models.JSONField()
    revision = models.PositiveIntegerField(default=1)
    status = models.CharField(max_length=24, default=ReviewStatus.DRAFTING.value)
    authors = ArrayField(models.CharField(max_length=64), default=list)
    effective_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"],
                condition=~models.Q(status__in=ENDED),
                name="one_open_draft_of_each_journey",
            ),
        ]
        indexes = [
            models.Index(fields=["-changed_at", "id"], name="journey_drafts_by_change"),
            models.Index(
                fields=["effective_on", "id"],
                condition=models.Q(status=ReviewStatus.SCHEDULED.value),
                name="journeys_to_publish",
            ),
        ]


class JourneyRecord(models.Model):
    """One event on the way to publication; appended and never changed (a trigger refuses it)."""

    draft = models.ForeignKey(JourneyDraft, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["draft", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "sequence"], name="one_event_of_a_journey_at_each_place"
            ),
        ]
