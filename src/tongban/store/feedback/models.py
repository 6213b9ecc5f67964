"""Ratings (好差评), concerns (诉求) with their events, publications, and the last look at topics.

The columns of a concern repeat for lists what its events say. Whoever spoke, and every word of
theirs, is sealed; a record is appended and never changed (a trigger refuses it).
"""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.core.feedback.concerns import ConcernStatus
from tongban.core.feedback.ratings import RatingOrigin
from tongban.store.sealing import BlindIndex, Sealed

ENDED = [status.value for status in ConcernStatus if status.ended]


class Rating(models.Model):
    """What one applicant says of one case at one stage (一事一评)."""

    class Level(models.TextChoices):
        VERY_SATISFIED = "very_satisfied", "非常满意"
        SATISFIED = "satisfied", "满意"
        FAIRLY_SATISFIED = "fairly_satisfied", "基本满意"
        DISSATISFIED = "dissatisfied", "不满意"
        VERY_DISSATISFIED = "very_dissatisfied", "非常不满意"

    class Stage(models.TextChoices):
        ACCEPTANCE = "acceptance", "受理"
        COMPLETION = "completion", "办结"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("store_cases.Case", models.PROTECT, related_name="ratings")
    stage = models.CharField(max_length=16, choices=Stage.choices)
    level = models.CharField(max_length=24, choices=Level.choices)
    origin = models.CharField(max_length=8, default=RatingOrigin.ACTIVE.value)
    contents = models.CharField(max_length=32, default="online-2020")
    aspects = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    comment_sealed = models.BinaryField(null=True)
    comment = Sealed[str]("rating.comment|{row.pk}", empty=str)
    channel = models.CharField(max_length=16, default="web")
    rated_at = models.DateTimeField()
    excluded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "stage"], name="one_rating_per_case_and_stage"),
            models.CheckConstraint(
                condition=models.Q(origin=RatingOrigin.ACTIVE.value)
                | ~models.Q(level__in=["dissatisfied", "very_dissatisfied"]),
                name="silence_is_never_a_poor_rating",
            ),
        ]
        indexes = [models.Index(fields=["-rated_at"], name="ratings_by_day")]


class Concern(models.Model):
    """What somebody brought, and where it stands; `matter` is what they said and who they are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=16)
    channel = models.CharField(max_length=16)
    status = models.CharField(max_length=16)
    seat = models.CharField(max_length=16)
    department = models.CharField(max_length=64, blank=True)
    due_on = models.DateField()
    item_code = models.CharField(max_length=64, blank=True)
    case = models.ForeignKey("store_cases.Case", models.PROTECT, null=True, related_name="concerns")
    rating = models.OneToOneField(Rating, models.PROTECT, null=True, related_name="concern")
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="concerns"
    )
    subject_index = BlindIndex(null=True)
    matter_sealed = models.BinaryField()
    matter = Sealed[dict[str, Any]]("concern.matter|{row.pk}")
    outcome = models.TextField(blank=True)
    satisfied = models.BooleanField(null=True)
    units_late = models.PositiveSmallIntegerField(default=0)
    others_late = models.PositiveSmallIntegerField(default=0)
    late_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["seat", "department", "due_on", "id"],
                condition=~models.Q(status__in=ENDED),
                name="concerns_to_move",
            ),
            models.Index(fields=["department", "-opened_at"], name="concerns_of_unit"),
            models.Index(fields=["owner", "-opened_at"], name="concerns_of_person"),
            models.Index(fields=["-opened_at", "-id"], name="concerns_by_day"),
        ]


class ConcernRecord(models.Model):
    """One event of a concern; appended and never changed (a trigger refuses it)."""

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("concern_record.content|{row.concern_id}.{row.sequence}")
    by = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["concern", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "sequence"], name="one_event_of_a_concern_at_each_place"
            ),
        ]


class Publication(models.Model):
    """Information that a body has to make public of its own accord (主动公开)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    summary = models.TextField(blank=True)
    made_on = models.DateField()
    due_on = models.DateField()
    published_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["-published_on", "-id"], name="publications_by_day"),
            models.Index(fields=["department", "due_on"], name="publications_of_body"),
        ]


class TopicLook(models.Model):
    """What many people said, as it was found at a moment; the words of topics are sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    looked_at = models.DateTimeField(db_index=True)
    messages = models.PositiveIntegerField()
    content_sealed = models.BinaryField()
    content = Sealed[list[dict[str, Any]]]("topic_look.content|{row.pk}")
