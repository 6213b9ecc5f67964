"""Holding (授权记忆): what grants said when they were last read, to be confirmed when it counts.

Grants change once in months and are asked for every call. So a call is judged by what is
remembered, and the statement that writes it down also holds the grant to the very version that was
remembered: suspended a second ago is suspended. A refusal is never by memory; grants are read anew
before anybody is refused.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from tongban.core.exchange.grants import Grant

MOST_REMEMBERED: Final = 10_000

Pair: TypeAlias = tuple[str, str]
"""A consumer and a dataset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A grant as it was read, with what differs once it was changed."""

    grant: Grant
    version: str


Read: TypeAlias = Callable[[Iterable[Pair]], Mapping[Pair, Sequence[Held]]]
"""Return the grants of each consumer on each dataset, as they stand at this moment."""


class Holding:
    """What was read of grants; threads may share it, since whatever they find is confirmed."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known: dict[Pair, Sequence[Held]] = {}

    def remembered(self, pairs: Iterable[Pair]) -> dict[Pair, Sequence[Held]]:
        """Return the grants of pairs as they were last read; those never read are read now."""
        wanted = set(pairs)
        known = {pair: self._known[pair] for pair in wanted if pair in self._known}
        unknown = wanted - known.keys()
        return {**known, **self.anew(unknown)} if unknown else known

    def anew(self, pairs: Iterable[Pair]) -> dict[Pair, Sequence[Held]]:
        """Read the grants of pairs now, and remember those that somebody has."""
        wanted = set(pairs)
        found = self._read(wanted)
        if len(self._known) > MOST_REMEMBERED:
            self._known.clear()
        for pair in wanted:
            self._known.pop(pair, None)
        self._known.update({pair: held for pair, held in found.items() if held})
        return {pair: found.get(pair, ()) for pair in wanted}
