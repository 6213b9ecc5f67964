"""Replacing (替换): the lines of one department, or of all materials, in one transaction."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection, models, transaction
from psycopg import sql
from psycopg.types.json import Jsonb

from tongban.store.overviews.models import (
    IssueLine,
    LikenessLine,
    ListLine,
    MatterLine,
    PaperLine,
    PaperUse,
    Share,
)

_KEEPING: Final = 519_900_002
"""The advisory lock that keepers of overviews take, so that none writes over another."""

Lines = Iterable[Sequence[object]]


def one_keeper_at_a_time() -> None:
    """Let whoever else keeps the overviews wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_KEEPING])


def replace_share(
    share: Share, *, issues: Lines, lists: Lines, matters: Lines, uses: Lines
) -> None:
    """Write what one department has in place of what it had; each line without its department."""
    department = share.department
    with transaction.atomic():
        one_keeper_at_a_time()
        _clear(department)
        share.save(force_insert=True)
        _copy(IssueLine, ("rank", "number", "content"), issues, department)
        _copy(ListLine, ("list", "number", "cells"), lists, department)
        _copy(MatterLine, ("standard", "item", "name", "handled"), matters, department)
        _copy(PaperUse, ("evidence", "item", "name", "called", "alone"), uses, department)


@transaction.atomic
def drop_shares(departments: Iterable[str]) -> None:
    """Drop what departments had that have no items any more."""
    for department in departments:
        _clear(department)


@transaction.atomic
def replace_papers(papers: Lines, alike: Iterable[object] | None) -> None:
    """Write every material anew, and which are alike unless that stands as it was."""
    one_keeper_at_a_time()
    PaperLine.objects.all().delete()
    columns = ("evidence", "name", "words", "shelf", "departments", "names", "called")
    _copy(PaperLine, columns, papers)
    if alike is not None:
        LikenessLine.objects.all().delete()
        _copy(LikenessLine, ("number", "content"), enumerate(alike))


def _clear(department: str) -> None:
    for rows in (
        IssueLine.objects,
        ListLine.objects,
        MatterLine.objects,
        PaperUse.objects,
        Share.objects,
    ):
        rows.filter(department=department).delete()


def _copy(
    model: type[models.Model], columns: Sequence[str], rows: Lines, department: str | None = None
) -> None:
    fixed = () if department is None else (department,)
    names = (*columns, *("department" for _ in fixed))
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),  # noqa: SLF001 - public by its documentation
        sql.SQL(", ").join(map(sql.Identifier, names)),
    )
    lines = list(rows)  # read before the copy has the connection for itself
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        for row in lines:
            copy.write_row([*map(_stored, row), *fixed])


def _stored(cell: object) -> Any:
    return Jsonb(cell) if isinstance(cell, dict) else cell
