"""Remembering (记忆): derive once what follows from published, immutable definitions.

Item versions and catalogues are large frozen values. Comparing them by content would cost more than
it saves, so a result is remembered for the very objects that it was derived from; only days and
tuples are told apart by what they are.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from threading import Lock
from typing import TypeVar, TypeVarTuple

Sources = TypeVarTuple("Sources")
Derived = TypeVar("Derived")

_BY_CONTENT = frozenset({date, tuple})


def remembered(
    most: int,
) -> Callable[[Callable[[*Sources], Derived]], Callable[[*Sources], Derived]]:
    """Remember what a function returned, for the `most` newest objects that it was asked about."""

    def decorate(derive: Callable[[*Sources], Derived]) -> Callable[[*Sources], Derived]:
        results: dict[tuple[object, ...], tuple[tuple[*Sources], Derived]] = {}
        lock = Lock()

        @wraps(derive)
        def recall(*sources: *Sources) -> Derived:
            key = tuple([one if type(one) in _BY_CONTENT else id(one) for one in sources])
            known = results.get(key)
            if known is not None:
                return known[1]
            derived = derive(*sources)
            with lock:
                if len(results) >= most:
                    del results[next(iter(results))]
                # The sources are kept beside the result: while they live their identity is theirs.
                results[key] = (sources, derived)
            return derived

        return recall

    return decorate
