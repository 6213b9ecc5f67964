"""Overviews (全目录整理): one share a department, replaced when what it was made from changed.

All of it is derived: dropped and made again it is the same. A `rank` puts the gravest first.
Only editions of the public lists are not: they are what the public was told, and stay.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Progress(models.Model):
    """The release and the day that everything here belongs to; one row."""

    release = models.BigIntegerField()
    definitions = models.CharField(max_length=64)
    day = models.DateField()
    made_at = models.DateTimeField()


class Share(models.Model):
    """What one department has in the overviews; `made_from` is a digest of all it depends on.

    Its objections are counted by how grave they are, its lines by list.
    """

    department = models.CharField(max_length=64, primary_key=True)
    made_from = models.CharField(max_length=64)
    errors = models.PositiveIntegerField(default=0)
    warnings = models.PositiveIntegerField(default=0)
    advice = models.PositiveIntegerField(default=0)
    powers = models.PositiveIntegerField(default=0)
    responsibilities = models.PositiveIntegerField(default=0)
    public_services = models.PositiveIntegerField(default=0)


class IssueLine(models.Model):
    """One objection to one item (体检问题)."""

    department = models.CharField(max_length=64)
    rank = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    content = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rank", "department", "number"], name="one_issue_of_each_number"
            ),
        ]
        indexes = [
            models.Index(fields=["department", "rank", "number"], name="issues_of_department"),
        ]


class ListLine(models.Model):
    """One line of a public list (权责清单)."""

    list = models.CharField(max_length=32)
    department = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    cells = ArrayField(models.TextField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["list", "department", "number"], name="one_list_line_of_each_number"
            ),
        ]
        indexes = [models.Index(fields=["department"], name="list_lines_of_department")]


class MatterLine(models.Model):
    """One authority's item of a matter (实施清单); `handled` counts its handled items."""

    standard = models.CharField(max_length=64)
    item = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    handled = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["standard", "item"], name="one_line_of_each_item"),
        ]
        indexes = [models.Index(fields=["department"], name="matters_of_department")]


class PaperUse(models.Model):
    """One requirement of an item for one paper; `alone` when it is the only way."""

    evidence = models.CharField(max_length=64)
    item = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=64)
    called = models.CharField(max_length=200)
    alone = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["evidence", "department", "item"], name="uses_of_evidence"),
            models.Index(fields=["department"], name="uses_of_department"),
        ]


class PaperLine(models.Model):
    """One material (电子目录): its shelf, how many departments ask for it, and by what names.

    `called` has for each name the number of departments and the first few of them. `words` are
    what it is found by.
    """

    evidence = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=200)
    words = models.TextField()
    shelf = models.CharField(max_length=16)
    departments = models.PositiveIntegerField()
    names = models.PositiveIntegerField()
    called = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["name", "evidence"], name="papers_by_name"),
            models.Index(fields=["-names", "evidence"], name="papers_by_names"),
        ]


class LikenessLine(models.Model):
    """Two materials that may be one (疑似重复), the most alike with the smallest number."""

    number = models.PositiveIntegerField(primary_key=True)
    content = models.JSONField()


class Edition(models.Model):
    """A public list of a department as it was published on a day (清单公布稿); it never changes.

    `digest` tells whether the list has changed since. `approval` is the paper by which the
    government confirmed it, where there is one.
    """

    list = models.CharField(max_length=32)
    department = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    release = models.BigIntegerField()
    lines = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    approval = models.CharField(max_length=200, blank=True)
    published_on = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["list", "department", "number"], name="one_edition_of_each_number"
            ),
        ]


class EditionLine(models.Model):
    """One line of a published list, without its number."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, db_index=False)
    number = models.PositiveIntegerField()
    cells = ArrayField(models.TextField())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], name="one_edition_line_of_each_number"
            ),
        ]


class OpenMonth(models.Model):
    """What the public was told of a month (公开统计月份); told once and never changed."""

    month = models.DateField(primary_key=True)
    opened_on = models.DateField()
    content = models.JSONField()
