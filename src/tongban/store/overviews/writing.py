"""Replacing (替换): the lines of one department, or of all materials, in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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

Line = tuple[object, ...]
Lines = Iterable[Line]


def one_keeper_at_a_time() -> None:
    """Let whoever else keeps the overviews wait until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_KEEPING])


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What was read off the items of one department; no line repeats the department."""

    share: Share
    issues: tuple[Line, ...]
    lists: tuple[Line, ...]
    matters: tuple[Line, ...]
    uses: tuple[Line, ...]


@transaction.atomic
def replace_shares(made: Sequence[Made]) -> None:
    """Write what departments have in place of what they had."""
    one_keeper_at_a_time()
    _clear([one.share.department for one in made])
    Share.objects.bulk_create([one.share for one in made])
    _copy(IssueLine, ("department", "rank", "number", "content"), _of(made, "issues"))
    _copy(ListLine, ("department", "list", "number", "cells"), _of(made, "lists"))
    _copy(MatterLine, ("department", "standard", "item", "name", "handled"), _of(made, "matters"))
    columns = ("department", "evidence", "item", "name", "called", "alone")
    _copy(PaperUse, columns, _of(made, "uses"))


@transaction.atomic
def drop_shares(departments: Iterable[str]) -> None:
    """Drop what departments had that have no items any more."""
    one_keeper_at_a_time()
    _clear(departments)


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


def _clear(departments: Iterable[str]) -> None:
    for rows in (
        IssueLine.objects,
        ListLine.objects,
        MatterLine.objects,
        PaperUse.objects,
        Share.objects,
    ):
        rows.filter(department__in=list(departments)).delete()


def _of(made: Sequence[Made], kind: str) -> Iterator[Line]:
    for one in made:
        for line in getattr(one, kind):
            yield (one.share.department, *line)


def _copy(model: type[models.Model], columns: Sequence[str], rows: Lines) -> None:
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table),  # noqa: SLF001 - public by its documentation
        sql.SQL(", ").join(map(sql.Identifier, columns)),
    )
    lines = list(rows)  # read before the copy has the connection for itself
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        for row in lines:
            copy.write_row(list(map(_stored, row)))


def _stored(cell: object) -> Any:
    return Jsonb(cell) if isinstance(cell, dict) else cell
