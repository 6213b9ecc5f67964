"""Whole registers (整库读取): every row of a table or a dropped file, for checks of their quality.

Interfaces answer about one subject and are not read this way. What stands in a cell is handed on as
text; whether it is right is what the check is to find out.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tongban.adapters.partners.believing import Failed
from tongban.adapters.partners.kinds.directory import source_of
from tongban.adapters.partners.kinds.files import FileSource
from tongban.adapters.partners.kinds.settings import Surroundings
from tongban.adapters.partners.kinds.tables import TableSource
from tongban.core.vocabulary.errors import Unavailable

WHOLE_KINDS = frozenset({"table", "file"})
"""The kinds of connection that hand over every row."""


def every_row(
    kind: str, settings: Mapping[str, Any], surroundings: Surroundings
) -> Iterator[dict[str, str | None]]:
    """Yield the rows of a connected register by the codes of elements, each cell as text.

    Raises:
        Unavailable: when the register is not there, or what is there cannot be read.
    """
    source = source_of(kind, settings, surroundings)
    if not isinstance(source, TableSource | FileSource):
        raise Unavailable(f"a connection of the kind {kind} has no whole register")
    try:
        for row in source.every_row():
            yield {code: _text(value) for code, value in row.items()}
    except Failed as failed:
        raise Unavailable(f"the register failed: {failed}") from failed
    finally:
        source.close()


def _text(value: Any) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)
