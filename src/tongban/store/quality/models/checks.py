"""Checks (质量检查) of whole registers, and the file of one while it is read."""

import uuid

from django.db import models

from tongban.store.quality.kinds import CheckStatus, Source
from tongban.store.sealing import Sealed


class CheckRun(models.Model):
    """One check: its source, how far it is, and what it found; nothing in it is about a person.

    `counts` are held and broken by rule, `dimensions` by side of quality. `held` and `judged` are
    their sums, `rejected` the rows that were turned away and `queued` those that are kept.
    Columns are profiled in `profiles`, of which only texts that tell nobody's value are kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dataset = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    source = models.CharField(max_length=16, choices=Source.choices)
    name = models.CharField(max_length=200)
    by = models.CharField(max_length=64)
    by_name = models.CharField(max_length=64)
    status = models.CharField(
        max_length=16, choices=CheckStatus.choices, default=CheckStatus.WAITING
    )
    reason = models.CharField(max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    rows = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)
    queued = models.PositiveIntegerField(default=0)
    held = models.BigIntegerField(default=0)
    judged = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict)
    dimensions = models.JSONField(default=dict)
    profiles = models.JSONField(default=list)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["dataset", "-began_at"], name="checks_of_dataset"),
            models.Index(
                fields=["began_at"],
                condition=models.Q(status__in=["waiting", "reading", "judging"]),
                name="checks_to_do",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["dataset"],
                condition=models.Q(status__in=["waiting", "reading", "judging"]),
                name="one_check_of_a_dataset_at_a_time",
            ),
            models.CheckConstraint(
                name="a_check_holds_no_more_than_it_judged",
                condition=models.Q(held__lte=models.F("judged"), rejected__lte=models.F("rows")),
            ),
        ]


class CheckPiece(models.Model):
    """A piece of a register that was handed in, in base 64; gone when the check has ended."""

    run = models.ForeignKey(CheckRun, models.CASCADE, related_name="pieces")
    number = models.PositiveIntegerField()
    content_sealed = models.BinaryField()
    content = Sealed[str]("quality_piece|{row.run_id}.{row.number}")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="one_piece_of_a_check_each"),
        ]
