"""Lists of item headings (事项名录文件): JSON as portals publish it, or a CSV file.

`reading` yields line after line, each a heading or the reason why it is none.
"""

from tongban.adapters.item_headings.reading import (
    TITLES,
    HeadingLine,
    UnreadableList,
    heading_from,
    open_headings,
)

__all__ = ["TITLES", "HeadingLine", "UnreadableList", "heading_from", "open_headings"]
