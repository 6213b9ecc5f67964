"""Burdens in files (负担列文件): ready to be measured, one weighted by cases and one not.

A small catalogue's burden is assembled when somebody asks. A province's takes seconds and is
assembled by the worker, once for each release and day, and mapped by every process; so is that of
each earlier release which today's is compared with.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from tongban.actions.graph.compiling import FRAME, compiling_alone, edition
from tongban.actions.graph.current import AT_ONCE, current_graph, graph_folder
from tongban.actions.graph.parts import parts_of
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.graph.burden.derive import Reckoning, Year
from tongban.core.graph.burden.model import Source
from tongban.core.vocabulary.calendars import WorkingCalendar
from tongban.core.vocabulary.errors import Unavailable
from tongban.engines.burden import stored
from tongban.engines.burden.arrays import arrays
from tongban.engines.burden.assembling import Circumstances, assembled
from tongban.engines.burden.frames import Frame, framed
from tongban.engines.burden.uses import serving_today
from tongban.engines.burden.what_if import Reckoner
from tongban.engines.service_graph import storage
from tongban.store.cases.queries.year import cases_since, papers_since
from tongban.store.catalog.queries import Published

_YEAR: Final = timedelta(days=365)
_SERVING: Final = "serving today"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyBurden:
    """A burden that can be measured; of all its `sources`, `today` are those that serve now."""

    reckoner: Reckoner
    sources: frozenset[Source]
    today: frozenset[Source]


class _Key(NamedTuple):
    """What a burden is of: a release under what is granted, a day, and how it is weighted."""

    edition: str
    today: date
    by_cases: bool
    base: int = 0

    @property
    def written(self) -> str:
        """Return the form in the notes of a file."""
        return f"{stored.FORM} {self.edition} {self.today} {self.by_cases} {self.base}"

    @property
    def path(self) -> Path:
        """Return where this machine keeps the burden weighted so."""
        weighted = "cases" if self.by_cases else "items"
        return graph_folder() / f"{self.base or weighted}.burden"


def ready_burden(outside: Outside, *, by_cases: bool) -> tuple[ReadyBurden, bool]:
    """Return the burden of what is published now, and whether it is that of a release before.

    Raises:
        Unavailable: before the first release, or while the first burden is assembled.
    """
    release = published()
    key = _Key(edition(release), outside.today, by_cases)
    if len(release.rows) <= AT_ONCE:
        return _assembled_once(key, outside.calendar), False
    try:
        found = key.path.stat()
    except FileNotFoundError:
        raise Unavailable("the burden is being assembled") from None
    ready, written = _opened(os.fspath(key.path), found.st_ino, found.st_mtime_ns)
    return ready, written != key.written


def ready_base(earlier: Published, outside: Outside) -> ReadyBurden:
    """Return the burden of an earlier release of a province, weighted by the cases of this year.

    Raises:
        Unavailable: while it is assembled, which is done for what `keep_bases` is told of.
    """
    key = _Key(edition(earlier), outside.today, by_cases=True, base=earlier.release)
    try:
        found = key.path.stat()
    except FileNotFoundError:
        raise Unavailable("the burden of the base is being assembled") from None
    return _opened(os.fspath(key.path), found.st_ino, found.st_mtime_ns)[0]


def keep_bases(bases: Iterable[Published], outside: Outside) -> int:
    """Assemble the burdens of earlier releases, and drop those of others; return how many."""
    day = outside.today
    kept = {_Key(edition(one), day, by_cases=True, base=one.release): one for one in bases}
    names = {key.path.name for key in kept}
    for path in graph_folder().glob("[0-9]*.burden"):
        if path.name not in names:
            path.unlink(missing_ok=True)  # whoever has it mapped goes on reading it
    return sum(_keep_base(key, earlier, outside.calendar) for key, earlier in kept.items())


def assembled_burden(release: Published, year: Year, reckoning: Reckoning) -> ReadyBurden:
    """Return the burden of a small release, from the parts kept beside its versions."""
    parts = parts_of(list(release.rows.values()), keep=False)
    return _assembled(framed(part.burden for part in parts), release, year, reckoning)


def keep_burdens(outside: Outside) -> int:
    """Assemble what a province would wait for, unless that has been done; return how many."""
    try:
        release = published()
    except Unavailable:
        return 0
    if len(release.rows) <= AT_ONCE:
        return 0
    keys = (_Key(edition(release), outside.today, by_cases) for by_cases in (False, True))
    return sum(_keep(key, release, outside.calendar) for key in keys)


def _keep(key: _Key, release: Published, calendar: WorkingCalendar) -> bool:
    with compiling_alone(graph_folder()):
        known = storage.read(key.path)
        frame = storage.read(graph_folder() / FRAME)
        if known is not None and known.notes["of"] == key.written:
            return False
        if frame is None or frame.notes["release"] != key.edition:
            return False  # the graph is compiled first
        _write(key, _assembled(Frame(frame.arrays), release, *_given(key, calendar)))
        return True


def _keep_base(key: _Key, earlier: Published, calendar: WorkingCalendar) -> bool:
    known = storage.read(key.path)
    if known is not None and known.notes["of"] == key.written:
        return False
    _write(key, assembled_burden(earlier, *_given(key, calendar)))
    return True


def _write(key: _Key, ready: ReadyBurden) -> None:
    every = ready.reckoner.arrays.columns.sources.sources
    serving = np.fromiter((one in ready.today for one in every), np.bool_, len(every))
    written = [*stored.saved(ready.reckoner.arrays), (_SERVING, serving)]
    storage.write(key.path, written, {"of": key.written})


@lru_cache(maxsize=4)
def _assembled_once(key: _Key, calendar: WorkingCalendar) -> ReadyBurden:
    """Assemble the burden of a small catalogue, of which the graph is compiled just as quickly."""
    current_graph()
    frame = storage.read(graph_folder() / FRAME)
    if frame is None:
        raise Unavailable("the burden is being assembled")
    return _assembled(Frame(frame.arrays), published(), *_given(key, calendar))


def _given(key: _Key, calendar: WorkingCalendar) -> tuple[Year, Reckoning]:
    year = _year(key.today) if key.by_cases else Year()
    return year, Reckoning(filed_on=key.today, calendar=calendar)


def _assembled(frame: Frame, release: Published, year: Year, reckoning: Reckoning) -> ReadyBurden:
    given = Circumstances(
        catalogue=release.catalogue,
        journeys=tuple(release.journeys.values()),
        year=year,
        reckoning=reckoning,
    )
    made = arrays(assembled(frame, given))
    return ReadyBurden(
        reckoner=Reckoner(made),
        sources=frozenset(made.columns.sources.sources),
        today=serving_today(made, release.catalogue),
    )


def _year(today: date) -> Year:
    since = today - _YEAR
    return Year(cases=cases_since(since), needed=papers_since(since), otherwise=0)


@lru_cache(maxsize=4)
def _opened(path: str, inode: int, written: int) -> tuple[ReadyBurden, str]:
    """Map a file once for as long as it is the same file."""
    del inode, written
    found = storage.read(Path(path))
    if found is None:
        raise Unavailable("the burden is being assembled")
    made = stored.opened(found.arrays)
    every = made.columns.sources.sources
    today = (every[place] for place in np.flatnonzero(found.arrays[_SERVING]).tolist())
    ready = ReadyBurden(reckoner=Reckoner(made), sources=frozenset(every), today=frozenset(today))
    return ready, found.notes["of"]
