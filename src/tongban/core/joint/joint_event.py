"""What every event of a joint handling has (联办经过): a tag, words, the moment, and by whom."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final

from tongban.core.people.histories import HistoryEvent, Signatory
from tongban.core.vocabulary.dates import day_of

APPLICANT: Final = Signatory(staff_number="applicant", name="申请人", department="")
"""The applicant, whom this history does not name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointEvent(HistoryEvent):
    """One thing that happened to a joint handling; `label` is what a timeline shows."""

    label: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class JointAct:
    """One doing by one signatory at one moment (联办操作)."""

    at: datetime
    by: Signatory

    @property
    def today(self) -> date:
        """Return the day on which it happens, in China."""
        return day_of(self.at)
