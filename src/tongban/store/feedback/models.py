"""Ratings (好差评): five levels by name, never a bare digit (standards differ on its direction)."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.sealing import Sealed


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
    aspects = ArrayField(models.CharField(max_length=32), default=list, blank=True)
    comment_sealed = models.BinaryField(null=True)
    comment = Sealed[str]("rating.comment|{row.pk}", empty=str)
    channel = models.CharField(max_length=16, default="web")
    rated_at = models.DateTimeField(auto_now_add=True)
    contact_by = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "stage"], name="one_rating_per_case_and_stage"),
        ]
