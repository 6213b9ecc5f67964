"""The schema (数据说明): what a program finds in `data.json`, as JSON Schema 2020-12."""

from collections.abc import Sequence
from typing import Any, Final

from tongban.adapters.data_copies.chapters import Chapter

FORMAT: Final = "tongban-data-copy/1"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema_of(chapters: Sequence[Chapter]) -> dict[str, Any]:
    """Return the schema of a copy with these chapters."""
    properties: dict[str, Any] = {
        "format": {"const": FORMAT},
        "made_at": {"type": "string", "format": "date-time"},
        **{chapter.code: _chapter(chapter) for chapter in chapters},
    }
    return {
        "$schema": _DIALECT,
        "title": "个人数据副本",
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    fields = {name: {"description": label} for name, label in chapter.labels.items()}
    return {
        "title": chapter.title,
        "type": "array",
        "items": {"type": "object", "properties": fields},
    }
