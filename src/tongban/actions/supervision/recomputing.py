"""Recompute (批量复算): watch whole histories again, and say where what is kept differs.

Cases, with the ratings, bills and joint handling beside them, and concerns.

What was found event by event must be what the whole history shows. A rule that was added later
finds more here; those are kept like anything else that is found.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from tongban.actions.matters.watching import shown_by_joint
from tongban.actions.outside import Outside
from tongban.actions.recording import UNBEGUN, later_items
from tongban.actions.supervision.concern_watch import shown_of_concern
from tongban.actions.supervision.rating_watch import shown_of
from tongban.actions.supervision.refund_watch import shown_of_refunds
from tongban.actions.watching import keep, keep_late
from tongban.core.cases import codec
from tongban.core.cases.folding import filed_version
from tongban.core.supervision.sightings import Sighting
from tongban.core.supervision.watching import watch
from tongban.core.vocabulary.errors import NotFound
from tongban.store.cases.models import Case
from tongban.store.catalog.shelf import item_version
from tongban.store.feedback.models import Concern
from tongban.store.supervision.models import SightingRow

_CHUNK = 500
_Place: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recomputed:
    """How many cases were watched again, what was missing, and what stands without cause.

    Each is told by the number of the case or concern, the rule, and what it was found at.
    """

    cases: int
    missing: tuple[_Place, ...]
    unfounded: tuple[_Place, ...]


def recompute(outside: Outside, *, repair: bool = False) -> Recomputed:
    """Watch every case again as of today; with `repair`, keep what was missing."""
    cases = 0
    missing: list[_Place] = []
    unfounded: list[_Place] = []
    for row in _cases():
        cases += 1
        every = (
            *_shown(row, outside),
            *shown_of(row, outside),
            *shown_of_refunds(row, outside),
        )
        shown = {one.identity: one for one in every}
        kept = set(SightingRow.objects.filter(case=row).values_list("rule", "key"))
        lacking = [one for identity, one in shown.items() if identity not in kept]
        missing += [(row.number, *one.identity) for one in lacking]
        unfounded += [(row.number, *identity) for identity in sorted(kept - shown.keys())]
        if repair:
            keep(row, lacking, outside.now)
    _concerns(outside, missing, unfounded, repair=repair)
    return Recomputed(cases=cases, missing=tuple(missing), unfounded=tuple(unfounded))


def _concerns(
    outside: Outside, missing: list[_Place], unfounded: list[_Place], *, repair: bool
) -> None:
    """Watch every concern again, and add where what is kept differs."""
    for row in Concern.objects.defer("matter_sealed").order_by("id").iterator(chunk_size=_CHUNK):
        shown = {one.sighting.identity: one for one in shown_of_concern(row, outside)}
        kept = set(SightingRow.objects.filter(concern=row).values_list("rule", "key"))
        lacking = [one for identity, one in shown.items() if identity not in kept]
        missing += [(row.number, *one.sighting.identity) for one in lacking]
        unfounded += [(row.number, *identity) for identity in sorted(kept - shown.keys())]
        if repair:
            keep_late(row, lacking, outside.now)


def _cases() -> Iterator[Case]:
    rows = Case.objects.exclude(status__in=UNBEGUN).select_related("item", "filing")
    yield from rows.defer("item__content").order_by("id").iterator(chunk_size=_CHUNK)


def shown_by_history(row: Case, outside: Outside) -> tuple[Sighting, ...] | None:
    """Return what the events of a case show by themselves; None when its item cannot be read."""
    events = tuple(codec.decode(event.content) for event in row.events.order_by("sequence"))
    filed = item_version(row.item_code, filed_version(events, row.item.version))
    if filed is None:
        return None
    return watch(
        outside.rules,
        filed,
        events,
        today=outside.today,
        calendar=outside.calendar,
        later=later_items(row.item_code, events),
        review=outside.modes.review,
    )


def _shown(row: Case, outside: Outside) -> tuple[Sighting, ...]:
    watched = shown_by_history(row, outside)
    if watched is None:
        raise NotFound(f"no version of {row.item_code} for {row.number}")
    return (*watched, *shown_by_joint(row, outside))
