"""Arrays in one file (映射文件): written aside, swapped in at once, mapped by every process.

A process that has the old file mapped keeps reading it; the next one maps the new. A file that was
cut short or belongs to another layout is as good as none.
"""

import json
import mmap
import os
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

LAYOUT: Final = 4
"""Counts up whenever the arrays mean something else than before."""

_MAGIC: Final = b"TONGBAN-GRAPH\0"
_PREFIX: Final = struct.Struct(f"<{len(_MAGIC)}sHQQ")
"""What it is, its layout, where the index of the arrays begins, and how long the file is."""
_ALIGNED: Final = 64


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """Named arrays, and what the writer noted about them."""

    arrays: Mapping[str, Array]
    notes: Mapping[str, Any]
    size: int


def write(path: Path, arrays: Iterable[tuple[str, Array]], notes: Mapping[str, Any]) -> int:
    """Put a file of these arrays in the place of `path`; return its size in bytes.

    Each array is written as it comes, so that they need not all be held at once.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    places: dict[str, tuple[str, int, int]] = {}
    with aside.open("wb") as file:
        file.write(b"\0" * _ALIGNED)
        for name, array in arrays:
            places[name] = (array.dtype.str, file.tell(), len(array))
            file.write(np.ascontiguousarray(array).data)
            file.write(b"\0" * (-file.tell() % _ALIGNED))
        begin = file.tell()
        file.write(json.dumps({"arrays": places, "notes": notes}, ensure_ascii=False).encode())
        size = file.tell()
        file.seek(0)
        file.write(_PREFIX.pack(_MAGIC, LAYOUT, begin, size))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    return size


def read(path: Path) -> ArrayFile | None:
    """Map the file at `path`, or return None when there is no whole one of this layout."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # none, or an empty one
        return None
    if len(mapped) < _PREFIX.size:
        return None
    magic, layout, begin, size = _PREFIX.unpack_from(mapped)
    if (magic, layout, size) != (_MAGIC, LAYOUT, len(mapped)):
        return None
    index = json.loads(mapped[begin:])
    arrays = {
        name: np.frombuffer(mapped, dtype=np.dtype(kind), count=count, offset=place)
        for name, (kind, place, count) in index["arrays"].items()
    }
    return ArrayFile(arrays, index["notes"], size)
