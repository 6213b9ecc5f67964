"""The choice of interfaces (接口取舍): a paper disappears only when all that it carries is served.

Where several registers could serve an element, the designated one is meant (一数一源: 政务数据共享
条例 wants one source department for each datum), so each list of a paper names its interfaces.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple


class Interface(NamedTuple):
    """A data interface that could be asked for: its price, and whether it is had or refused."""

    code: str
    cost: int = 1
    granted: bool = False
    refused: bool = False


class Wanted(NamedTuple):
    """A paper that is handed in so many times a year, until all interfaces of one list serve.

    `evidence` is the paper first meant, `items` are those that ask for it in this way.
    """

    alternatives: tuple[frozenset[str], ...]
    submissions: int
    evidence: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataDemand:
    """All interfaces that could be asked for, and all papers that are handed in."""

    interfaces: Mapping[str, Interface]
    wanted: tuple[Wanted, ...]

    def granted(self) -> frozenset[str]:
        """Return the interfaces that serve already."""
        return frozenset(code for code, one in self.interfaces.items() if one.granted)

    def open(self) -> tuple[str, ...]:
        """Return the interfaces that may be asked for, in the order of their codes."""
        return tuple(
            sorted(
                code for code, one in self.interfaces.items() if not one.granted and not one.refused
            )
        )

    def cost(self, chosen: Iterable[str]) -> int:
        """Return what some interfaces cost together."""
        return sum(self.interfaces[code].cost for code in chosen)

    def spared(self, chosen: AbstractSet[str]) -> int:
        """Return how many submissions a year disappear beyond those already spared."""
        granted = self.granted()
        serving = granted | chosen
        return sum(
            one.submissions
            for one in self.wanted
            if is_spared(one, serving) and not is_spared(one, granted)
        )


def is_spared(wanted: Wanted, serving: AbstractSet[str]) -> bool:
    """Tell whether a paper is unnecessary while some interfaces serve."""
    return any(listed <= serving for listed in wanted.alternatives)


class CurvePoint(NamedTuple):
    """How many submissions disappear for so much."""

    cost: int
    submissions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Interfaces chosen within a budget, what they spare, and the proof.

    No choice within the budget spares more than `bound`; where it equals `submissions`, none is
    better. `curve` bounds every budget: a straight line between two points is never exceeded.
    """

    chosen: frozenset[str]
    cost: int
    submissions: int
    bound: int
    curve: tuple[CurvePoint, ...] = ()

    @property
    def proven(self) -> bool:
        """Tell whether this is the best choice there is."""
        return self.submissions == self.bound
