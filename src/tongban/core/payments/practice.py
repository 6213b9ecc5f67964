"""Practice (收费配置): how a city collects the fees of an item, beside what the law says of them.

A fee and its standard stand in the item; here stands at which event it is asked for, and who pays
less or nothing, on what basis and by what evidence (减免).
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue, Reason

_WHOLE = 100


class AskedAt(enum.Enum):
    """At which event a fee is asked for (收费时点)."""

    ACCEPTANCE = "acceptance"
    GRANT = "grant"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return {"acceptance": "受理后缴费", "grant": "准予后缴费"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeReduction:
    """Who pays less of a fee (减免): by how much, on what basis, shown by what evidence.

    `shown_by` is the evidence that shows it: where the library of certificates holds it for the
    payer, nobody has to ask. Otherwise the payer asks, and an officer looks at the evidence.

    Raises:
        InvalidValue: when it takes off nothing, or more than all.
    """

    id: str
    fee: str
    name: str
    percent: int
    basis: Citation
    evidence: str
    shown_by: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.percent <= _WHOLE:
            raise InvalidValue("reduction", Reason.RANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeePractice:
    """How the fees of one item are collected (事项收费配置)."""

    item: str
    asked_at: AskedAt
    basis: Citation
    reductions: tuple[FeeReduction, ...] = ()

    def of_fee(self, fee: str) -> tuple[FeeReduction, ...]:
        """Return the reductions of one fee."""
        return tuple(one for one in self.reductions if one.fee == fee)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeePractices:
    """How a city collects (本市收费配置): items that are not among them are not charged for."""

    items: Mapping[str, FeePractice] = field(default_factory=dict)

    def of(self, item: str) -> FeePractice | None:
        """Return how the fees of an item are collected, if they are."""
        return self.items.get(item)
