"""The directory (连接目录): which register is reached how, read again when somebody changed it."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from tongban.adapters.partners.kinds.files import file_source
from tongban.adapters.partners.kinds.over_http import json_source, xml_source
from tongban.adapters.partners.kinds.settings import Surroundings, Told
from tongban.adapters.partners.kinds.tables import table_source
from tongban.adapters.partners.sources import Source
from tongban.core.vocabulary.errors import ConfigurationError

KINDS: Final[Mapping[str, Callable[[Told, Surroundings], Source]]] = {
    "json": json_source,
    "xml": xml_source,
    "table": table_source,
    "file": file_source,
}
LOOK_SECONDS: Final = 1.0

Listed: TypeAlias = Mapping[str, tuple[str, Mapping[str, Any]]]
"""The kind and the settings of each dataset that is connected."""


def source_of(kind: str, settings: Mapping[str, Any], surroundings: Surroundings) -> Source:
    """Return the source described; raises `ConfigurationError` naming what is wrong."""
    if kind not in KINDS:
        raise ConfigurationError(f"A connection's kind is one of {', '.join(KINDS)}.")
    told = Told(settings)
    source = KINDS[kind](told, surroundings)
    told.nothing_else()
    return source


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    described: tuple[str, Mapping[str, Any]]
    source: Source


class Directory:
    """The sources of an installation, as they were at the last `look`.

    `listed` is asked again when `changed` says something new.
    """

    def __init__(
        self,
        listed: Callable[[], Listed],
        changed: Callable[[], object],
        surroundings: Surroundings,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._listed = listed
        self._changed = changed
        self._surroundings = surroundings
        self._clock = clock
        self._lock = threading.Lock()
        self._look_at = 0.0
        self._seen: object = None
        self._open: dict[str, _Open] = {}

    def __call__(self, dataset: str) -> Source | None:
        """Return the source of a dataset, if it is connected."""
        found = self._open.get(dataset)
        return found.source if found else None

    def look(self) -> None:
        """Take over what changed, once a second at most; the rest keeps what it holds."""
        with self._lock:
            if self._clock() >= self._look_at:
                self._look_at = self._clock() + LOOK_SECONDS
                self._look()

    def _look(self) -> None:
        seen = self._changed()
        if seen == self._seen:
            return
        listed = self._listed()
        for dataset in self._open.keys() - listed.keys():
            self._open.pop(dataset).source.close()
        for dataset, described in listed.items():
            known = self._open.get(dataset)
            if known is None or known.described != described:
                kind, settings = described
                source = source_of(kind, settings, self._surroundings)
                self._open[dataset] = _Open(described=described, source=source)
        self._seen = seen
