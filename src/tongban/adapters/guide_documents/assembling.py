"""Assembling (拼装): blocks numbered as they come, and tables numbered among themselves."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tongban.adapters.guide_documents.refusals import UnreadableGuide
from tongban.core.reading.blocks import (
    MOST_BLOCKS,
    Block,
    BlockPlace,
    Cell,
    GuideText,
    Paragraph,
    TitleLine,
)
from tongban.core.vocabulary.plain_text import plain_text

_BLANKS: Final = re.compile(r"[ \t\u00a0\u3000]+")
_LONGEST: Final = 20_000
BULLET: Final = "• "


class Assembly:
    """Blocks in the making, of one file."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._tables = 0

    def heading(self, text: str) -> None:
        """Put a heading."""
        self._put(text, TitleLine())

    def paragraph(self, text: str, *, bullet: bool = False) -> None:
        """Put a paragraph; a bullet keeps its sign, so that a list stays a list."""
        self._put(f"{BULLET}{text.strip()}" if bullet and text.strip() else text, Paragraph())

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Put a table; empty cells keep their columns."""
        self._tables += 1
        for row, cells in enumerate(rows, start=1):
            for column, text in enumerate(cells, start=1):
                self._put(text, Cell(table=self._tables, row=row, column=column), blank=True)

    def guide(self) -> GuideText:
        """Return the guide."""
        return GuideText(tuple(self._blocks))

    def _put(self, text: str, place: BlockPlace, *, blank: bool = False) -> None:
        words = plain_text(_BLANKS.sub(" ", text), longest=_LONGEST, multiline=True)
        if not words and not blank:
            return
        if len(self._blocks) >= MOST_BLOCKS:
            raise UnreadableGuide("内容太长；请一次只放一个事项的指南")
        self._blocks.append(Block(number=len(self._blocks) + 1, text=words, place=place))
