"""Deciding (处理建议): a guide on the desk of a copy, and what was decided on what it suggests.

Whoever edits the copy sees the same guide and the same decisions, with who made each and when. The
last decision on a suggestion holds; taking one back is a decision too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.reading.blocks import GuideText
from tongban.core.reading.pointing import Pointer, pointed_at
from tongban.core.reading.reading import read_guide
from tongban.core.reading.suggestions import Suggestion


class Decision(StrEnum):
    """What was decided on a suggestion (处理结论)."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision (处理记录): on which suggestion, what, by whom and when."""

    key: str
    decision: Decision
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskReading:
    """A guide on the desk of a copy (在读的指南); `decided` is what holds by suggestion."""

    guide: GuideText
    pointers: tuple[Pointer, ...] = ()
    decided: Mapping[str, Decided] = field(default_factory=dict)

    def suggestions(self, catalogue: Catalogue) -> dict[str, Suggestion]:
        """Return what the rules read, and after it what a second reader pointed at, by key."""
        own = read_guide(self.guide, catalogue)
        return keyed((*own, *pointed_at(self.pointers, self.guide, catalogue, found=own)))


def standing(made: Iterable[Decided]) -> dict[str, Decided]:
    """Return the decisions that hold, given all that were made, in their order."""
    last = {one.key: one for one in made}
    return {key: one for key, one in last.items() if one.decision is not Decision.REOPENED}


def keyed(found: Iterable[Suggestion]) -> dict[str, Suggestion]:
    """Return suggestions by a key that the same guide always gives them."""
    seen: Counter[str] = Counter()
    named = {}
    for one in found:
        stem = "-".join(map(str, one.where)) + f"-{type(one.finding).__name__}"
        seen[stem] += 1
        named[f"{stem}-{seen[stem]}"] = one
    return named
