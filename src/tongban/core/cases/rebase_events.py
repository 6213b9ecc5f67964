"""Events of a newer version (改用新版): offered, declined, gone over to.

A case keeps the version it was filed under (从旧). It goes over to a newer one only by its own
event, which says from which to which, what changed, what more it asks, and who agreed.
"""

from dataclasses import dataclass
from typing import ClassVar

from tongban.core.cases.acts import Performer
from tongban.core.cases.case_event import CaseEvent
from tongban.core.cases.submissions import Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class RebaseOffered(CaseEvent):
    """An officer laid the newer version before the applicant (建议改用新版), in plain words.

    `changes` is all that it would change for this case; `asks` are those of it that ask more.
    """

    name: ClassVar[str] = "rebase_offered"
    label: ClassVar[str] = "建议改用新版"

    from_version: int
    to_version: int
    changes: tuple[str, ...]
    asks: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RebaseDeclined(CaseEvent):
    """The applicant stays with the version they filed under (不改用新版); nothing changes."""

    name: ClassVar[str] = "rebase_declined"
    label: ClassVar[str] = "按原版本继续办理"

    to_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebased(CaseEvent):
    """The case goes on under the newer version (改用新版); whoever did it, agreed to it.

    `submission` is what was handed in, beside what the newer version asks of the same situation.
    `offered_by` is who laid it before the applicant, and None where an officer needed no consent.
    """

    name: ClassVar[str] = "rebased"
    label: ClassVar[str] = "改用新版"

    from_version: int
    to_version: int
    changes: tuple[str, ...]
    asks: tuple[str, ...]
    submission: Submission
    offered_by: Performer | None
