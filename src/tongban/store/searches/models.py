"""Words that were looked for (检索词) and results that were opened, each counted by the day.

Counts are all there is: no row tells who searched, from where or at what moment.
"""

from django.db import models


class SearchedWords(models.Model):
    """How often words were looked for on a day; `first` counts openings among the top results."""

    day = models.DateField()
    words = models.CharField(max_length=30)
    times = models.PositiveIntegerField(default=0)
    nothing = models.PositiveIntegerField(default=0)
    first = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "words"], name="words_are_counted_once_a_day"),
        ]


class OpenedResult(models.Model):
    """How often a result was opened for words on a day."""

    searched = models.ForeignKey(SearchedWords, models.CASCADE, related_name="opened")
    kind = models.CharField(max_length=8)
    code = models.CharField(max_length=64)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["searched", "kind", "code"], name="a_result_is_counted_once_a_day"
            ),
        ]
