"""What is granted (可用数据版本): the grants that the platform may count on, one row a change.

Grants begin and end by the day, so a row keeps their days and is read for one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection
from django.db.models import Subquery

from tongban.store.catalog.models import Availability, Release

_WRITING: Final = 519_900_002
"""The advisory lock of whoever changes grants: two never read the same grants and differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A dataset that was granted for some items, from a day until a day, both counted."""

    dataset: str
    items: frozenset[str]
    valid_from: date
    valid_until: date


def write_availability(openings: Iterable[Opening], *, after: int | None = None) -> int:
    """Let these grants be counted on from now on; return the number of what now holds.

    What a publication brings along counts `after` the release before it, anything else after the
    release in force.
    """
    if after is None:
        after = Release.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    granted = [
        {
            "dataset": one.dataset,
            "items": sorted(one.items),
            "from": one.valid_from.isoformat(),
            "until": one.valid_until.isoformat(),
        }
        for one in openings
    ]
    return Availability.objects.create(after=after, granted=granted).pk


def one_writer_at_a_time() -> None:
    """Let whoever else writes what is granted wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITING])


def openings_now() -> tuple[Opening, ...]:
    """Return what was last written, in the order in which it was."""
    newest = Availability.objects.order_by("-pk").values_list("granted", flat=True).first()
    return tuple(
        Opening(
            dataset=one["dataset"],
            items=frozenset(one["items"]),
            valid_from=date.fromisoformat(one["from"]),
            valid_until=date.fromisoformat(one["until"]),
        )
        for one in newest or ()
    )


def newest_availability() -> Subquery:
    """Return the number of what holds now, to be asked for beside the newest release."""
    return Subquery(Availability.objects.order_by("-pk").values("pk")[:1])


def availability_before(release: int) -> int:
    """Return the number of what held when a release was published, 0 when nothing did."""
    earlier = Availability.objects.filter(after__lt=release).order_by("-pk")
    return earlier.values_list("pk", flat=True).first() or 0


def granted_on(availability: int, day: date) -> Mapping[str, frozenset[str]]:
    """Return the datasets that are granted on a day, each with its items."""
    rows = Availability.objects.filter(pk=availability).values_list("granted", flat=True)
    granted: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for one in rows.first() or ():
        if date.fromisoformat(one["from"]) <= day <= date.fromisoformat(one["until"]):
            granted[one["dataset"]] |= frozenset(one["items"])
    return dict(granted)
