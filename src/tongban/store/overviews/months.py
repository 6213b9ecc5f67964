"""Open months (公开统计): what the public was told of each."""

from collections.abc import Mapping
from datetime import date

from tongban.core.performance.opening import OpenTable
from tongban.store.overviews.models import OpenMonth


def told_months() -> list[date]:
    """Return the months that were told, the latest first."""
    return list(OpenMonth.objects.order_by("-month").values_list("month", flat=True))


def told_month(month: date) -> tuple[date, OpenTable] | None:
    """Return when a month was told, and what."""
    row = OpenMonth.objects.filter(month=month).first()
    return None if row is None else (row.opened_on, _decoded(row.content))


def tell(month: date, table: OpenTable, *, on: date) -> None:
    """Keep what is told of a month."""
    OpenMonth.objects.create(month=month, opened_on=on, content=_encoded(table))


def _encoded(table: OpenTable) -> dict[str, object]:
    told = [[item, end, count] for (item, end), count in sorted(table.told.items())]
    return {"items": table.items, "ends": table.ends, "told": told}


def _decoded(content: Mapping[str, list]) -> OpenTable:  # type: ignore[type-arg]
    return OpenTable(
        items=tuple(content["items"]),
        ends=tuple(content["ends"]),
        told={(item, end): count for item, end, count in content["told"]},
    )
