"""Keeping (保留): the guide and the decisions of one officer on one copy, in the session.

Nothing is kept for others: until it is accepted a suggestion belongs to nobody's item, and what was
accepted stands in the copy itself. A session ends when the officer signs out.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.reading.blocks import Block, BlockPlace, Cell, GuideText, Paragraph, TitleLine
from tongban.core.reading.pointing import PointedKind, Pointer, pointed_at
from tongban.core.reading.reading import read_guide
from tongban.core.reading.suggestions import Suggestion


class Decision(StrEnum):
    """What was decided on a suggestion."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A guide on an officer's desk, and what was decided on each suggestion by its key."""

    guide: GuideText
    decided: Mapping[str, Decision]
    pointers: tuple[Pointer, ...] = ()

    def suggestions(self, catalogue: Catalogue) -> dict[str, Suggestion]:
        """Return what the rules read, and after it what a second reader pointed at, by key."""
        own = read_guide(self.guide, catalogue)
        return keyed((*own, *pointed_at(self.pointers, self.guide, catalogue, found=own)))

    def deciding(self, key: str, decision: Decision | None) -> "Reading":
        """Return the reading with another decision on one suggestion; None takes it back."""
        others = {one: made for one, made in self.decided.items() if one != key}
        return replace(self, decided=others if decision is None else {**others, key: decision})


def keyed(found: tuple[Suggestion, ...]) -> dict[str, Suggestion]:
    """Return suggestions by a key that the same guide always gives them."""
    seen: Counter[str] = Counter()
    named = {}
    for one in found:
        stem = "-".join(map(str, one.where)) + f"-{type(one.finding).__name__}"
        seen[stem] += 1
        named[f"{stem}-{seen[stem]}"] = one
    return named


def kept(session: SessionBase, copy: UUID) -> Reading | None:
    """Return what is kept for a copy."""
    stored = session.get(_name(copy))
    if stored is None:
        return None
    blocks = tuple(
        Block(number=number, text=text, place=_place(place))
        for number, (text, place) in enumerate(stored["blocks"], start=1)
    )
    decided = {key: Decision(made) for key, made in stored["decided"].items()}
    pointers = tuple(
        Pointer(kind=PointedKind(kind), block=block, start=start, end=end)
        for kind, block, start, end in stored["pointers"]
    )
    return Reading(guide=GuideText(blocks), decided=decided, pointers=pointers)


def keep(session: SessionBase, copy: UUID, reading: Reading) -> None:
    """Keep a reading of a copy in the place of the one before."""
    session[_name(copy)] = {
        "blocks": [[block.text, _written(block.place)] for block in reading.guide.blocks],
        "decided": dict(reading.decided),
        "pointers": [[one.kind.value, one.block, one.start, one.end] for one in reading.pointers],
    }


def forget(session: SessionBase, copy: UUID) -> None:
    """Keep nothing more for a copy."""
    session.pop(_name(copy), None)


def _name(copy: UUID) -> str:
    return f"reading:{copy}"


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
