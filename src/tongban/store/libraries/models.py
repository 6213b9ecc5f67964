"""Libraries, their records, entities and pairs (基础库); what names people is sealed.

An entity is found by the blind index of its number; its history says how it came to be.
"""

from typing import Any
from uuid import uuid4

from django.db import models

from tongban.store.sealing import BlindIndex, Sealed


class LibraryRow(models.Model):
    """One library as it is defined, and how large it was after the last run."""

    code = models.CharField(max_length=32, primary_key=True)
    keeper = models.CharField(max_length=64)
    definition = models.JSONField()
    built_at = models.DateTimeField(null=True)
    next_serial = models.PositiveBigIntegerField(default=1)


class EntityRow(models.Model):
    """One person, organisation or thing; `into` is the entity under which it goes on."""

    code = models.CharField(max_length=48, unique=True)
    library = models.ForeignKey(LibraryRow, models.PROTECT, related_name="entities")
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="absorbed")
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["library", "into"], name="entities_of_library")]


class EntityHistory(models.Model):
    """One event of an entity; appended and never changed (a trigger refuses it)."""

    entity = models.ForeignKey(EntityRow, models.PROTECT, related_name="history")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("entity_history.content|{row.entity_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["entity", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["entity", "sequence"], name="one_event_of_an_entity_at_each_place"
            ),
        ]


class RegisterRecord(models.Model):
    """A record as its register has it; `fresh` until it has been compared with all others."""

    library = models.ForeignKey(LibraryRow, models.PROTECT, related_name="records")
    register = models.CharField(max_length=64)
    key = models.CharField(max_length=128)
    entity = models.ForeignKey(EntityRow, models.PROTECT, null=True, related_name="records")
    number_index = BlindIndex(null=True)
    digest = models.BinaryField(max_length=32)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, str]]("{row.place}")
    fresh = models.BooleanField(default=True)
    gone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["library", "number_index"], name="records_by_number")]
        constraints = [
            models.UniqueConstraint(
                fields=["library", "register", "key"], name="one_record_of_a_register_for_a_key"
            ),
        ]

    @property
    def place(self) -> str:
        """Return the place for which the content is sealed; it is known before the row is."""
        return f"register_record.content|{self.library_id}.{self.register}.{self.key}"


class PairRow(models.Model):
    """Two records that people look at."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    library = models.ForeignKey(LibraryRow, models.PROTECT, related_name="pairs")
    one = models.ForeignKey(RegisterRecord, models.PROTECT, related_name="+")
    other = models.ForeignKey(RegisterRecord, models.PROTECT, related_name="+")
    weight = models.FloatField()
    status = models.CharField(max_length=8, default="open")
    merged = models.CharField(max_length=48, blank=True)
    opened_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(
                fields=["library", "-weight", "id"],
                condition=models.Q(status="open"),
                name="pairs_to_review",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_review_of_a_pair"),
            models.CheckConstraint(
                name="pairs_name_the_lesser_first", condition=models.Q(one__lt=models.F("other"))
            ),
        ]


class PairHistory(models.Model):
    """One decision about a pair; appended and never changed (a trigger refuses it)."""

    pair = models.ForeignKey(PairRow, models.PROTECT, related_name="history")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content_sealed = models.BinaryField()
    content = Sealed[dict[str, Any]]("pair_history.content|{row.pair_id}.{row.sequence}")
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pair", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "sequence"], name="one_decision_of_a_pair_at_each_place"
            ),
        ]
