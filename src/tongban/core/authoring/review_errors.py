"""What a review does not allow (审核中不允许的操作), and by which rule.

NotAllowed
└── ReviewNotAllowed      `rule` is stable
    ├── WrongStage          the copy is not where this may happen
    ├── OwnWork             whoever wrote it may not review it, nor review it twice
    ├── NotTheReviewer      another post or another department
    └── FaultsRemain        lint found errors, listed in `faults`
"""

from collections.abc import Iterable
from typing import ClassVar

from tongban.core.vocabulary.errors import NotAllowed


class ReviewNotAllowed(NotAllowed):
    """The stage of the review, or the one who acts, forbids it."""

    rule_id: ClassVar[str] = "review"

    def __init__(self, message: str) -> None:
        super().__init__(message, rule=self.rule_id)


class WrongStage(ReviewNotAllowed):
    """The copy is not where this may happen."""

    rule_id = "review.stage"


class OwnWork(ReviewNotAllowed):
    """Four eyes: whoever wrote it, or reviewed it before, may not review it."""

    rule_id = "review.own_work"


class NotTheReviewer(ReviewNotAllowed):
    """The officer has another post, or belongs to another department."""

    rule_id = "review.competence"


class FaultsRemain(ReviewNotAllowed):
    """What lint calls an error must be put right first; `faults` are its sentences."""

    rule_id = "review.faults"

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{len(self.faults)} faults remain")
