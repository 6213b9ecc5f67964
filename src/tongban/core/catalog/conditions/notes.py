"""Notes on a node (注): its id, its plain words and its article, each part optional.

```text
note  := ("as" (NAME | TEXT))? TEXT? basis?
basis := "@" (TEXT | "law" TEXT) ("article" TEXT | "paragraph" NUMBER | "number" TEXT | "level" NAME)*
```
`… as area "经营面积够大" @ "食品安全法#33.1"` is what people write; the longer words after `@` name
the document number and the level where the short form leaves them open.
"""

from dataclasses import replace

from tongban.core.catalog.conditions.cursor import Cursor
from tongban.core.catalog.conditions.nodes import Note
from tongban.core.catalog.conditions.tokens import Token, unquoted
from tongban.core.vocabulary.citations import Citation, LegalLevel, parse_citation
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
    if cursor.took("law"):
        citation = Citation(law=_text(cursor, "法规名称"))
    else:
        citation = _citation(cursor, cursor.expect_kind("text", "双引号里的法律条文"))
    while cursor.sees("article", "paragraph", "number", "level"):
        citation = _narrowed(cursor, citation)
    return citation


def _narrowed(cursor: Cursor, citation: Citation) -> Citation:
    match cursor.take().written:
        case "article":
            return replace(citation, article=_text(cursor, "条"))
        case "paragraph":
            return replace(citation, paragraph=cursor.whole_number())
        case "number":
            return replace(citation, number=_text(cursor, "文号"))
        case _:
            return replace(citation, level=_level(cursor))


def _level(cursor: Cursor) -> LegalLevel:
    token = cursor.expect_kind("word", "效力层级")
    names = [level.name.lower() for level in LegalLevel]
    if token.written not in names:
        raise cursor.error(
            f"没有{token.shown}这个效力层级", at=token.position, hint="、".join(names)
        )
    return LegalLevel[token.written.upper()]


def _text(cursor: Cursor, meaning: str) -> str:
    return unquoted(cursor.expect_kind("text", f"双引号里的{meaning}"))


def _citation(cursor: Cursor, token: Token) -> Citation:
    try:
        return parse_citation(unquoted(token))
    except InvalidValue as problem:
        raise cursor.error(
            f"看不懂依据{token.shown}", at=token.position, hint='例如 "行政许可法#32.1"'
        ) from problem
