"""Remedies (救济途径): what a person can do against a refusal, told to them in the refusal.

行政许可法 §38: a refusal states its reasons and the right to reconsideration and to litigation.
"""

import enum
from dataclasses import dataclass

from tongban.core.cases import law


class RemedyKind(enum.Enum):
    """The two ways to have a decision looked at again."""

    RECONSIDERATION = "reconsideration"
    LITIGATION = "litigation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One way to contest a decision, kept in the history in the words that were served."""

    kind: RemedyKind
    before: str
    within: str
    basis: str

    @property
    def words(self) -> str:
        """Return the sentence that a decision carries."""
        verb = "申请行政复议" if self.kind is RemedyKind.RECONSIDERATION else "提起行政诉讼"
        return f"可以自收到本决定之日起{self.within}内向{self.before}{verb}（{self.basis}）"


def remedies(*, reconsideration_before: str, court: str) -> tuple[Remedy, ...]:
    """Return both remedies, before the given bodies."""
    return (
        Remedy(
            kind=RemedyKind.RECONSIDERATION,
            before=reconsideration_before,
            within="60日",
            basis=str(law.RECONSIDERATION_PERIOD),
        ),
        Remedy(
            kind=RemedyKind.LITIGATION,
            before=court,
            within="6个月",
            basis=str(law.LITIGATION_PERIOD),
        ),
    )
