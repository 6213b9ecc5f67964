"""Facts (事实): a data element, its value, where it came from and as of when.

The better source wins; the applicant may dispute a fact, and then their own document prevails
and the holder is asked to check (浙江省保障“最多跑一次”改革规定 §7).
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tongban.core.catalog.elements import Value


class FactSource(enum.IntEnum):
    """Where a fact came from (来源); larger is preferred."""

    STATED = 1
    EARLIER_CASE = 2
    CERTIFICATE = 3
    SHARED = 4
    PRODUCED = 5
    OFFICER = 6
    DISPUTED_BY_APPLICANT = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One piece of knowledge, with its provenance in words that a person can read."""

    element: str
    value: Value
    source: FactSource
    as_of: date
    origin: str = ""


Facts = Mapping[str, Fact]


def merged(*sources: Iterable[Fact]) -> dict[str, Fact]:
    """Return one fact per element: the best source, and of equals the latest."""
    best: dict[str, Fact] = {}
    for facts in sources:
        for fact in facts:
            known = best.get(fact.element)
            if known is None or (fact.source, fact.as_of) >= (known.source, known.as_of):
                best[fact.element] = fact
    return best


def values(facts: Facts) -> dict[str, Value]:
    """Return the bare values by element code, as conditions read them."""
    return {element: fact.value for element, fact in facts.items()}
