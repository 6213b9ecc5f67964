"""Checks of households (家庭经济状况核对): what happened, and apart from it what was told.

Events name nobody and no amount; people, answers and papers are sealed rows of their own, which are
deleted when they are no longer needed.
"""

from typing import Any, cast
from uuid import uuid4

from django.conf import settings
from django.db import models

from tongban.store.sealing import seal, unseal


class HouseholdRow(models.Model):
    """One check; `next_at` is when registers are to be asked again, None for not."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    number = models.CharField(max_length=32, unique=True)
    item = models.CharField(max_length=64)
    department = models.CharField(max_length=64)
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="households"
    )
    applicant_index = models.BinaryField(max_length=32)
    people_sealed = models.BinaryField(null=True)
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
        if self.people_sealed is None:
            return []
        return cast(
            "list[dict[str, Any]]", unseal(self.people_sealed, f"household.people|{self.pk}")
        )

    @people.setter
    def people(self, value: list[dict[str, Any]]) -> None:
        self.people_sealed = seal(value, f"household.people|{self.pk}") if value else None


class HouseholdMember(models.Model):
    """Who finds a check under their own number, by blind index."""

    household = models.ForeignKey(HouseholdRow, models.CASCADE, related_name="members")
    slot = models.PositiveSmallIntegerField()
    person_index = models.BinaryField(max_length=32)

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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["household", "slot", "source"], name="one_answer_of_a_source_on_a_member"
            )
        ]

    @property
    def content(self) -> dict[str, Any]:
        """Return the sealed amounts: `told` by element, `claimed` by ticket."""
        return cast("dict[str, Any]", unseal(self.content_sealed, self._place))

    @content.setter
    def content(self, value: dict[str, Any]) -> None:
        self.content_sealed = seal(value, self._place)

    @property
    def _place(self) -> str:
        return f"household_answer.content|{self.household_id}.{self.slot}.{self.source}"


class HouseholdPaper(models.Model):
    """An authorisation that was signed on paper, as the counter took it in; deleted in time."""

    household = models.ForeignKey(HouseholdRow, models.CASCADE, related_name="papers")
    slot = models.PositiveSmallIntegerField()
    media_type = models.CharField(max_length=64)
    content_sealed = models.BinaryField()
    taken_at = models.DateTimeField()

    @property
    def content(self) -> dict[str, Any]:
        """Return the sealed name and base64 bytes."""
        return cast("dict[str, Any]", unseal(self.content_sealed, self._place))

    @content.setter
    def content(self, value: dict[str, Any]) -> None:
        self.content_sealed = seal(value, self._place)

    @property
    def _place(self) -> str:
        return f"household_paper.content|{self.household_id}.{self.slot}"


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
