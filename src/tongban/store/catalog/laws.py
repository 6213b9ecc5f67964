"""Laws remembered (法规库): the newest word on each source holds; earlier words stay on record."""

from collections.abc import Iterable
from typing import Final

from django.db.models import QuerySet

from tongban.core.catalog.laws import LawStatus
from tongban.core.vocabulary.citations import LegalLevel
from tongban.store.catalog.models import LawRow

PAGE: Final = 100
"""So many sources are listed at a time."""


def laws_known() -> tuple[LawStatus, ...]:
    """Return every source with the days on which it holds, by name."""
    return tuple(map(_status, _newest()))


def laws_page(
    words: str = "", *, after: str = "", repealed_only: bool = False
) -> tuple[LawStatus, ...]:
    """Return sources after one by name, those with `words` in it; one more than a page."""
    newest = _newest().filter(law__gt=after)
    if words:
        newest = newest.filter(law__contains=words)
    if repealed_only:
        kept = LawRow.objects.filter(pk__in=newest.values("pk"), repealed_on__isnull=False)
        newest = kept.order_by("law")
    return tuple(map(_status, newest[: PAGE + 1]))


def laws_repealed() -> tuple[LawStatus, ...]:
    """Return the sources that have lost their force, or will."""
    return tuple(one for one in map(_status, _newest()) if one.repealed_on is not None)


def law_known(law: str) -> LawStatus | None:
    """Return one source by its name."""
    row = LawRow.objects.filter(law=law).order_by("-pk").first()
    return None if row is None else _status(row)


def append_laws(laws: Iterable[LawStatus], *, by: str) -> int:
    """Write down what is new about sources and return how many there are."""
    known = {one.law: one for one in laws_known()}
    rows = [
        LawRow(
            law=one.law,
            number=one.number,
            level=one.level.value,
            in_force_from=one.in_force_from,
            repealed_on=one.repealed_on,
            replaced_by=one.replaced_by,
            by=by,
        )
        for one in laws
        if known.get(one.law) != one
    ]
    return len(LawRow.objects.bulk_create(rows))


def _newest() -> QuerySet[LawRow]:
    return LawRow.objects.order_by("law", "-pk").distinct("law")


def _status(row: LawRow) -> LawStatus:
    return LawStatus(
        law=row.law,
        number=row.number,
        level=LegalLevel(row.level),
        in_force_from=row.in_force_from,
        repealed_on=row.repealed_on,
        replaced_by=row.replaced_by,
    )
