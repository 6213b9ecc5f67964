"""Notes on a node (注): `… as area "经营面积够大" @ "食品安全法#33.1"`, each part optional.

```text
note := ("as" (NAME | TEXT))? TEXT? ("@" TEXT)?
```
"""

from tongban.core.catalog.conditions.cursor import Cursor
from tongban.core.catalog.conditions.nodes import Note
from tongban.core.catalog.conditions.tokens import unquoted
from tongban.core.vocabulary.citations import Citation, parse_citation
from tongban.core.vocabulary.errors import InvalidValue

_NAMES = ("word", "code", "text")


def read_note(cursor: Cursor) -> Note | None:
    """Read the note ahead; None when there is none."""
    if not (cursor.sees("as", "@") or cursor.token.kind == "text"):
        return None
    return Note(id=_name(cursor), words=_words(cursor), basis=_basis(cursor))


def _name(cursor: Cursor) -> str:
    if not cursor.took("as"):
        return ""
    token = cursor.token
    if token.kind not in _NAMES:
        raise cursor.error(f"as 后面要写编号，却是{token.shown}")
    cursor.take()
    return unquoted(token) if token.kind == "text" else token.written


def _words(cursor: Cursor) -> str:
    return unquoted(cursor.take()) if cursor.token.kind == "text" else ""


def _basis(cursor: Cursor) -> Citation | None:
    if not cursor.took("@"):
        return None
    token = cursor.expect_kind("text", "双引号里的法律条文")
    try:
        return parse_citation(unquoted(token))
    except InvalidValue as problem:
        raise cursor.error(
            f"看不懂依据{token.shown}", at=token.position, hint='例如 "行政许可法#32.1"'
        ) from problem
