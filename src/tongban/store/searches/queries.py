"""Searches (检索) as they may be read: counts since a day, words by words."""

from collections import defaultdict
from datetime import date

from django.db.models import Sum

from tongban.core.assessment.searches import SearchTally
from tongban.store.searches.models import OpenedResult, SearchedWords


def tallies(since: date) -> tuple[SearchTally, ...]:
    """Return what was looked for since a day, each words once."""
    opened: defaultdict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    results = OpenedResult.objects.filter(searched__day__gte=since)
    for words, kind, code, times in results.values_list("searched__words", "kind", "code").annotate(
        sum=Sum("times")
    ):
        opened[words][kind, code] = times
    rows = SearchedWords.objects.filter(day__gte=since).values("words")
    counted = rows.annotate(all=Sum("times"), none=Sum("nothing"), top=Sum("first"))
    return tuple(
        SearchTally(
            words=row["words"],
            times=row["all"],
            nothing=row["none"],
            first=row["top"],
            opened=opened[row["words"]],
        )
        for row in counted
    )
