"""Print runs (合并打印): several documents as one file, so that a printer is asked once."""

import io
from collections.abc import Iterable

import pikepdf


def joined(documents: Iterable[bytes]) -> bytes:
    """Return the pages of PDF documents in one, in their order."""
    with pikepdf.new() as run:
        for document in documents:
            with pikepdf.open(io.BytesIO(document)) as one:
                run.pages.extend(one.pages)
        content = io.BytesIO()
        run.save(content)
    return content.getvalue()
