"""Rules (质量规则): a check that somebody answers for, with what follows when it is broken."""

import enum
from dataclasses import dataclass
from typing import assert_never

from tongban.core.quality import checks
from tongban.core.quality.checks import Listed, QualityCheck
from tongban.core.vocabulary.citations import Citation


class Dimension(enum.Enum):
    """A side of quality (质量维度, GB/T 36344, which counts uniqueness under accuracy)."""

    COMPLETENESS = "completeness"
    VALIDITY = "validity"
    UNIQUENESS = "uniqueness"
    TIMELINESS = "timeliness"
    CONSISTENCY = "consistency"

    @property
    def label(self) -> str:
        """Return the dimension in Chinese."""
        return _LABELS[self]


_LABELS = {
    Dimension.COMPLETENESS: "完整性",
    Dimension.VALIDITY: "规范性",
    Dimension.UNIQUENESS: "唯一性",
    Dimension.TIMELINESS: "时效性",
    Dimension.CONSISTENCY: "一致性",
}


class Consequence(enum.Enum):
    """What a broken rule does (违反的后果).

    `REJECT` turns a row away when a register is handed over, `MARK` only counts it. What is used is
    never held up by either: only `REFUSE` also keeps an answer from whoever asked.
    """

    REJECT = "reject"
    MARK = "mark"
    REFUSE = "refuse"

    @property
    def turns_away(self) -> bool:
        """Tell whether a row that breaks such a rule is not taken."""
        return self is not Consequence.MARK


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityRule:
    """One rule of a register (质量规则).

    `only_when` limits it to rows in which another field has one of some values.
    """

    code: str
    check: QualityCheck
    basis: Citation
    consequence: Consequence = Consequence.REJECT
    only_when: Listed | None = None

    @property
    def dimension(self) -> Dimension:
        """Return the side of quality that the rule is about."""
        return dimension_of(self.check)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields of the own row that the rule reads."""
        condition = (self.only_when.field,) if self.only_when else ()
        return (*checks.fields_of(self.check), *condition)


def dimension_of(check: QualityCheck) -> Dimension:
    """Return the side of quality that a check is about."""
    match check:
        case checks.Filled():
            return Dimension.COMPLETENESS
        case (
            checks.Identifies()
            | checks.Listed()
            | checks.Shaped()
            | checks.Within()
            | checks.Dated()
        ):
            return Dimension.VALIDITY
        case checks.Unique():
            return Dimension.UNIQUENESS
        case checks.Fresh():
            return Dimension.TIMELINESS
        case checks.Ordered() | checks.AgreesWithNumber() | checks.Registered() | checks.SameAs():
            return Dimension.CONSISTENCY
        case _:
            assert_never(check)
