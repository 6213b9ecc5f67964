"""Tables (表格): rows of label and content, or a list of materials under column headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from tongban.core.reading.blocks import Block, Cell
from tongban.core.reading.fragments import Fragment, whole
from tongban.core.reading.topics import topic_of_label

_NAME: Final = re.compile(
    r"(?:申请|申报|需提交的|应提交的|所需|提交的)?(?:材料|资料)(?:名称)?|名称|文件名称"
)
_OF_MATERIALS: Final = re.compile(
    r"份数|数量|形式|备注|说明|要求|来源.*|来源渠道|出具.*|原件.*|必要性|情形|材料类型|提交方式|类型"
    r"|填报须知|规格|介质|办理方式|依据|方式"
)
_FRAMES: Final = re.compile(r"项目|内容|说明|序号|栏目|要素|事项|指标")


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRow:
    """One material of a table (材料行): its name, and the other cells under their headings."""

    name: Fragment
    notes: tuple[tuple[str, Fragment], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledCell:
    """A label and what stands beside it (栏目与内容)."""

    label: Fragment
    said: Fragment


@dataclass(frozen=True, slots=True)
class Line:
    """A row with a single cell (整行文字), such as a heading inside a table."""

    words: Fragment


@dataclass(frozen=True, slots=True)
class MaterialList:
    """A table that lists materials (材料表)."""

    rows: tuple[MaterialRow, ...]


def parts_of_table(blocks: Sequence[Block]) -> Iterator[LabelledCell | Line | MaterialList]:
    """Yield what a table holds, row by row: lines, labels with content, lists of materials."""
    rows = [_cells(group) for _, group in groupby(blocks, key=_row)]
    filled = [row for row in rows if any(cell.text for cell in row.values())]
    position = 1 if filled and _is_frame(filled[0]) else 0
    label: Fragment | None = None
    while position < len(filled):
        row = filled[position]
        heads = _heads(row)
        name = _column_of_names(heads)
        if name is not None:
            end = _end_of_list(filled, position + 1)
            yield MaterialList(tuple(_materials(filled[position + 1 : end], heads, name)))
            position = end
            continue
        first, *rest = row.values()
        label = first if first.text or label is None else label
        yield from _row_of_text(label, [cell for cell in rest if cell.text])
        position += 1


def _row_of_text(label: Fragment, said: list[Fragment]) -> Iterator[LabelledCell | Line]:
    """Yield a row beside its label; a row with one cell is a line of text."""
    if not said:
        yield Line(label)
    for cell in said:
        yield LabelledCell(label=label, said=cell)


def _end_of_list(rows: list[dict[int, Fragment]], start: int) -> int:
    """Return where a list of materials ends: at a lone cell, or at the label of another topic."""
    for position in range(start, len(rows)):
        cells = [cell.text for cell in rows[position].values()]
        written = [cell for cell in cells if cell]
        alone = len(written) == 1 and not written[0].isdigit()
        if alone or topic_of_label(cells[0]) is not None:
            return position
    return len(rows)


def _materials(
    rows: list[dict[int, Fragment]], heads: dict[int, str], name: int
) -> Iterator[MaterialRow]:
    for row in rows:
        if name in row and row[name].text:
            notes = tuple(
                (heads.get(column, ""), cell)
                for column, cell in row.items()
                if column != name and cell.text and heads.get(column) != "序号"
            )
            yield MaterialRow(name=row[name], notes=notes)


def _is_frame(row: dict[int, Fragment]) -> bool:
    """Tell whether a row only names the columns of label and content."""
    heads = _heads(row)
    return len(heads) > 1 and all(_FRAMES.fullmatch(head) for head in heads.values())


def _heads(row: dict[int, Fragment]) -> dict[int, str]:
    return {column: _plain(cell.text) for column, cell in row.items()}


def _column_of_names(heads: dict[int, str]) -> int | None:
    """Return the column that names materials, in a table that has more to say of them."""
    names = [column for column, head in heads.items() if _NAME.fullmatch(head)]
    others = [head for head in heads.values() if _OF_MATERIALS.fullmatch(head)]
    return names[0] if names and others else None


def _cells(group: Iterator[Block]) -> dict[int, Fragment]:
    return {block.place.column: whole(block) for block in group if isinstance(block.place, Cell)}


def _row(block: Block) -> int:
    return block.place.row if isinstance(block.place, Cell) else 0


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
