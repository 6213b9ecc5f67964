"""Filings (申报) and cases (办件): one filing opens one case per item."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class Filing(models.Model):
    """What was handed in once, for one item or for all items of a journey.

    One filing per draft: however often submit is clicked, the database keeps one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=64, unique=True)
    draft = models.OneToOneField("Draft", models.PROTECT, related_name="filing")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="filings")
    subject_index = BlindIndex()
    title = models.CharField(max_length=200)
    journey_code = models.CharField(max_length=64, blank=True)
    journey_version = models.PositiveIntegerField(null=True)
    area = models.CharField(max_length=12, default="")
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("filing.content|{row.pk}")
    filed_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-filed_at"], name="filings_of_owner"),
            models.Index(fields=["subject_index", "-filed_at"], name="filings_of_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_journey_has_a_version",
                condition=models.Q(journey_code="", journey_version__isnull=True)
                | (~models.Q(journey_code="") & models.Q(journey_version__isnull=False)),
            ),
        ]


class Case(models.Model):
    """One item being handled for one filing (办件), under one version of it.

    That is the version it was filed under, unless an event took it over to a newer one (改用新版).

    Status and dates repeat what the events say, for lists; the events are the truth. `revision`
    is the number of events, so a writer that saw an older state is refused. At `registers_due_at`
    the worker asks registers for its officers. `handled` is the code of the handled item
    (业务办理项) that its situation falls into; empty where its item has none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=64, unique=True)
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="cases")
    item = models.ForeignKey("store_catalog.ItemVersion", models.PROTECT, related_name="cases")
    item_code = models.CharField(max_length=64)
    handled = models.CharField(max_length=80, blank=True, default="")
    department = models.CharField(max_length=64)
    area = models.CharField(max_length=12, default="")
    status = models.CharField(max_length=32)
    revision = models.PositiveIntegerField(default=0)
    waits_for = ArrayField(models.CharField(max_length=64), default=list, blank=True)
    received_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    acceptance_due_on = models.DateField(null=True)
    registers_due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["filing"], name="cases_of_filing"),
            models.Index(
                fields=["acceptance_due_on"],
                condition=models.Q(status="received"),
                name="cases_that_silence_accepts",
            ),
            models.Index(
                fields=["registers_due_at"],
                condition=models.Q(registers_due_at__isnull=False),
                name="cases_to_ask_registers_for",
            ),
            models.Index(
                fields=["due_on"],
                condition=models.Q(status="awaiting_correction"),
                name="cases_that_wait_for_papers",
            ),
            models.Index(
                fields=["department", "status", "due_on", "id"], name="cases_of_department"
            ),
            models.Index(
                fields=["department", "received_on", "id"],
                condition=models.Q(received_on__isnull=False),
                name="cases_as_they_came",
            ),
            models.Index(
                fields=["department", "item_code", "received_on", "id"],
                condition=models.Q(received_on__isnull=False),
                name="cases_of_item_as_they_came",
            ),
            models.Index(
                fields=["department", "status", "received_on", "id"],
                condition=models.Q(received_on__isnull=False),
                name="cases_of_state_as_they_came",
            ),
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(
                    status__in=["received", "awaiting_correction", "in_progress", "suspended"]
                ),
                name="undecided_cases_by_day",
            ),
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(status__in=["received", "in_progress"]),
                name="cases_that_run",
            ),
            models.Index(
                fields=["department", "due_on", "id"],
                condition=models.Q(status__in=["awaiting_correction", "suspended"]),
                name="cases_that_pause",
            ),
            models.Index(
                fields=["item_code"],
                condition=models.Q(
                    status__in=["received", "awaiting_correction", "in_progress", "suspended"]
                ),
                name="undecided_cases_of_item",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["filing", "item_code"], name="one_case_per_item_of_a_filing"
            ),
        ]
