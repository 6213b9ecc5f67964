"""Outcomes (办理结果): how steps end, cases close and results reach people (GB/T 39046)."""

import enum


class StepOutcome(enum.Enum):
    """How a step ended (业务动作)."""

    PASSED = "passed"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """Return the word a person reads."""
        return "通过" if self is StepOutcome.PASSED else "不通过"


class CompletionKind(enum.IntEnum):
    """How a case is closed (办结结果, national codes 0 to 6)."""

    WITH_CERTIFICATE = 0
    RETURNED = 1
    VOIDED = 2
    DELETED = 3
    FORWARDED = 4
    NOT_CORRECTED = 5
    ORDINARY = 6

    @property
    def normal(self) -> bool:
        """Tell whether it counts in time statistics; the others need a reason."""
        return self in (
            CompletionKind.WITH_CERTIFICATE,
            CompletionKind.FORWARDED,
            CompletionKind.ORDINARY,
        )


class DeliveryWay(enum.Enum):
    """How a result reaches the person (送达方式)."""

    ELECTRONIC = "electronic"
    WINDOW = "window"
    POST = "post"
    LOCKER = "locker"


class LapseConsequence(enum.Enum):
    """What follows when deferred papers never come (容缺逾期后果), as a city sets it."""

    ACCEPTANCE_REVOKED = "acceptance_revoked"
    DEEMED_WITHDRAWN = "deemed_withdrawn"
    TERMINATED = "terminated"

    @property
    def label(self) -> str:
        """Return the words a person reads."""
        return _LAPSES[self]


_LAPSES = {
    LapseConsequence.ACCEPTANCE_REVOKED: "撤销受理",
    LapseConsequence.DEEMED_WITHDRAWN: "视为撤回申请",
    LapseConsequence.TERMINATED: "终止办理",
}
