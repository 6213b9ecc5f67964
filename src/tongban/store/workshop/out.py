"""What is out of the catalogue (停用), as anybody may know it: items, and journeys with them."""

from collections.abc import Iterable

from tongban.store.workshop.models import ItemStanding
from tongban.store.workshop.queries import StandingLine, standing_line


def standings_of(codes: Iterable[str]) -> dict[str, StandingLine]:
    """Return why each of these items is out, by code; those in force are left out."""
    rows = ItemStanding.objects.filter(code__in=tuple(codes), resumed_at__isnull=True)
    return {row.code: standing_line(row) for row in rows}


def waits_for_an_item(journey_rows: Iterable[int]) -> bool:
    """Tell whether one of these journey versions waits for a suspended item to come back."""
    out = ItemStanding.objects.filter(resumed_at__isnull=True)
    return out.filter(journey_rows__overlap=list(journey_rows)).exists()


def suspended_rows() -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the keys of the versions of items, and of journeys, that a resumption puts back."""
    out = ItemStanding.objects.filter(
        kind=ItemStanding.Kind.SUSPENDED, resumed_at__isnull=True, item_row__isnull=False
    ).values_list("item_row", "journey_rows")
    found = [(item, journeys) for item, journeys in out if item is not None]
    journeys = {row for _, rows in found for row in rows}
    return tuple(item for item, _ in found), tuple(sorted(journeys))
