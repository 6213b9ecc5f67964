"""Uses (使用中检查): how often answers to calls held to a rule, day by day."""

from django.db import models


class UseTally(models.Model):
    """On how many answers of a day a rule held and was broken."""

    dataset = models.CharField(max_length=64)
    rule = models.CharField(max_length=64)
    day = models.DateField()
    held = models.BigIntegerField(default=0)
    broken = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dataset", "rule", "day"], name="one_tally_of_a_rule_a_day"
            ),
        ]
