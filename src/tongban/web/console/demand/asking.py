"""What an address asks (清单条件): how many interfaces, from which start, without which of them."""

from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

MOST = 500
"""Longer lists are nobody's list."""

_REFUSED = 100
_USUAL = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The budget in interfaces, what is refused, whether nothing is taken to serve yet."""

    budget: int = _USUAL
    refused: tuple[str, ...] = ()
    from_nothing: bool = False
    by_cases: bool = False

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """Return what an address asks; what it says wrongly is as if it said nothing."""
        budget = query.get("budget", "")
        return cls(
            budget=min(int(budget), MOST) if _is_number(budget) else _USUAL,
            refused=tuple(dict.fromkeys(query.getlist("refused")))[:_REFUSED],
            from_nothing=query.get("start") == "nothing",
            by_cases=query.get("weights") == "cases",
        )

    def address(self, name: str = "console:demand") -> str:
        """Return the address that asks this."""
        return f"{reverse(name)}?{urlencode(self.pairs())}"

    def pairs(self, *, budget: bool = True) -> tuple[tuple[str, str], ...]:
        """Return what this asks as names and values."""
        return (
            *([("budget", str(self.budget))] if budget else []),
            ("start", "nothing" if self.from_nothing else "today"),
            ("weights", "cases" if self.by_cases else "items"),
            *(("refused", code) for code in self.refused),
        )

    def without(self, code: str) -> "Asked":
        """Return the same, with one interface refused."""
        return replace(self, refused=(*self.refused, code))

    def again_with(self, code: str) -> "Asked":
        """Return the same, with one interface refused no longer."""
        return replace(self, refused=tuple(one for one in self.refused if one != code))


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) < len(str(10 * MOST))
