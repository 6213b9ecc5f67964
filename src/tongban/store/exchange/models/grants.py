"""Grants (授权) and what happened to them; the columns repeat for the gateway what events say."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.core.exchange.grants import GrantKind, GrantState


class GrantRow(models.Model):
    """One grant as it stands; `holder` answers for the dataset."""

    code = models.CharField(max_length=40, primary_key=True)
    consumer = models.CharField(max_length=64)
    dataset = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    fields = ArrayField(models.CharField(max_length=100))
    purpose = models.CharField(max_length=200)
    items = ArrayField(models.CharField(max_length=64))
    areas = ArrayField(models.CharField(max_length=12), default=list)
    kind = models.CharField(max_length=8, default=GrantKind.USE.value)
    state = models.CharField(max_length=12, default=GrantState.ACTIVE.value)
    valid_from = models.DateField()
    valid_until = models.DateField()
    quota_a_day = models.PositiveIntegerField(null=True)
    reuse_seconds = models.PositiveIntegerField(default=0, db_default=0)
    request = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from")),
                name="a_grant_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["consumer", "dataset", "state"], name="grants_of_consumer"),
            models.Index(fields=["dataset", "state"], name="grants_of_dataset"),
            models.Index(fields=["holder", "changed_at"], name="grants_of_holder"),
        ]


class GrantRecord(models.Model):
    """One event of a grant; appended and never changed (a trigger refuses it)."""

    grant = models.ForeignKey(GrantRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["grant", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant", "sequence"], name="one_event_of_a_grant_at_each_place"
            ),
        ]
