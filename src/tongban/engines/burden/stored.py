"""Stored (落盘): the arrays of a burden as named runs of numbers, to be mapped by every process.

Whoever maps them can measure at once: nothing is computed, and no process has a copy of its own.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final, TypeVar, get_type_hints

import numpy as np
import numpy.typing as npt

from tongban.core.catalog.evidence import Trust
from tongban.core.graph.burden.model import Document, Source, SourceKind
from tongban.engines.burden.arrays import Arrays
from tongban.engines.burden.naming import Names

Array = npt.NDArray[Any]
Whole = TypeVar("Whole")

FORM: Final = 4
"""Counts up whenever the arrays mean something else than before."""

_LISTS: Final[Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]]] = {
    ".columns.sources.sources": (
        lambda every: [(one.kind.value, one.code, one.in_part) for one in every],
        lambda read: [Source(SourceKind(kind), code, part) for kind, code, part in read],
    ),
    ".columns.sources.documents": (
        lambda every: [(one.evidence, one.grade.value, *one[2:]) for one in every],
        lambda read: [
            Document(code, Trust(grade), journey, tuple(opened))
            for code, grade, journey, opened in read
        ],
    ),
    ".columns.grades": (
        lambda graded: {kind: grade.value for kind, grade in graded.items()},
        lambda read: {kind: Trust(grade) for kind, grade in read.items()},
    ),
}
"""What is small or has a type of its own, as JSON: how it is written, and how it is read."""


def saved(arrays: Arrays) -> Iterator[tuple[str, Array]]:
    """Yield all that the arrays are made of, under the name of its place."""
    yield from _parts("", arrays)


def opened(stored: Mapping[str, Array]) -> Arrays:
    """Return the arrays of which `saved` named the parts; they are read where they lie."""
    return _whole("", Arrays, stored)


def _parts(name: str, value: Any) -> Iterator[tuple[str, Array]]:
    match value:
        case np.ndarray():
            yield f"{name}.shape", np.array(value.shape, np.int64)
            yield name, value.reshape(-1)
        case Names():
            yield f"{name}.octets", value.octets
            yield f"{name}.begins", value.begins
        case _:
            for field in _names_of(type(value)):
                inner = getattr(value, field)
                place = f"{name}.{field}"
                if place in _LISTS:
                    written = json.dumps(_LISTS[place][0](inner), ensure_ascii=False).encode()
                    yield place, np.frombuffer(written, np.uint8)
                else:
                    yield from _parts(place, inner if _is_kept(inner) else _texts(inner))


def _whole(name: str, kind: type[Whole], stored: Mapping[str, Array]) -> Whole:
    made: dict[str, Any] = {}
    for field, hint in get_type_hints(kind).items():
        place = f"{name}.{field}"
        if _has_fields(hint):
            made[field] = _whole(place, hint, stored)
        elif f"{place}.octets" in stored:
            made[field] = Names(stored[f"{place}.octets"], stored[f"{place}.begins"])
        elif f"{place}.shape" in stored:
            made[field] = stored[place].reshape(stored[f"{place}.shape"])
        else:
            made[field] = _LISTS[place][1](json.loads(stored[place].tobytes()))
    return kind(**made)


def _has_fields(kind: object) -> bool:
    return is_dataclass(kind) or hasattr(kind, "_fields")


def _names_of(kind: type[Any]) -> tuple[str, ...]:
    if is_dataclass(kind):
        return tuple(one.name for one in fields(kind))
    named: tuple[str, ...] = kind._fields
    return named


def _is_kept(value: object) -> bool:
    return isinstance(value, np.ndarray | Names) or _has_fields(type(value))


def _texts(codes: Any) -> Names:
    return Names.of(code.encode() for code in codes)
