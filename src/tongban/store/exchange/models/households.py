"""Checks of households (家庭经济状况核对): what happened, and apart from it what was told.

Events name nobody and no amount; people, answers and papers are sealed rows of their own, which are
deleted when they are no longer needed.
"""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class HouseholdRow(models.Model):
    """One check; `next_at` is when registers are to be asked again, None for not."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=32, unique=True)
    item = models.CharField(max_length=64)
    department = models.CharField(max_length=64)
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="households"
    )
    applicant_index = BlindIndex()
    people_sealed = models.BinaryField(null=True)
    _people = Sealed[list[dict[str, Any]]](
        "household.people|{row.pk}", empty=list, column="people_sealed"
    )
    length = models.PositiveIntegerField(default=1)
    next_at = models.DateTimeField(null=True)
    disputed = models.BooleanField(default=False)
    ended = models.BooleanField(default=False)
    forget_after = models.DateField(null=True)
    begun_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_at"],
                condition=models.Q(next_at__isnull=False),
                name="households_to_ask",
            ),
            models.Index(fields=["item", "ended", "-begun_at"], name="households_of_item"),
            models.Index(fields=["applicant_index", "item"], name="households_of_applicant"),
            models.Index(fields=["forget_after"], name="households_to_forget"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["applicant", "item"],
                condition=models.Q(ended=False),
                name="one_running_check_of_an_applicant_for_an_item",
            )
        ]

    @property
    def people(self) -> list[dict[str, Any]]:
        """Return the members; nobody once they are forgotten."""
        return self._people

    @people.setter
    def people(self, value: list[dict[str, Any]]) -> None:
        if value:
            self._people = value
        else:
            self.people_sealed = None


class HouseholdMember(models.Model):
    """Who finds a check under their own number, by blind index."""

    household = models.ForeignKey(HouseholdRow, models.CASCADE, related_name="members")
    slot = models.PositiveSmallIntegerField()
    person_index = BlindIndex()

    class Meta:
        indexes = [models.Index(fields=["person_index"], name="households_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "slot"], name="one_member_at_each_slot_of_a_household"
            )
        ]


class HouseholdAnswer(models.Model):
    """What a register told about a member, and what the member says instead; deleted in time."""

    household = models.ForeignKey(HouseholdRow, models.CASCADE, related_name="answers")
    slot = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=64)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]](
        "household_answer.content|{row.household_id}.{row.slot}.{row.source}"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "slot", "source"], name="one_answer_of_a_source_on_a_member"
            )
        ]


class HouseholdPaper(models.Model):
    """An authorisation that was signed on paper, as the counter took it in; deleted in time."""

    household = models.ForeignKey(HouseholdRow, models.CASCADE, related_name="papers")
    slot = models.PositiveSmallIntegerField()
    media_type = models.CharField(max_length=64)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("household_paper.content|{row.household_id}.{row.slot}")
    taken_at = models.DateTimeField()


class HouseholdRecord(models.Model):
    """One event of a check; appended and never changed (a trigger refuses it)."""

    household = models.ForeignKey(HouseholdRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["household", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["household", "sequence"], name="one_event_of_a_household_at_each_place"
            ),
        ]
