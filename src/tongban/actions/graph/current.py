"""The graph that is mapped (现行图谱): one file for all processes of a machine, looked at often.

A small catalogue is compiled when somebody asks; a province's by the worker, and until that is done
the release before is shown for what it is.
"""

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from tongban.actions.graph.compiling import (
    FILE,
    Compiled,
    compile_graph,
    compiling_alone,
    edition,
)
from tongban.actions.targets import published
from tongban.core.vocabulary.errors import Unavailable
from tongban.engines.service_graph.snapshot import Snapshot
from tongban.store.catalog.queries import Published

AT_ONCE: Final = 3_000
"""So many items are compiled while somebody waits, in about a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentGraph:
    """The graph that is mapped; `stale` tells that a newer release is being compiled."""

    snapshot: Snapshot
    stale: bool


def current_graph() -> CurrentGraph:
    """Return the graph of what is published now, or of the release before while it is compiled.

    Raises:
        Unavailable: before the first release, or while the first graph is compiled.
    """
    release = published()
    snapshot = _mapped()
    if not _is_of(snapshot, release) and len(release.rows) <= AT_ONCE:
        _compile(release, keep=False)
        snapshot = _mapped()
    if snapshot is None:
        raise Unavailable("the graph is being compiled")
    return CurrentGraph(snapshot=snapshot, stale=not _is_of(snapshot, release))


def keep_up() -> Compiled | None:
    """Compile what is published now unless that has been done; return what was done."""
    try:
        release = published()
    except Unavailable:
        return None
    return None if _is_of(_mapped(), release) else _compile(release, keep=True)


def graph_folder() -> Path:
    """Return where this machine keeps its graph."""
    folder: Path = settings.VAR / "graph"
    return folder


def _compile(release: Published, *, keep: bool) -> Compiled | None:
    with compiling_alone(graph_folder()):
        if _is_of(_mapped(), release):  # another process was faster
            return None
        return compile_graph(release, graph_folder(), keep=keep)


def _is_of(snapshot: Snapshot | None, release: Published) -> bool:
    return snapshot is not None and snapshot.notes["release"] == edition(release)


def _mapped() -> Snapshot | None:
    path = graph_folder() / FILE
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return _opened(os.fspath(path), found.st_ino, found.st_mtime_ns)


@lru_cache(maxsize=2)
def _opened(path: str, inode: int, written: int) -> Snapshot | None:
    """Map a file once for as long as it is the same file."""
    del inode, written
    return Snapshot.mapped(Path(path))
