"""What a year of cases tells (办件实测): how often, with which papers, in how many days; no person.

Only counts and days leave this module, and tokens that join the filings of one subject.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from tongban.core.graph.burden.derive import Year
from tongban.core.graph.what_if.switches import Part
from tongban.core.guides.outcomes import ON_PAPER, Way
from tongban.core.reform.together import FiledItem
from tongban.core.reform.verdict import Tally
from tongban.store.cases.models import Case, CaseEvidence

MOST_CASES = 20_000
"""So many of the latest cases are measured by the day; more would not make the mean surer."""

_UNNEEDED = (Way.NOT_NEEDED.value, Way.UNDECIDED.value)
_PAPER = [way.value for way in ON_PAPER]


class Lasted(NamedTuple):
    """How long one case took, from receipt to its end."""

    item: str
    department: str
    received_on: date
    completed_on: date


def year_of_cases(since: datetime, until: datetime) -> Year:
    """Return how often each item was filed, alone or in a journey, and each document needed."""
    rows = Case.objects.filter(filing__filed_at__gte=since, filing__filed_at__lt=until)
    cases = rows.values_list("item_code", "filing__journey_code").annotate(many=Count("pk"))
    needed = (
        CaseEvidence.objects.filter(case__in=rows)
        .exclude(way__in=_UNNEEDED)
        .values_list("case__item_code", "case__filing__journey_code", "requirement")
        .annotate(many=Count("case_id", distinct=True))
    )
    return Year(
        cases={(item, journey): many for item, journey, many in cases},
        needed={(item, journey, one): many for item, journey, one, many in needed},
    )


def tally(parts: Collection[Part], since: datetime) -> Tally:
    """Return in how many cases filed since then documents were needed, and how many without paper.

    A case of an item that does not ask for the document any more got by without it.
    """
    needed = without = 0
    for item, requirement in parts:
        cases = Case.objects.filter(item_code=item, filing__filed_at__gte=since)
        rows = CaseEvidence.objects.filter(case__in=cases, requirement=requirement)
        asking = _cases(rows.exclude(way__in=_UNNEEDED))
        on_paper = _cases(rows.filter(way__in=_PAPER))
        still_asked = cases.filter(evidence__requirement=requirement).exists()
        many = asking if still_asked else cases.count()
        needed, without = needed + many, without + many - on_paper
    return Tally(needed=needed, without_paper=without)


def lasted(
    *, items: Iterable[str] | None = None, since: date | None = None, before: date | None = None
) -> tuple[Lasted, ...]:
    """Return how long the latest finished cases took, those received in a span of days."""
    rows = Case.objects.filter(received_on__isnull=False, completed_on__isnull=False)
    if items is not None:
        rows = rows.filter(item_code__in=list(items))
    if since is not None:
        rows = rows.filter(received_on__gte=since)
    if before is not None:
        rows = rows.filter(received_on__lt=before)
    fields = ("item_code", "department", "received_on", "completed_on")
    latest = rows.order_by("-completed_on").values_list(*fields)[:MOST_CASES]
    return tuple(Lasted(*row) for row in latest)


def filed_items(since: datetime) -> tuple[FiledItem, ...]:
    """Return who filed what when, each subject a token that names nobody."""
    rows = (
        Case.objects.filter(filing__filed_at__gte=since)
        .values_list("filing__subject_index", "item_code", "filing__filed_at__date")
        .order_by("-filing__filed_at")[:MOST_CASES]
    )
    return tuple(FiledItem(bytes(subject), item, on) for subject, item, on in rows)


def ways_of(item: str, since: datetime) -> dict[str, dict[str, int]]:
    """Return for each document of an item in how many cases it was had in which way."""
    rows = (
        CaseEvidence.objects.filter(Q(case__item_code=item) & Q(case__filing__filed_at__gte=since))
        .exclude(way__in=_UNNEEDED)
        .values_list(F("requirement"), F("way"))
        .annotate(many=Count("case_id", distinct=True))
    )
    ways: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for requirement, way, many in rows:
        ways[requirement][way] = many
    return dict(ways)


def _cases(rows: QuerySet[CaseEvidence]) -> int:
    return rows.values("case_id").distinct().count()
