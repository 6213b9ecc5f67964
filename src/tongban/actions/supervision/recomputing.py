"""Recompute (批量复算): watch whole histories again, and say where what is kept differs.

What was found event by event must be what the whole history shows. A rule that was added later
finds more here; those are kept like anything else that is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tongban.actions.matters.watching import shown_by_joint
from tongban.actions.outside import Outside
from tongban.actions.recording import UNBEGUN, later_items
from tongban.actions.supervision.rating_watch import shown_of
from tongban.actions.watching import keep
from tongban.core.cases import codec
from tongban.core.cases.folding import filed_version
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.watching import watch
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case
from tongban.store.catalog.shelf import item_version
from tongban.store.supervision.models import SightingRow

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """How many cases were watched again, what was missing, and what stands without cause."""

    cases: int
    missing: tuple[tuple[str, str, str], ...]
    unfounded: tuple[tuple[str, str, str], ...]


def recompute(outside: Outside, *, repair: bool = False) -> Recomputed:
    """Watch every case again as of today; with `repair`, keep what was missing."""
    cases, missing, unfounded = 0, [], []
    for row in _cases():
        cases += 1
        every = (*_shown(row, outside), *shown_of(row, outside))
        shown = {one.identity: one for one in every}
        kept = set(SightingRow.objects.filter(case=row).values_list("rule", "key"))
        lacking = [one for identity, one in shown.items() if identity not in kept]
        missing += [(row.number, *one.identity) for one in lacking]
        unfounded += [(row.number, *identity) for identity in sorted(kept - shown.keys())]
        if repair:
            keep(row, lacking, outside.now)
    return Recomputed(cases=cases, missing=tuple(missing), unfounded=tuple(unfounded))


def _cases() -> Iterator[Case]:
    rows = Case.objects.exclude(status__in=UNBEGUN).select_related("item", "filing")
    yield from rows.defer("item__content").order_by("id").iterator(chunk_size=_CHUNK)


def _shown(row: Case, outside: Outside) -> tuple[Sighting, ...]:
    events = tuple(codec.decode(event.content) for event in row.events.order_by("sequence"))
    filed = item_version(row.item_code, filed_version(events, row.item.version))
    if filed is None:
        raise NotFound(f"no version of {row.item_code} for {row.number}")
    watched = watch(
        outside.rules,
        filed,
        events,
        today=outside.today,
        calendar=outside.calendar,
        later=later_items(row.item_code, events),
    )
    return (*watched, *shown_by_joint(row, outside))
