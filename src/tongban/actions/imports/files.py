"""The file of a run (导入文件): kept in pieces, put together again where it is read."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tongban.store.imports.models import ImportPiece, ImportRun

PIECE: Final = 1024 * 1024


def keep(run: ImportRun, chunks: Iterable[bytes]) -> None:
    """Keep a file with its size and digest; call it inside the transaction that makes the run."""
    digest, size = hashlib.sha256(), 0
    run.size, run.digest = 0, ""
    run.save()
    for number, piece in enumerate(_pieces(chunks)):
        ImportPiece.objects.create(run=run, number=number, content=piece)
        digest.update(piece)
        size += len(piece)
    run.size, run.digest = size, digest.hexdigest()
    run.save(update_fields=["size", "digest"])


@contextmanager
def file_of(run: ImportRun) -> Iterator[Path]:
    """Put the file together in a temporary place, for as long as it is read."""
    with tempfile.TemporaryDirectory(prefix="tb-import-") as folder:
        path = Path(folder) / "file"
        with path.open("wb") as file:
            rows = run.pieces.order_by("number").values_list("content", flat=True)
            for content in rows.iterator(chunk_size=4):
                file.write(content)
        yield path


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield bytes(held)
