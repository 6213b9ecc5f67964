"""Rule books (规则集) and what happened to them; the columns repeat for lists what events say."""

from django.db import models


class RuleBookRow(models.Model):
    """The rules of one dataset; `version` counts how often a wording came into force."""

    dataset = models.CharField(max_length=64, primary_key=True)
    holder = models.CharField(max_length=64)
    status = models.CharField(max_length=16)
    version = models.PositiveIntegerField(default=0)
    rules = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()


class RuleBookRecord(models.Model):
    """One event of a rule book; appended and never changed (a trigger refuses it)."""

    book = models.ForeignKey(RuleBookRow, models.PROTECT, related_name="records")
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=24)
    content = models.JSONField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["book", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "sequence"], name="one_event_of_a_rule_book_at_each_place"
            ),
        ]
