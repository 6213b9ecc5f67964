"""What people look for (检索记录): words and counts of a day, and nothing of whoever typed them.

No account, no address, no moment is kept, so nothing can be led back to a person (个人信息保护法
§4: what is anonymised is no personal information; §6: no more than the purpose needs). Words that
look like a number of somebody or an address are not kept at all, and words that only a few typed
are shown to nobody: they may be a name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from tongban.core.performance.measures import Ratio
from tongban.core.vocabulary.citations import Citation

FEWEST_SHOWN: Final = 3
"""How often words were looked for before anybody sees them."""

FEWEST_BASIS: Final = Citation.local("检索词至少出现三次才显示")

FIRST: Final = 3
"""Among how many results at the top a search has led to what was meant."""

LONGEST: Final = 30
_OF_A_PERSON: Final = re.compile(r"\d{5,}|@|https?:|www\.", re.IGNORECASE)
_BLANKS: Final = re.compile(r"\s+")


def worth_keeping(words: str) -> str:
    """Return words as they are counted; empty when they are too long or may be of a person."""
    tidy = _BLANKS.sub(" ", words).strip().casefold()
    return "" if len(tidy) > LONGEST or _OF_A_PERSON.search(tidy) else tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchTally:
    """How often words were looked for (检索汇总): `nothing` found nothing, `first` opened the top.

    `opened` are the results that were opened, by kind and code, with how often each was.
    """

    words: str
    times: int
    nothing: int = 0
    first: int = 0
    opened: Mapping[tuple[str, str], int] = field(default_factory=dict, hash=False)

    @property
    def clicks(self) -> int:
        """Return how often any result was opened."""
        return sum(self.opened.values())


def shown(tallies: Iterable[SearchTally]) -> tuple[SearchTally, ...]:
    """Return those that enough people typed to be shown, the most frequent first."""
    often = (one for one in tallies if one.times >= FEWEST_SHOWN)
    return tuple(sorted(often, key=lambda one: (-one.times, one.words)))


def of_searches(tallies: Iterable[SearchTally]) -> Mapping[str, Ratio]:
    """Return the readings that searches give; a result is opened once a search at most."""
    found = tuple(tallies)
    times = sum(one.times for one in found)
    some = times - sum(one.nothing for one in found)
    first = sum(min(one.first, one.times - one.nothing) for one in found)
    return {"search_found": Ratio(some, times), "search_led": Ratio(first, some)}
