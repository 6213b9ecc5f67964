"""Blocks (文本块): a guide as it came, a sequence of paragraphs, headings and cells.

Whatever file a guide comes in, an adapter brings it into this one form; the number of a block and
its place let a reader find it again in the file.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

from tongban.core.vocabulary.errors import InvalidValue

MOST_BLOCKS: Final = 4000
LONGEST_BLOCK: Final = 20_000
MOST_CHARACTERS: Final = 200_000


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A block that the file itself marks as a heading (标题)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line or paragraph of running text (段落)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table (单元格); tables, rows and columns count from 1."""

    table: int
    row: int
    column: int


BlockPlace: TypeAlias = TitleLine | Paragraph | Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a guide (文本块), by its number from 1."""

    number: int
    text: str
    place: BlockPlace = Paragraph()

    @property
    def where(self) -> str:
        """Return the place in words, as a reader would look for it."""
        match self.place:
            case Cell(table=table, row=row, column=column):
                return f"表格 {table} 第 {row} 行第 {column} 列"
            case _:
                return f"第 {self.number} 段"


@dataclass(frozen=True, slots=True)
class GuideText:
    """A whole guide (指南文本): no longer than a department would ever write one."""

    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        if not any(block.text.strip() for block in self.blocks):
            raise InvalidValue("guide", "文件里没有文字；如果是扫描件，请先转成文字再上传")
        lengths = [len(block.text) for block in self.blocks]
        if len(lengths) > MOST_BLOCKS or sum(lengths) > MOST_CHARACTERS:
            raise InvalidValue("guide", "内容太长；请一次只放一个事项的指南")
        if max(lengths) > LONGEST_BLOCK:
            raise InvalidValue("guide", "有一段太长；请分成几段再上传")


def guide_of_text(text: str) -> GuideText:
    """Return pasted text as a guide: a line is a block, and tabs part the cells of a row."""
    blocks: list[Block] = []
    table = row = 0
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) > 1:
            table, row = (table + 1, 1) if row == 0 else (table, row + 1)
            for column, cell in enumerate(cells, start=1):
                place = Cell(table=table, row=row, column=column)
                blocks.append(Block(number=len(blocks) + 1, text=cell, place=place))
        else:
            row = 0
            blocks.append(Block(number=len(blocks) + 1, text=line))
    return GuideText(tuple(blocks))
