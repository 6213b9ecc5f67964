"""Drafts (草稿): answers saved as they are given, to be resumed on any device."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class Draft(models.Model):
    """What one account has told so far for one item or journey.

    `revision` grows with each save; a save that names an older one is refused, so two devices
    never overwrite each other unseen. `prepared_by` are the systems that wrote into it.
    """

    class Target(models.TextChoices):
        ITEM = "item", "事项"
        JOURNEY = "journey", "一件事"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    acting_for_index = BlindIndex(null=True)
    target = models.CharField(max_length=8, choices=Target.choices)
    code = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("draft.content|{row.pk}")
    revision = models.PositiveIntegerField(default=1)
    prepared_by = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["owner", "-updated_at"],
                condition=models.Q(submitted_at__isnull=True),
                name="open_drafts_of_owner",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "acting_for_index", "target", "code"],
                condition=models.Q(submitted_at__isnull=True),
                nulls_distinct=False,
                name="one_open_draft_for_each_target",
            ),
        ]
