"""Arrays in one file (映射文件): written aside, swapped in at once, mapped by every process.

A process that has the old file mapped keeps reading it; the next one maps the new. A file that was
cut short or belongs to another layout is as good as none.
"""

import json
import mmap
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

LAYOUT: Final = 1
"""Counts up whenever the arrays mean something else than before."""

_MAGIC: Final = b"TONGBAN-GRAPH\0"
_PREFIX: Final = struct.Struct(f"<{len(_MAGIC)}sHQQ")
_ALIGNED: Final = 64


@dataclass(frozen=True, slots=True)
class ArrayFile:
    """Named arrays, and what the writer noted about them."""

    arrays: Mapping[str, Array]
    notes: Mapping[str, Any]
    size: int


def write(path: Path, arrays: Mapping[str, Array], notes: Mapping[str, Any]) -> int:
    """Put a file of these arrays in the place of `path`; return its size in bytes."""
    places, end = {}, 0
    for name, array in arrays.items():
        places[name] = (array.dtype.str, end, len(array))
        end += _padded(array.nbytes)
    header = json.dumps({"arrays": places, "notes": notes}, ensure_ascii=False).encode()
    begin = _padded(_PREFIX.size + len(header))
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.new")
    with aside.open("wb") as file:
        file.write(_PREFIX.pack(_MAGIC, LAYOUT, len(header), begin + end))
        file.write(header.ljust(begin - _PREFIX.size, b"\0"))
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(b"\0" * (_padded(array.nbytes) - array.nbytes))
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    return begin + end


def read(path: Path) -> ArrayFile | None:
    """Map the file at `path`, or return None when there is no whole one of this layout."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # none, or an empty one
        return None
    if len(mapped) < _PREFIX.size:
        return None
    magic, layout, length, size = _PREFIX.unpack_from(mapped)
    if (magic, layout, size) != (_MAGIC, LAYOUT, len(mapped)):
        return None
    header = json.loads(mapped[_PREFIX.size : _PREFIX.size + length])
    begin = _padded(_PREFIX.size + length)
    arrays = {
        name: np.frombuffer(mapped, dtype=np.dtype(kind), count=count, offset=begin + place)
        for name, (kind, place, count) in header["arrays"].items()
    }
    return ArrayFile(arrays, header["notes"], size)


def _padded(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
