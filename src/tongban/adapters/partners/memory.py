"""Memory (短时记忆): a match may be used again for the same purpose for a few seconds.

A guide asks again on every page; the department need not answer each time. Only matches are kept,
for one purpose and one asker, briefly, and never on disk.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeAlias

from tongban.core.people.registers import Matched, Purpose, Question

_Key: TypeAlias = tuple[object, ...]

MOST_ANSWERS = 512


class Memory:
    """The matches of the last `seconds`; none at all when `seconds` is 0."""

    def __init__(self, seconds: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[_Key, tuple[float, Matched]] = OrderedDict()

    def recall(self, question: Question, purpose: Purpose) -> Matched | None:
        """Return the match for the same question and purpose, if one is fresh."""
        if self._seconds <= 0:
            return None
        with self._lock:
            self._drop_stale()
            kept = self._kept.get(_key(question, purpose))
        return kept[1] if kept else None

    def keep(self, question: Question, purpose: Purpose, match: Matched) -> None:
        """Remember `match` until its seconds are over or newer ones need the room."""
        if self._seconds <= 0:
            return
        key = _key(question, purpose)
        with self._lock:
            self._kept[key] = (self._clock() + self._seconds, match)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_ANSWERS:
                self._kept.popitem(last=False)

    def _drop_stale(self) -> None:
        now = self._clock()
        while self._kept and next(iter(self._kept.values()))[0] <= now:
            self._kept.popitem(last=False)


def _key(question: Question, purpose: Purpose) -> _Key:
    keys = tuple(sorted(question.keys.items()))
    wanted = tuple(sorted(element.code for element in question.wanted))
    return question.dataset.code, keys, wanted, purpose
