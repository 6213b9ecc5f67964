"""Guides remembered (指南解析记录): the one on the desk of a copy, with the decisions on it."""

from typing import Any
from uuid import UUID

from tongban.core.people.actors import Officer
from tongban.core.reading.blocks import Block, BlockPlace, Cell, GuideText, Paragraph, TitleLine
from tongban.core.reading.deciding import Decided, Decision, DeskReading, standing
from tongban.core.reading.pointing import PointedKind, Pointer
from tongban.store.workshop.models import GuideReading
from tongban.store.workshop.queries import visible


def reading_of(officer: Officer, copy: UUID) -> DeskReading | None:
    """Return the guide on the desk of a copy that the officer may see; None when there is none."""
    own = visible(officer).filter(pk=copy)
    row = GuideReading.objects.filter(copy__in=own, put_away_at__isnull=True).first()
    if row is None:
        return None
    made = (
        Decided(key=one.key, decision=Decision(one.decision), by_name=one.by_name, at=one.at)
        for one in row.decisions.order_by("pk")
    )
    return DeskReading(
        guide=_guide(row.blocks),
        pointers=tuple(
            Pointer(kind=PointedKind(kind), block=block, start=start, end=end)
            for kind, block, start, end in row.pointers
        ),
        decided=standing(made),
    )


def stored_blocks(guide: GuideText) -> list[list[Any]]:
    """Return a guide as JSON."""
    return [[block.text, _written(block.place)] for block in guide.blocks]


def stored_pointers(pointers: tuple[Pointer, ...]) -> list[list[Any]]:
    """Return what a second reader pointed at as JSON."""
    return [[one.kind.value, one.block, one.start, one.end] for one in pointers]


def _guide(blocks: list[list[Any]]) -> GuideText:
    return GuideText(
        tuple(
            Block(number=number, text=text, place=_place(place))
            for number, (text, place) in enumerate(blocks, start=1)
        )
    )


def _written(place: BlockPlace) -> Any:
    match place:
        case Cell(table=table, row=row, column=column):
            return [table, row, column]
        case TitleLine():
            return "title"
        case Paragraph():
            return ""


def _place(stored: Any) -> BlockPlace:
    if isinstance(stored, list):
        return Cell(*stored)
    return TitleLine() if stored else Paragraph()
