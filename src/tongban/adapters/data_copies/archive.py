"""The archive (压缩包): page, data, schema, and every paper as it was handed in."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final

from tongban.adapters.data_copies.chapters import Chapter, CopiedFile
from tongban.adapters.data_copies.page import write_page
from tongban.adapters.data_copies.schema import FORMAT, schema_of

_UNSAFE: Final = re.compile(r"[^\w.\-（）()]+")
_LONGEST_NAME: Final = 80


def write_archive(
    title: str, made_at: datetime, chapters: Sequence[Chapter], files: Iterable[CopiedFile]
) -> bytes:
    """Return the ZIP; papers stand in it one after the other, so few are in memory at once."""
    data = {
        "format": FORMAT,
        "made_at": made_at.isoformat(),
        **{chapter.code: chapter.entries for chapter in chapters},
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("index.html", write_page(title, made_at, chapters))
        archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=1))
        schema = json.dumps(schema_of(chapters), ensure_ascii=False, indent=1)
        archive.writestr("schema.json", schema)
        for file in files:
            archive.writestr(f"files/{file.id}-{_safe(file.name)}", file.content)
    return made.getvalue()


def _safe(name: str) -> str:
    """Return a name that no unpacking program takes for a place elsewhere."""
    return _UNSAFE.sub("_", name).lstrip(".")[-_LONGEST_NAME:]
