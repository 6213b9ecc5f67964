"""Published definitions (在用版本): versions are appended, a release names those in force in it.

Nothing here is ever edited: what was in force under a release can be told for ever.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.fields.json import KeyTransform


class Release(models.Model):
    """One publication: the shared definitions, and the keys of the versions in force with them.

    The definitions are elements, evidence, departments, datasets and the like.
    """

    published_at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=64)
    note = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    definitions = models.JSONField()
    items = ArrayField(models.BigIntegerField(), default=list)
    journeys = ArrayField(models.BigIntegerField(), default=list)


class Availability(models.Model):
    """What may be counted on from one moment on (可用数据): the newest row holds.

    `granted` are grants, each with its dataset, its items and the days on which it begins and
    ends. `after` is the release that was in force before, 0 when there was none.
    """

    written_at = models.DateTimeField(auto_now_add=True)
    after = models.BigIntegerField()
    granted = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["after", "id"], name="availability_of_release")]


class ItemVersion(models.Model):
    """One immutable version of a service item (实施清单的一版)."""

    code = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    area = models.CharField(max_length=12, default="")
    audiences = ArrayField(models.CharField(max_length=32), default=list)
    summary = models.TextField(blank=True)
    keywords = ArrayField(models.CharField(max_length=64), default=list)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    effective_from = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_item_of_each_version"),
        ]
        indexes = [
            models.Index(fields=["department", "code"], name="items_of_department"),
            models.Index(KeyTransform("standard_item", "content"), name="items_of_standard"),
        ]


class JourneyVersion(models.Model):
    """One immutable version of a journey (一件事的一版)."""

    code = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    event = models.CharField(max_length=16)
    lead = models.CharField(max_length=64)
    summary = models.TextField(blank=True)
    keywords = ArrayField(models.CharField(max_length=64), default=list)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_journey_of_each_version"),
        ]


class LawRow(models.Model):
    """One word on a source of law (法规效力): the newest on each holds; none is ever changed."""

    law = models.CharField(max_length=200)
    number = models.CharField(max_length=100, blank=True)
    level = models.PositiveSmallIntegerField()
    in_force_from = models.DateField(null=True)
    repealed_on = models.DateField(null=True)
    replaced_by = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_law_ends_after_it_begins",
                condition=models.Q(in_force_from__isnull=True)
                | models.Q(repealed_on__isnull=True)
                | models.Q(repealed_on__gt=models.F("in_force_from")),
            ),
        ]
        indexes = [models.Index(fields=["law", "-id"], name="newest_word_on_a_law")]


class GraphPart(models.Model):
    """What one item version adds to the service graph (图谱片段), derived from it once.

    `form` says how it is packed; one of an older form is as good as none.
    """

    version = models.OneToOneField(
        ItemVersion, models.CASCADE, primary_key=True, related_name="graph_part"
    )
    form = models.PositiveSmallIntegerField()
    content = models.BinaryField()
