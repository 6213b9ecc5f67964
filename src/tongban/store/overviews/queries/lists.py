"""Public lists (权责清单): a page by key, numbered as in the whole list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from django.db.models import Sum

from tongban.store.overviews.models import ListLine, Share
from tongban.store.overviews.queries.keys import Key, after_key

PAGE: Final = 100
_KEY: Final = ("department", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """Lines of a list, each beginning with its number; `next` is where another page begins."""

    rows: tuple[tuple[str, ...], ...]
    total: int
    next: Key | None


def list_page(name: str, *, department: str = "", after: Key | None = None) -> ListPage:
    """Return a page of a list, of one department or of the city."""
    lines = ListLine.objects.filter(list=name)
    if department:
        lines = lines.filter(department=department)
    found = list(after_key(lines, _KEY, after).values_list(*_KEY, "cells")[: PAGE + 1])
    rows = found[:PAGE]
    begins, total = _numbers(name, department, [owner for owner, _, _ in rows])
    told = tuple((str(begins[owner] + number), *cells) for owner, number, cells in rows)
    return ListPage(rows=told, total=total, next=rows[-1][:2] if found[PAGE:] else None)


def whole_list(name: str, *, department: str = "") -> Iterator[tuple[str, ...]]:
    """Yield every line of a list."""
    lines = ListLine.objects.filter(list=name)
    if department:
        lines = lines.filter(department=department)
    rows = lines.order_by(*_KEY).values_list("cells", flat=True)
    for number, cells in enumerate(rows.iterator(chunk_size=2_000), start=1):
        yield (str(number), *cells)


def _numbers(name: str, department: str, shown: Sequence[str]) -> tuple[dict[str, int], int]:
    """Return how many lines come before those of each department shown, and how many there are."""
    shares = Share.objects.filter(department=department) if department else Share.objects.all()
    total = shares.aggregate(lines=Sum(name, default=0))["lines"]
    if not shown:
        return {}, total
    before = shares.filter(department__lt=shown[0]).aggregate(lines=Sum(name, default=0))["lines"]
    counts = dict(
        shares.filter(department__gte=shown[0], department__lte=shown[-1])
        .order_by("department")
        .values_list("department", name)
    )
    begins = accumulate(counts.values(), initial=before)
    return dict(zip(counts, begins, strict=False)), total
