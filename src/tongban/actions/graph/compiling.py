"""Compiling (图谱编译): a release as mapped files, remade only where something was published.

Versions are divided into shards by their codes. A shard whose versions are all as before is read
back from its files; the others are made again from the parts kept in the database. The shards make
up one graph, and beside it one frame, of which the burden is assembled.
"""

import fcntl
import hashlib
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from tongban.actions.graph.parts import FORM, KeptPart, parts_of
from tongban.core.graph.shared_parts import journey_part, shared_part
from tongban.engines.burden.frames import Frame, framed, joined
from tongban.engines.service_graph import storage
from tongban.engines.service_graph.merging import merged
from tongban.engines.service_graph.packing import packed
from tongban.engines.service_graph.shards import Shard, shard, shard_of, shards_for
from tongban.engines.service_graph.storage import LAYOUT
from tongban.store.catalog import graph_parts
from tongban.store.catalog.queries import Published

FILE: Final = "current.graph"
FRAME: Final = "current.frame"
_SHARDS: Final = "shards"
_LOCK: Final = "compiling.lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """What a compilation did: how many shards were made again, and how large the file is."""

    release: int
    items: int
    shards: int
    remade: int
    size: int
    seconds: float


def compile_graph(published: Published, folder: Path, *, keep: bool = True) -> Compiled:
    """Compile a release into `folder` and swap it in; `keep` parts that are newly derived.

    Whoever has the file before mapped goes on reading that one.
    """
    began = time.perf_counter()
    divided = _divided(published.rows)
    shards, frames, remade = [], [], 0
    for name, versions in divided.items():
        path = folder / _SHARDS / name
        found = _kept(path)
        if found is None:
            _make(path, list(parts_of(versions, keep=keep)))
            remade += 1
        graph, frame = found or _kept(path) or _made(list(parts_of(versions, keep=keep)))
        shards.append(graph)
        frames.append(frame)
    shards.append(_shared(published))
    notes = {"release": edition(published), "items": len(published.rows)}
    storage.write(folder / FRAME, joined(frames), notes)
    size = storage.write(folder / FILE, merged(shards), notes)
    _clear_away(folder / _SHARDS, divided)
    return Compiled(
        release=published.release,
        items=len(published.rows),
        shards=len(divided),
        remade=remade,
        size=size,
        seconds=time.perf_counter() - began,
    )


@contextmanager
def compiling_alone(folder: Path) -> Iterator[None]:
    """Wait until no other process of this machine compiles, and keep others waiting."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def edition(published: Published) -> str:
    """Return the name of a release under what is granted: both are in the graph."""
    return f"{release_name(published.release)}+{published.availability}"


@lru_cache(maxsize=4)
def release_name(release: int) -> str:
    """Return a name that no other release has, in this database or in one made anew."""
    return f"{release}@{graph_parts.released_at(release).isoformat()}"


def _divided(rows: Mapping[tuple[str, int], int]) -> dict[str, list[int]]:
    """Return the keys of the versions in each shard, under a name that tells what is in it."""
    count = shards_for(len(rows))
    digests = graph_parts.digests(rows.values())
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for (code, _), key in rows.items():
        groups[shard_of(code, count)].append(key)
    named = {}
    for place, keys in sorted(groups.items()):
        keys.sort()
        said = ",".join((f"{LAYOUT}.{FORM}", *(digests[key] for key in keys)))
        digest = hashlib.blake2b(said.encode(), digest_size=12).hexdigest()
        named[f"{place}-of-{count}-{digest}.graph"] = keys
    return named


def _made(parts: Sequence[KeptPart]) -> tuple[Shard, Frame]:
    """Return the parts of a shard as arrays: of the graph, and of the burden."""
    return shard(part.graph for part in parts), framed(part.burden for part in parts)


def _make(path: Path, parts: Sequence[KeptPart]) -> None:
    """Write the arrays of a shard."""
    graph, frame = _made(parts)
    storage.write(_beside(path), frame.arrays.items(), {})
    graph.keep(path)


def _kept(path: Path) -> tuple[Shard, Frame] | None:
    """Return the arrays of a shard from its files, or None unless both are whole."""
    graph, frame = Shard.kept(path), storage.read(_beside(path))
    return None if graph is None or frame is None else (graph, Frame(frame.arrays))


def _beside(path: Path) -> Path:
    return path.with_suffix(".frame")


def _shared(published: Published) -> Shard:
    """Return what all items share, and the journeys, which are few."""
    journeys = (journey_part(journey) for journey in published.journeys.values())
    return shard(packed(part) for part in (shared_part(published.catalogue), *journeys))


def _clear_away(folder: Path, wanted: Mapping[str, object]) -> None:
    """Remove shards of earlier releases; whoever has one mapped goes on reading it."""
    for path in (*folder.glob("*.graph*"), *folder.glob("*.frame*")):
        if path.with_suffix(".graph").name not in wanted:
            path.unlink(missing_ok=True)
