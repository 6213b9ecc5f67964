"""Paper mandates (纸质授权委托书): what a window saw of one, and how a second officer checks it.

民法典 §135, §165: a mandate may be given on paper; it names the agent, the matters and the period,
and the one whom it binds signs or seals it. Nobody at the window saw them sign. So their identity
document is looked at, the paper is kept, they are told at once, and a colleague checks: each paper
before it counts, or some of them afterwards, drawn by lot.
"""

import enum
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongban.core.people.histories import Signatory
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.errors import InvalidValue
from tongban.core.vocabulary.limits import TimeLimit

_ALL: Final = 1000


class GrantorSeen(enum.Enum):
    """By what the clerk saw who the grantor is (委托人身份核对)."""

    ORIGINAL = "original"
    COPY = "copy"


class PaperCheck(enum.Enum):
    """When a second officer looks at a paper mandate (复核方式)."""

    BEFORE = "before"
    AFTER = "after"
    NOT_DRAWN = "not_drawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMandateTerms:
    """How a city takes paper mandates (纸质委托做法).

    With `two_persons` none counts before a second officer has checked it. Otherwise `per_thousand`
    of them are drawn, to be checked within `check_within` while they count.
    """

    two_persons: bool
    per_thousand: int
    check_within: TimeLimit
    basis: Citation

    def __post_init__(self) -> None:
        if not 0 <= self.per_thousand <= _ALL:
            raise InvalidValue("paper mandates", "so many of a thousand are drawn: 0 to 1000")

    def check(self, *, drawn: bool) -> PaperCheck:
        """Return when a paper is checked that was drawn, or was not."""
        if self.two_persons:
            return PaperCheck.BEFORE
        return PaperCheck.AFTER if drawn else PaperCheck.NOT_DRAWN


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperAuthority:
    """The paper that a mandate rests on (委托书原件), as a clerk saw it.

    `file` is the scan. `check_by` is the day by which a second officer looks at it.
    """

    file: str
    signed_on: date
    grantor_seen: GrantorSeen
    clerk: Signatory
    check: PaperCheck
    check_by: date | None = None
    checked_by: Signatory | None = None

    @property
    def unchecked(self) -> bool:
        """Tell whether a second officer has still to look at it."""
        return self.check is not PaperCheck.NOT_DRAWN and self.checked_by is None
