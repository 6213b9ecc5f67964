"""Views (视图), templates of opinions (意见模板), drafts, second hands (复核), batches (批量).

What somebody is about to write of a case is sealed as the case is; histories are appended only.
"""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from tongban.core.officework.batches import BatchVerb, RowOutcome
from tongban.core.officework.second_hands import SecondHandStatus
from tongban.store.sealing import Sealed

_USER = settings.AUTH_USER_MODEL


class SavedView(models.Model):
    """A list under a name, of one officer, perhaps shared with the department."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(_USER, models.CASCADE, related_name="saved_views")
    department = models.CharField(max_length=64)
    name = models.CharField(max_length=20)
    of = models.CharField(max_length=8)
    filters = models.JSONField(default=dict)
    columns = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "of", "name"], name="one_view_of_a_name"),
        ]
        indexes = [
            models.Index(
                fields=["department", "of"], condition=Q(shared=True), name="views_shared"
            ),
        ]


class DefaultView(models.Model):
    """What a list opens with for one officer."""

    owner = models.ForeignKey(_USER, models.CASCADE, related_name="default_views")
    of = models.CharField(max_length=8)
    view = models.ForeignKey(SavedView, models.CASCADE, related_name="default_for")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "of"], name="one_default_view_of_a_list"),
        ]


class TemplateRow(models.Model):
    """Usual words of a department; the columns repeat for lists what the events say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    department = models.CharField(max_length=64)
    kind = models.CharField(max_length=8)
    item = models.CharField(max_length=64, blank=True)
    retired = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["department", "kind"], name="templates_of_department")]


class TemplateRecord(models.Model):
    """One event of a template; a trigger refuses change."""

    template = models.ForeignKey(TemplateRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["template", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "sequence"], name="one_event_of_a_template_at_each_place"
            ),
        ]


class OpinionDraft(models.Model):
    """An opinion that is not given yet; it fills the form of whoever gives it."""

    work = models.OneToOneField("store_cases.WorkItem", models.CASCADE, related_name="draft")
    by = models.CharField(max_length=32)
    words_sealed = models.BinaryField()
    words = Sealed[dict[str, Any]]("opinion_draft.words|{row.work_id}")
    batch = models.UUIDField(null=True)
    saved_at = models.DateTimeField()


class SecondHandRow(models.Model):
    """An act that takes two officers, as the first one filled it in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey("store_cases.WorkItem", models.PROTECT, related_name="proposed")
    department = models.CharField(max_length=64)
    proposer = models.ForeignKey(_USER, models.PROTECT, related_name="proposed_acts")
    verb = models.CharField(max_length=40)
    revision = models.PositiveIntegerField()
    filled_sealed = models.BinaryField()
    filled = Sealed[dict[str, Any]]("second_hand.filled|{row.pk}")
    status = models.CharField(max_length=12, default=SecondHandStatus.WAITING.value)
    proposed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["department", "proposed_at"],
                condition=Q(status=SecondHandStatus.WAITING.value),
                name="acts_that_want_a_second",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["work"],
                condition=Q(status=SecondHandStatus.WAITING.value),
                name="one_act_waits_for_each_work",
            ),
        ]


class SecondHandRecord(models.Model):
    """One event of a proposed act; a trigger refuses change."""

    act = models.ForeignKey(SecondHandRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["act", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "sequence"], name="one_event_of_an_act_at_each_place"
            ),
        ]


class BatchRow(models.Model):
    """The same done to many works by one officer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(_USER, models.PROTECT, related_name="batches")
    department = models.CharField(max_length=64)
    verb = models.CharField(max_length=8, choices=[(one.value, one.value) for one in BatchVerb])
    said_sealed = models.BinaryField()
    said = Sealed[dict[str, Any]]("batch.said|{row.pk}")
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["begun_at"], condition=Q(finished_at__isnull=True), name="batches_to_do"
            ),
            models.Index(fields=["owner", "-begun_at"], name="batches_of_officer"),
        ]


class BatchLine(models.Model):
    """One row of a batch: which work, as it was seen, and what became of it."""

    batch = models.ForeignKey(BatchRow, models.CASCADE, related_name="lines")
    place = models.PositiveIntegerField()
    work = models.ForeignKey("store_cases.WorkItem", models.PROTECT, related_name="batched")
    revision = models.PositiveIntegerField()
    before = models.ForeignKey(_USER, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=12, default=RowOutcome.WAITING.value)
    rule = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["batch", "place"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "work"], name="a_work_once_in_a_batch"),
        ]
