"""Gathering (成组提交): calls of one moment share a transaction; each waits until it is durable.

A commit costs the same for one call as for fifty. A few threads take whatever has come in, commit
it, and take what has come in meanwhile; nobody waits for a timer. While one waits for the disk
another gathers.
"""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Generic, TypeVar

import structlog
from django.db import DatabaseError, connection

from tongban.core.exchange.refusals import GatewayRefused, Refused

_log = structlog.get_logger(__name__)

One = TypeVar("One")
Result = TypeVar("Result")

MOST_TOGETHER = 128
IDLE_SECONDS = 1.0
PATIENCE_SECONDS = 6.0
"""How long a call waits to be logged; the database itself gives up before that."""


class _Place(Generic[One, Result]):
    """One that waits for its result: a lock that is released once, for one thread.

    A `Future` may be waited for by many, and takes several times as long.
    """

    __slots__ = ("_done", "_refused", "_result", "one")

    def __init__(self, one: One) -> None:
        self.one = one
        self._done = threading.Lock()
        self._done.acquire()
        self._refused: Refused | None = None

    def settle(self, result: Result) -> None:
        """Let whoever waits have the result."""
        self._result = result
        self._done.release()

    def refuse(self, refused: Refused) -> None:
        """Let whoever waits know why there is none."""
        self._refused = refused
        self._done.release()

    def outcome(self) -> Result:
        """Return the result when it is there; raises `Refused` when there is none, or not soon."""
        if not self._done.acquire(timeout=PATIENCE_SECONDS):
            raise GatewayRefused("unlogged")
        if self._refused is not None:
            raise self._refused
        return self._result


class Gathering(Generic[One, Result]):
    """Run `together` for all that came in; call `of` from any thread."""

    def __init__(
        self,
        together: Callable[[Sequence[One]], Sequence[Result]],
        *,
        name: str,
        threads: int = 1,
    ) -> None:
        self._together = together
        self._waiting: queue.SimpleQueue[_Place[One, Result] | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=self._run, name=f"{name}-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def of(self, one: One) -> Result:
        """Return the result for `one` once it is durable.

        Raises:
            GatewayRefused: when it could not be logged.
        """
        place: _Place[One, Result] = _Place(one)
        self._waiting.put(place)
        return place.outcome()

    def stop(self) -> None:
        """End once everything that came in is done."""
        self._waiting.put(None)
        for thread in self._threads:
            thread.join(PATIENCE_SECONDS)

    def _run(self) -> None:
        used_at = time.monotonic()
        while (first := self._waiting.get()) is not None:
            if time.monotonic() - used_at > IDLE_SECONDS:
                _leave_connection_that_broke()
            batch = [first]
            with suppress(queue.Empty):
                while len(batch) < MOST_TOGETHER:
                    more = self._waiting.get_nowait()
                    if more is None:
                        self._waiting.put(None)
                        break
                    batch.append(more)
            self._do(batch)
            used_at = time.monotonic()
        self._waiting.put(None)  # for the next of these threads
        connection.close()

    def _do(self, batch: Sequence["_Place[One, Result]"]) -> None:
        try:
            results = self._together([place.one for place in batch])
        except Refused as refused:
            for place in batch:
                place.refuse(type(refused)(refused.reason))
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may wait for ever
            _log.error("gateway.unlogged", calls=len(batch), fault=type(error).__name__)
            _leave_connection()
            for place in batch:
                place.refuse(GatewayRefused("unlogged"))
        else:
            for place, result in zip(batch, results, strict=True):
                place.settle(result)


def _leave_connection_that_broke() -> None:
    """Notice before it is needed that the server went away while nobody called."""
    if connection.connection is not None and not connection.is_usable():
        _leave_connection()


def _leave_connection() -> None:
    """Leave a connection that may be broken; the next batch opens another."""
    try:
        connection.close()
    except DatabaseError:
        connection.connection = None
