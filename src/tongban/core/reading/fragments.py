"""Fragments (文字片段): a stretch of a block that always knows where it stands.

Every rule cuts fragments into smaller ones and never copies text, so that what it proposes points
exactly at the words it read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tongban.core.reading.blocks import Block

_SENTENCE_ENDS: Final = "。！？!?\n"
_BLANK: Final = re.compile(r"[\s\u3000]*")
_EDGE: Final = " \t\r\n\u3000，,、；;。：:"


@dataclass(frozen=True, slots=True)
class Fragment:
    """The text of a block from `start` to before `end`."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """Return the words themselves."""
        return self.block.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """Return the whole sentence or sentences in which the words stand."""
        text = self.block.text
        first = max(text.rfind(mark, 0, self.start) for mark in _SENTENCE_ENDS) + 1
        ends = [text.find(mark, max(self.end - 1, 0)) for mark in _SENTENCE_ENDS]
        last = min((end + 1 for end in ends if end >= 0), default=len(text))
        return text[first:last].strip()

    def part(self, start: int, end: int | None = None) -> "Fragment":
        """Return a stretch of these words, counted from their own beginning."""
        last = self.end if end is None else self.start + end
        return Fragment(self.block, self.start + start, min(last, self.end))

    def trimmed(self, edge: str = _EDGE) -> "Fragment":
        """Return the words without blanks and stops at either end."""
        text = self.text
        start = len(text) - len(text.lstrip(edge))
        return self.part(start, max(start, len(text.rstrip(edge))))

    def split(self, separator: re.Pattern[str]) -> "Iterator[Fragment]":
        """Yield what lies between the separators, trimmed, without what is empty."""
        start = 0
        for match in separator.finditer(self.text):
            yield from self._unless_empty(start, match.start())
            start = match.end()
        yield from self._unless_empty(start, len(self.text))

    def _unless_empty(self, start: int, end: int) -> "Iterator[Fragment]":
        piece = self.part(start, end).trimmed()
        if piece.start < piece.end:
            yield piece


def whole(block: Block) -> Fragment:
    """Return all the words of a block, without outer blanks."""
    return Fragment(block, 0, len(block.text)).trimmed(" \t\r\n\u3000")
